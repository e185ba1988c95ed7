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
/// compiler's input, so it is written only when it changes. An IDE asks for it too, without building: then what is wrong is left out, and said by the build.
/// </summary>
public sealed class CollectIamNeeds : IamTask
{
    /// <summary>The resolved files that may be referenced assemblies, runtime assets first.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The output files of referenced projects.</summary>
    public ITaskItem[] ReferencedProjects { get; set; } = [];

    /// <summary>Whether an IDE asks, which builds neither this project nor its references.</summary>
    public bool IsDesignTime { get; set; }

    /// <summary><c>IamPermission</c> items.</summary>
    public ITaskItem[] Permissions { get; set; } = [];

    /// <summary><c>IamExclude</c> items.</summary>
    public ITaskItem[] Exclusions { get; set; } = [];

    /// <summary><c>IamRuntime</c> items.</summary>
    public ITaskItem[] Runtimes { get; set; } = [];

    /// <summary><c>IamCondition</c> items.</summary>
    public ITaskItem[] Conditions { get; set; } = [];

    /// <summary><c>IamEncrypted</c> items.</summary>
    public ITaskItem[] Encrypted { get; set; } = [];

    /// <summary><c>IamManagedPolicy</c> items.</summary>
    public ITaskItem[] Managed { get; set; } = [];

    /// <summary><c>IamInput</c> items.</summary>
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>Property <c>IamPolicySettings</c>: the settings files whose values the inputs have; the last one goes before the others.</summary>
    public string[] InputSettings { get; set; } = [];

    /// <summary>The files among which the project's settings are, <c>appsettings*.json</c>.</summary>
    public ITaskItem[] Settings { get; set; } = [];

    /// <summary>Property <c>IamPolicyTarget</c>.</summary>
    public string Target { get; set; } = "";

    /// <summary>Property <c>IamPolicyShrink</c>.</summary>
    public bool Shrink { get; set; }

    /// <summary>Property <c>IamPolicyS3AccessPoints</c>.</summary>
    public bool S3AccessPoints { get; set; }

    /// <summary>Property <c>IamPolicyPartition</c>.</summary>
    public string Partition { get; set; } = "";

    /// <summary>Property <c>IamPolicyRegion</c>.</summary>
    public string Region { get; set; } = "";

    /// <summary>Property <c>IamPolicyAccount</c>.</summary>
    public string Account { get; set; } = "";

    /// <summary>Property <c>IamPolicyOwnServices</c>.</summary>
    public string OwnServices { get; set; } = "";

    /// <summary>Property <c>IamPolicyFormats</c>.</summary>
    public string Formats { get; set; } = "";

    /// <summary>Property <c>IamPolicyReach</c>.</summary>
    public string Reach { get; set; } = "";

    /// <summary>The references that are read together with the program after compile, where only what is reached counts.</summary>
    [Output]
    public string[] ReadTogether { get; set; } = [];

    /// <summary>The references whose needs were written.</summary>
    [Output]
    public string[] Sources { get; set; } = [];

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
        var options = declarations.ReadOptions(Partition.Trim(), Region.Trim(), Account.Trim(), OwnServices) with { Target = declarations.ReadTarget(Target.Trim()), Shrink = Shrink, S3AccessPoints = S3AccessPoints };
        var formats = declarations.ReadFormats(Formats);
        var countsReached = declarations.ReadReach(Reach.Trim());
        foreach (var problem in declarations.Problems) Tell(problem);
        Read(declarations, Permissions, "IamPermission", item => declarations.Declare(new(item.ItemSpec, Text(item, "Resource"), Text(item, "PolicyCondition"), Text(item, "Reason"))));
        Read(declarations, Conditions, "IamCondition", item => declarations.Require(new(item.ItemSpec, Text(item, "Operator"), Text(item, "Value"), Text(item, "Services"), Text(item, "Reason"))));
        Read(declarations, Encrypted, "IamEncrypted", item => declarations.Encrypt(new(item.ItemSpec, Text(item, "KeyArn"), Text(item, "Reason"))));
        Read(declarations, Runtimes, "IamRuntime", item => declarations.RunOn(item.ItemSpec));
        Read(declarations, Inputs, "IamInput", item => declarations.Say(item.ItemSpec, Text(item, "Value")));
        foreach (var file in InputSettings.Where(file => !File.Exists(Path.Combine(Path.GetDirectoryName(ProjectFile)!, file)))) Tell(new Problem(ProblemSeverity.Error, RuleIds.BadOption, $"IamPolicySettings names '{file}', which does not exist."));
        Read(declarations, Managed, "IamManagedPolicy", item => declarations.Attach(new(item.ItemSpec, Text(item, "Environment"), Text(item, "Role"))));
        Read(declarations, Exclusions, "IamExclude", item => declarations.Exclude(item.ItemSpec, Text(item, "Reason")));
        foreach (var problem in DeclaredCondition.FindConflicts(declarations.Conditions)) Tell(problem);
        if (Log.HasLoggedErrors) return;

