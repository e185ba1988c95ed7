using System.Globalization;
using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Templates;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>A compiled program without its project: what a build would collect before it compiles is collected from the files beside it.</summary>
internal static class AssemblyInput
{
    private const string ProjectOnly = "An assembly does not contain the items of its project file (IamPermission, IamExclude, IamCondition, IamRuntime and others). Give the project to include them.";

    /// <summary>Reads a program.</summary>
    /// <param name="assembly">The file.</param>
    /// <param name="options">What the command line says of it.</param>
    /// <param name="work">A folder for what is kept while it is read.</param>
    /// <exception cref="ToolException">The file is no .NET program, or an option is wrong.</exception>
    public static ToolProgram Read(string assembly, InputOptions options, WorkFolder work)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(assembly))!;
        var files = Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal).Concat(options.ReadsPackages ? DepsFile.Assemblies(Path.ChangeExtension(assembly, ".deps.json")) : []).Where(path => !IsSame(path, assembly));
        return Read(assembly, [.. files], folder, options, work);
    }

    /// <summary>Reads a program whose references are known.</summary>
    /// <param name="assembly">The file.</param>
    /// <param name="references">The files that it may refer to, runtime assets first.</param>
    /// <param name="folder">The folder in which its settings and templates are.</param>
    public static ToolProgram Read(string assembly, IReadOnlyList<string> references, string folder, InputOptions options, WorkFolder work)
    {
        var catalog = AwsCatalog.Default;
        var content = AssemblyReader.WithoutReferences.Read(assembly);
        if (content.Kind == AssemblyKind.Unreadable) throw new ToolException($"'{assembly}' cannot be read: {content.Problem}.");
        if (content.Kind == AssemblyKind.NotManaged) throw new ToolException($"'{assembly}' is not a .NET assembly. Give the program's .dll, or its publish folder.");
        var name = Path.GetFileNameWithoutExtension(assembly);
        var placesFrom = options.PlacesFrom.Length > 0 ? options.PlacesFrom : folder;
        var read = CollectedReferences.Read(references, "", catalog);
        var kept = Path.Combine(work.NewFolder(), name);
        TextFile.Write(kept + ReferenceNeeds.FileSuffix, ReferenceNeedsFormat.Write(Needs(read, folder, options, catalog)));
        TextFile.Write(kept + ReferenceCache.FileSuffix, read.Cache);
        TextFile.Write(kept + HandlerList.FileSuffix, new HandlerList([.. HandlerFiles(folder).SelectMany(path => DeclaredHandlers.Read(path, folder))], WritesEach: true, DeclaresLambda: false).Write());
        var program = CompiledProgram.Read(assembly, kept + ReferenceNeeds.FileSuffix, read.Sources.Select(static source => source.Path), placesFrom, catalog);
        return new ToolProgram(name, placesFrom, [new("", program)])
        {
            IsApplication = content.IsApplication || program.EntryPoints.Count > 0,
            Doubts = [.. Doubts(name, content, references)],
        };
    }

    private static ReferenceNeeds Needs(CollectedReferences read, string folder, InputOptions options, AwsCatalog catalog)
    {
        var declarations = new ProjectDeclarations(catalog);
        var where = declarations.ReadOptions(options.Partition, options.Region, options.Account, "");
        foreach (var runtime in options.Runtimes) declarations.RunOn(runtime);
        foreach (var input in options.Inputs.Select(static input => input.Split('=', 2))) declarations.Say(input[0], input.Length > 1 ? input[1] : "");
        if (declarations.Problems.Count > 0) throw new ToolException(string.Join(Environment.NewLine, declarations.Problems.Select(static problem => OptionOf(problem.Text))), ExitCodes.Usage);
        string[] settings = read.UsesOptions ? [.. Directory.EnumerateFiles(folder).Where(ConfiguredRoles.IsSettings).Order(StringComparer.Ordinal)] : [];
        foreach (var permission in settings.SelectMany(static file => ConfiguredRoles.Read(Path.GetFileName(file), TextFile.ReadOrEmpty(file)))) declarations.Add(permission);

        var sources = read.Sources.Select(static source => source.Source);
        if (!declarations.Needs.IsEmpty) sources = sources.Append(new NeedsSource(NeedsSource.Project, true, declarations.Needs));
        return new ReferenceNeeds(where with { Inputs = declarations.Inputs }, sources.OrderBy(static source => source.Name, StringComparer.Ordinal).ToEquatableArray(), default) { CountsReached = !options.CountsAll };
    }

    // The same words as in a build, with the names that the command line has.
    private static string OptionOf(string problem)
        => problem.Replace("IamPolicyPartition", "--partition", StringComparison.Ordinal)
            .Replace("IamPolicyRegion", "--region", StringComparison.Ordinal)
            .Replace("IamPolicyAccount", "--account", StringComparison.Ordinal)
            .Replace("IamRuntime", "--runtime", StringComparison.Ordinal)
            .Replace("IamInput", "--input", StringComparison.Ordinal);

    private static IEnumerable<string> Doubts(string name, AssemblyContent content, IReadOnlyList<string> references)
    {
        yield return ProjectOnly;
        if (content.Record is null && content.Members.Count > 0) yield return $"{name} was built without IamAnalyzers, so its compiled code was read. A value that only the source shows counts as any value.";
        var found = references.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] missing = [.. content.References.Where(reference => !found.Contains(reference) && !FrameworkNames.Has(reference))];
        if (missing.Length > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{missing.Length} {(missing.Length == 1 ? "reference" : "references")} of {name} {(missing.Length == 1 ? "was" : "were")} not found, so what {(missing.Length == 1 ? "it needs" : "they need")} is not in the policy: {string.Join(", ", missing)}. Give the publish folder.");
        }
    }

    private static IEnumerable<string> HandlerFiles(string folder)
        => Directory.EnumerateFiles(folder).Where(path => Path.GetFileName(path) == DeclaredHandlers.ToolsDefaults || TemplateFile.MayBe(path, folder)).Order(StringComparer.Ordinal);

    private static bool IsSame(string path, string other) => string.Equals(Path.GetFullPath(path), Path.GetFullPath(other), StringComparison.Ordinal);
}
