namespace IamAnalyzers.Benchmarks;

/// <summary>The assemblies that a measured program refers to.</summary>
internal static class ReferencePaths
{
    /// <summary>The AWS SDK: its core and S3.</summary>
    public static IReadOnlyList<string> Sdk { get; } = Directory.GetFiles(AppContext.BaseDirectory, "AWSSDK.*.dll");

    /// <summary>The folder of the .NET installation that runs this.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>The framework, as a build refers to it: the reference assemblies beside the SDK.</summary>
    public static IReadOnlyList<string> Framework { get; } = Find();

    private static string[] Find()
    {
        var pack = Directory.GetDirectories(Path.Combine(Root, "packs", "Microsoft.NETCore.App.Ref"), Environment.Version.Major + ".*").Order(StringComparer.Ordinal).Last();
        return Directory.GetFiles(Path.Combine(pack, "ref"), "*.dll", SearchOption.AllDirectories);
    }
}