        var read = ReadReferences(catalog);
        if (read.UsesOptions) ReadRoles(declarations);
        List<NeedsSource> sources = [.. read.Sources.Select(static file => file.Source), .. NotBuilt()];
        if (!declarations.Needs.IsEmpty) sources.Add(new NeedsSource(NeedsSource.Project, true, declarations.Needs));
        sources.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));

        options = options with { Conditions = declarations.Conditions, Encrypted = declarations.Encrypted, Inputs = declarations.Inputs };
        var needs = new ReferenceNeeds(options, sources.ToEquatableArray(), declarations.Exclusions) { CountsReached = countsReached, Formats = formats, Attached = declarations.Attached, SettingsFiles = InputSettings.ToEquatableArray() };
        TextFile.WriteIfDifferent(NeedsFile, ReferenceNeedsFormat.Write(needs));
    }

    // Nobody knows what a project needs that was never built, unless the IDE has its source.
    private IEnumerable<NeedsSource> NotBuilt()
        => !IsDesignTime
            ? []
            : ReferencedProjects.Select(static item => item.GetMetadata("FullPath"))
                .Where(static file => !File.Exists(file))
                .Select(Path.GetFileNameWithoutExtension)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(static name => new NeedsSource(name, false, NeedsRecord.Empty));

    private void Tell(Problem problem, ItemPlace? place = null)
    {
        if (!IsDesignTime) Report(problem, place);
    }

    // Each problem is reported where its item stands.
    private void Read(ProjectDeclarations declarations, ITaskItem[] items, string type, Action<ITaskItem> read)
    {
        foreach (var item in items)
        {
            var known = declarations.Problems.Count;
            read(item);
            foreach (var problem in declarations.Problems.Skip(known)) Tell(problem, ItemPlace.Find(item.GetMetadata("DefiningProjectFullPath"), type, item.ItemSpec));
        }
    }

    private void ReadRoles(ProjectDeclarations declarations)
    {
        foreach (var file in Settings.Select(static item => item.GetMetadata("FullPath")).Where(ConfiguredRoles.IsSettings).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var permission in ConfiguredRoles.Read(Path.GetFileName(file), TextFile.ReadOrEmpty(file))) declarations.Add(permission);
        }
    }

    private CollectedReferences ReadReferences(AwsCatalog catalog)
    {
        var files = References.Where(static item => !IsFramework(item)).Select(static item => item.GetMetadata("FullPath"));
        var read = CollectedReferences.Read(files, TextFile.ReadOrEmpty(CacheFile), catalog);
        TextFile.WriteIfDifferent(CacheFile, read.Cache);
        Sources = [.. read.Sources.Select(static file => file.Path)];
        ReadTogether = [.. read.ReadTogether];
        return read;
    }

    // .NET itself comes as a framework reference, .NET Framework as files of the targeting pack.
    private static bool IsFramework(ITaskItem item)
        => item.GetMetadata("FrameworkReferenceName").Length > 0
            || string.Equals(item.GetMetadata("FrameworkFile"), "true", StringComparison.OrdinalIgnoreCase)
            || item.GetMetadata("ResolvedFrom") == "{TargetFrameworkDirectory}";

    private static string Text(ITaskItem item, string metadata) => item.GetMetadata(metadata).Trim();
}
