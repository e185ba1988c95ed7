using IamAnalyzers.Assemblies;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Assemblies.EntryPoints;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>A program after compile: what it needs by itself, what its references need and its project says, and where its calls stand.</summary>
internal sealed class CompiledProgram
{
    private readonly Func<IEnumerable<ReachedReference>, ICallPlaces> _placesOf;
    private readonly ReferenceNeeds _allOfReferences;
    private readonly HandlerList _handlers;
    private readonly ProgramEntryPoints _entryPoints;

    private CompiledProgram(NeedsSource source, AssemblyContent content, ReferenceNeeds references, ReferenceNeeds allOfReferences, HandlerList handlers, ProgramEntryPoints entryPoints, Func<IEnumerable<ReachedReference>, ICallPlaces> placesOf, IEnumerable<ReachedReference> reached)
    {
        _allOfReferences = allOfReferences;
        _handlers = handlers;
        _entryPoints = entryPoints;
        Source = source;
        Content = content;
        References = references;
        _placesOf = placesOf;
        Places = placesOf(reached);
    }

    /// <summary>What the program's own code needs, under its assembly name; what its record misses is an unresolved call.</summary>
    public NeedsSource Source { get; }

    /// <summary>What its file tells.</summary>
    public AssemblyContent Content { get; }

    /// <summary>What its references need and its project says.</summary>
    public ReferenceNeeds References { get; }

    /// <summary>Where its calls stand and those of its references.</summary>
    public ICallPlaces Places { get; }

    /// <summary>Its entry points that get a policy of their own, sorted by name (ordinal).</summary>
    public IReadOnlyList<ProgramEntryPoint> EntryPoints
        => _handlers.WritesEach ? [.. _entryPoints.EntryPoints.Select(entry => new ProgramEntryPoint(entry.Name, ProgramEntryPoint.RemarkOf(entry), Of(entry)) { Functions = entry.Functions })] : [];

    /// <summary>What is wrong with its entry points.</summary>
    public IReadOnlyList<EntryPointProblem> EntryPointProblems => _handlers.WritesEach ? _entryPoints.Problems : [];

    /// <summary>Reads a program.</summary>
    /// <param name="assembly">The compiled file.</param>
    /// <param name="needsFile">The file that the step before compile wrote; empty for a library, which has none.</param>
    /// <param name="references">The referenced files whose needs are in it, for the places of their calls.</param>
    /// <param name="projectFolder">The folder that paths of source files are relative to.</param>
    /// <returns>The program.</returns>
    /// <exception cref="IOException">A file cannot be read, or is not what this build wrote.</exception>
    public static CompiledProgram Read(string assembly, string needsFile, IEnumerable<string> references, string projectFolder, AwsCatalog catalog)
    {
        var project = ReferenceNeeds.Empty;
        if (needsFile.Length > 0 && !ReferenceNeedsFormat.TryRead(TextFile.ReadOrEmpty(needsFile), out project))
        {
            throw new IOException($"'{needsFile}' is not what this build wrote; delete it and build again.");
        }

        var sdk = SdkFiles(needsFile);
        var handlers = Beside(needsFile, HandlerList.FileSuffix) is { } handlersFile ? HandlerList.Read(TextFile.ReadOrEmpty(handlersFile)) : HandlerList.None;
        var entryPoints = ReadEntryPoints(assembly, needsFile, sdk, handlers, catalog);
        var all = project;
        var reached = project.CountsReached ? ReadReached(assembly, needsFile, sdk, catalog) : null;
        if (reached is not null) project = ReachedNeeds.Of(project, reached);
        var content = new AssemblyReader(catalog, sdk).Read(assembly);
        if (content.Kind == AssemblyKind.Unreadable) throw new IOException($"'{assembly}' cannot be read: {content.Problem}");
        var name = Path.GetFileNameWithoutExtension(assembly);
        var source = ReferenceSource.Of(name, content) ?? new NeedsSource(name, true, NeedsRecord.Empty);
        (project, all) = (WithSettings(project, source, projectFolder), WithSettings(all, source, projectFolder));
        var functions = entryPoints.EntryPoints.Where(static entry => entry.IsLambda).ToArray();
        return new(
            source,
            content,
            RuntimeNeeds.Add(project, functions, handlers.DeclaresLambda),
            all,
            handlers,
            entryPoints,
            assemblies => new ProgramPlaces(
                references.Prepend(assembly),
                projectFolder,
                catalog,
                assemblies.SelectMany(static reference => reference.Calls.Select(call => (reference.Name, Call: call)))
                    .Concat(content.CodeCalls.Select(call => (Name: name, Call: call)))
                    .ToLookup(static one => one.Name, static one => one.Call, StringComparer.OrdinalIgnoreCase)),
            reached is null ? [] : reached.References);
    }

