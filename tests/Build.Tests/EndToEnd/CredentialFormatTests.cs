using System.Globalization;
using IamAnalyzers.Core.Tests.Credentials;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>
/// <c>dotnet format</c> itself, on a program with several keys in several files: the same bytes in every run, nothing to do in a second one,
/// and no word about what has no fix. <c>IAM_FORMAT_RUNS</c> is the number of runs.
/// </summary>
public sealed class CredentialFormatTests : IDisposable
{
    private static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Clients.cs"] = """
            using Amazon;
            using Amazon.Runtime;
            using Amazon.S3;

            internal static class Clients
            {
                public static IAmazonS3 Photos() => new AmazonS3Client(Settings.Id, Settings.Secret, RegionEndpoint.EUWest1);

                public static IAmazonS3 Backup() => new AmazonS3Client(new SessionAWSCredentials("ID2", "SECRET2", "TOKEN"));

                public static IAmazonS3 Of(string id) => new AmazonS3Client(id, "SECRET", RegionEndpoint.EUWest1);

                public static AWSCredentials Any()
                {
                    var (id, secret) = ("ID", "SECRET");
                    return new BasicAWSCredentials(id, secret);
                }
            }

            """,
        ["Settings.cs"] = """
            internal static class Settings
            {
                public const string Id = "ID";
                public const string Secret = "SECRET";
                public const string Bucket = "photos";
            }

            """,
        ["Keys.cs"] = """
            internal sealed class Keys
            {
                public string First = "";
                public string Second = "";

                public static Keys Read()
                {
                    var keys = new Keys();
                    keys.First = "ID";
                    keys.Second = "SECRET";
                    return keys;
                }

                public static System.Net.NetworkCredential Mail() => new("ID2", "SMTP");

                // The client of the emulator: aws_secret_access_key = SECRET2
                public static object Local() => new Amazon.S3.AmazonS3Client("ID", "SECRET", new Amazon.S3.AmazonS3Config { ServiceURL = "http://localhost:4566" });
            }

            """,
        ["Program.cs"] = "System.Console.WriteLine(Clients.Photos() + Settings.Bucket + Keys.Read().First + \"ID:SECRET\");\n",
    };

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void EveryRunFromTheSameStart_EndsInTheSameBytesAndNeedsNoSecond()
    {
        _workspace.WriteProject("App", "<OutputType>Exe</OutputType><Nullable>enable</Nullable>", $"""<Analyzer Include="{Repository.Built("CodeFixes")}" />""");
        var runs = int.Parse(Environment.GetEnvironmentVariable("IAM_FORMAT_RUNS") ?? "2", CultureInfo.InvariantCulture);
        var results = new HashSet<string>(StringComparer.Ordinal);
        for (var run = 0; run < runs; run++)
        {
            foreach (var (name, text) in Files) _workspace.Write("App/" + name, Fill(text));
            if (run == 0) _workspace.Build("App").Succeeded();
            Format();
            results.Add(Texts());
        }

        var once = Assert.Single(results);
        Format();
        Assert.Equal(once, Texts());
        Assert.Contains("new AmazonS3Client(RegionEndpoint.EUWest1)", once, StringComparison.Ordinal);
        Assert.Contains("new AmazonS3Client(id, Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\")", once, StringComparison.Ordinal);
        _workspace.Build("App").Succeeded();
    }

    private void Format()
    {
        var result = _workspace.Run("format", "analyzers", "App", "--no-restore", "--diagnostics", "IAM0001", "IAM0002", "IAM0003", "--severity", "warn", "--verbosity", "normal").Succeeded();
        Assert.DoesNotContain("Unable to fix", result.Output, StringComparison.Ordinal);
    }

    private string Texts() => string.Concat(Files.Keys.Select(name => name + "\n" + _workspace.Read("App", name)));

    private static string Fill(string text) => text
        .Replace("\"ID2\"", $"\"{TestKeys.Id(812, "ASIA")}\"", StringComparison.Ordinal)
        .Replace("ID:SECRET", $"{TestKeys.Id(811)}:{TestKeys.Secret(821)}", StringComparison.Ordinal)
        .Replace("\"ID\"", $"\"{TestKeys.Id(811)}\"", StringComparison.Ordinal)
        .Replace("SECRET2", TestKeys.Secret(822), StringComparison.Ordinal)
        .Replace("\"SECRET\"", $"\"{TestKeys.Secret(821)}\"", StringComparison.Ordinal)
        .Replace("\"TOKEN\"", $"\"{TestKeys.MarkedToken(831)}\"", StringComparison.Ordinal)
        .Replace("\"SMTP\"", $"\"{TestKeys.Smtp(841)}\"", StringComparison.Ordinal);
}
