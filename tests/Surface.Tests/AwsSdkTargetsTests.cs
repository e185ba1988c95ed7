using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace IamAnalyzers.Surface.Tests;

/// <summary>What the property <c>AwsSdk</c> gives a project that names services.</summary>
public sealed class AwsSdkTargetsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Surface_IsTheDefaultForAbsentServices()
    {
        var items = await ItemsAsync();

        Assert.Contains("IamAnalyzers.AwsSdk.Surface.csproj", Names(items, "ProjectReference"));
        Assert.DoesNotContain("AWSSDK.IdentityManagement", Names(items, "PackageReference"));
        Assert.Contains("AWSSDK.EC2", Names(items, "PackageReference"));
    }

    [Fact]
    public async Task Nuget_TakesTheRealPackages()
    {
        var items = await ItemsAsync("-p:AwsSdk=nuget");

        Assert.DoesNotContain("IamAnalyzers.AwsSdk.Surface.csproj", Names(items, "ProjectReference"));
        Assert.Contains("AWSSDK.EC2", Names(items, "PackageReference"));
        Assert.Contains("AWSSDK.IdentityManagement", Names(items, "PackageReference"));
        Assert.Contains("AWSSDK.IdentityManagement", Names(items, "PackageVersion"));
        Assert.Single(Names(items, "PackageVersion"), "AWSSDK.EC2");
    }

    private static async Task<JsonElement> ItemsAsync(params string[] properties)
    {
        var sample = typeof(AwsSdkTargetsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "Sample").Value!;
        var start = new ProcessStartInfo("dotnet", ["msbuild", sample, "-getItem:ProjectReference,PackageReference,PackageVersion", .. properties])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, process.ExitCode);
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("Items").Clone();
    }

    private static List<string> Names(JsonElement items, string kind)
        => [.. items.GetProperty(kind).EnumerateArray().Select(item => Path.GetFileName(item.GetProperty("Identity").GetString()!))];
}
