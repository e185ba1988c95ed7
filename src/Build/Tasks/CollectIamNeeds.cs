using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>
/// Before compile: gathers what the references need and what the project says of its policy in one file. The file is the
/// compiler's input, so it is written only when it changes.
/// </summary>
public sealed class CollectIamNeeds : IamTask
{
    /// <summary>The resolved files that may be referenced assemblies, runtime assets first.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary><c>IamPermission</c> items.</summary>
    public ITaskItem[] Permissions { get; set; } = [];

    /// <summary><c>IamExclude</c> items.</summary>
    public ITaskItem[] Exclusions { get; set; } = [];

    /// <summary><c>IamRuntime</c> items.</summary>
    public ITaskItem[] Runtimes { get; set; } = [];

    /// <summary>Property <c>IamPolicyPartition</c>.</summary>
    public string Partition { get; set; } = "";

    /// <summary>Property <c>IamPolicyRegion</c>.</summary>
    public string Region { get; set; } = "";

    /// <summary>Property <c>IamPolicyAccount</c>.</summary>
    public string Account { get; set; } = "";

    /// <summary>Property <c>IamPolicyOwnServices</c>.</summary>
    public string OwnServices { get; set; } = "";

    /// <summary>Where the needs go.</summary>
    [Required]
    public string NeedsFile { get; set; } = "";

    /// <summary>Where the contents of the references are remembered.</summary>
    [Required]
    public string CacheFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var catalog = AwsCatalog.Default;
        var declarations = new ProjectDeclarations(catalog);
        var options = declarations.ReadOptions(Partition.Trim(), Region.Trim(), Account.Trim(), OwnServices);
        foreach (var item in Permissions) declarations.Declare(new(item.ItemSpec, Text(item, "Resource"), Text(item, "PolicyCondition"), Text(item, "Reason")));
        foreach (var item in Runtimes) declarations.RunOn(item.ItemSpec);
        foreach (var item in Exclusions) declarations.Exclude(item.ItemSpec, Text(item, "Reason"));
        foreach (var problem in declarations.Problems) Report(problem);
        if (Log.HasLoggedErrors) return;

        var sources = ReadReferences(catalog);
        if (!declarations.Needs.IsEmpty) sources.Add(new NeedsSource(NeedsSource.Project, true, declarations.Needs));
        sources.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));

        var needs = new ReferenceNeeds(options, sources.ToEquatableArray(), declarations.Exclusions);
        TextFile.WriteIfDifferent(NeedsFile, ReferenceNeedsFormat.Write(needs));
    }

    private List<NeedsSource> ReadReferences(AwsCatalog catalog)
    {
        var cache = ReferenceCache.Parse(TextFile.ReadOrEmpty(CacheFile), catalog);
        var files = ReferenceFiles.Choose(References.Where(static item => !IsFramework(item)).Select(static item => item.GetMetadata("FullPath")));
        var sources = files.Select(file => ReferenceSource.Of(file.Key, cache.Read(file.Value))).OfType<NeedsSource>().ToList();
        TextFile.WriteIfDifferent(CacheFile, cache.Write());
        return sources;
    }

    // .NET itself comes as a framework reference, .NET Framework as files of the targeting pack.
    private static bool IsFramework(ITaskItem item)
        => item.GetMetadata("FrameworkReferenceName").Length > 0
            || string.Equals(item.GetMetadata("FrameworkFile"), "true", StringComparison.OrdinalIgnoreCase)
            || item.GetMetadata("ResolvedFrom") == "{TargetFrameworkDirectory}";

    private static string Text(ITaskItem item, string metadata) => item.GetMetadata(metadata).Trim();
}