    private static ReferenceNeeds WithSettings(ReferenceNeeds project, NeedsSource source, string projectFolder)
        => project.SettingsFiles.Count == 0
            ? project
            : project with { Options = DeclaredInput.WithSettings(project.Options, project.SettingsFiles.Select(file => TextFile.ReadOrEmpty(Path.Combine(projectFolder, file))), project.Unite(source.Needs)) };

    // What it reaches of its own code and of the references; what the project says holds for each. Managed policies that the project names are those of the whole program.
    private CompiledProgram Of(ReachedEntryPoint entry)
    {
        var known = entry.Assemblies.FirstOrDefault(assembly => string.Equals(assembly.Name, Source.Name, StringComparison.OrdinalIgnoreCase));
        var references = entry.WhyAll.Length > 0 ? _allOfReferences : ReachedNeeds.Of(_allOfReferences, new ReachedProgram(entry.Assemblies));
        return new(
            known is null ? Source : ReachedNeeds.Of(Source, known) with { Whole = null, NotReached = default },
            Content,
            RuntimeNeeds.Add(references, entry.IsLambda ? [entry] : [], _handlers.DeclaresLambda) with { Attached = default },
            _allOfReferences,
            HandlerList.None,
            ProgramEntryPoints.None,
            _placesOf,
            entry.Assemblies);
    }

    private static ProgramEntryPoints ReadEntryPoints(string assembly, string needsFile, IReadOnlyDictionary<string, string> sdk, HandlerList handlers, AwsCatalog catalog)
        => Beside(needsFile, ReferenceCache.FileSuffix) is { } cache && Beside(needsFile, EntryPointCache.FileSuffix) is { } entryCache && CompiledEntryPoints.Has(assembly, handlers.Handlers)
            ? EntryPointCache.Read(entryCache, assembly, ReferenceCache.LeadingToSdk(TextFile.ReadOrEmpty(cache)), sdk, handlers, catalog)
            : ProgramEntryPoints.None;

    // The step before compile read the SDK's files, and remembers beside its needs where they are.
    private static IReadOnlyDictionary<string, string> SdkFiles(string needsFile)
        => Beside(needsFile, ReferenceCache.FileSuffix) is { } cache ? ReferenceCache.SdkFiles(TextFile.ReadOrEmpty(cache)) : new Dictionary<string, string>();

    private static ReachedProgram? ReadReached(string assembly, string needsFile, IReadOnlyDictionary<string, string> sdk, AwsCatalog catalog)
        => Beside(needsFile, ReferenceCache.FileSuffix) is { } cache && Beside(needsFile, ReachCache.FileSuffix) is { } reachCache && ReferenceCache.LeadingToSdk(TextFile.ReadOrEmpty(cache)) is { Count: > 0 } references
            ? ReachCache.Read(reachCache, assembly, references, sdk, catalog)
            : null;

    private static string? Beside(string needsFile, string suffix)
        => needsFile.EndsWith(ReferenceNeeds.FileSuffix, StringComparison.Ordinal) ? needsFile.Substring(0, needsFile.Length - ReferenceNeeds.FileSuffix.Length) + suffix : null;
}
