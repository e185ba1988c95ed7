using IamAnalyzers.Assemblies.EntryPoints;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>What each entry point of a compiled program needs.</summary>
internal static class CompiledEntryPoints
{
    private const string NotTogether = "the program and its references cannot be read together";
    private const string ByName = "the code looks up other code by name, or lists the types of the program";
    private const string WholeProgram = "the whole program is the handler";

    /// <summary>Reads a program, once for each of its entry points.</summary>
    /// <param name="application">The program's file.</param>
    /// <param name="references">The files that lead to a use of the SDK.</param>
    /// <param name="sdk">The file of each assembly of the SDK, by its simple name.</param>
    /// <param name="handlers">The handlers that files beside the code name.</param>
    /// <returns>The entry points.</returns>
    /// <exception cref="IOException">The program's file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">The program's file is damaged.</exception>
    public static ProgramEntryPoints Read(string application, IReadOnlyList<string> references, IReadOnlyDictionary<string, string> sdk, IReadOnlyList<DeclaredHandler> handlers, AwsCatalog catalog, CancellationToken token = default)
    {
        using var program = AssemblyImage.Open(application);
        if (program is null) return ProgramEntryPoints.None;
        var (found, problems) = EntryPointFinder.Find(program, handlers);
        if (found.Count == 0) return new(default, problems.ToEquatableArray());
        var images = new List<AssemblyImage>();
        try
        {
            var why = Open(references, program, images);
            using var outside = new OutsideTypes(sdk);
            var roots = why is null ? new EntryPointRoots(program, found, new([program, .. images])) : null;
            return new(found.Select(entry => Read(entry, program, images, roots, why, outside, catalog, token)).ToEquatableArray(), problems.ToEquatableArray());
        }
        finally
        {
            foreach (var image in images) image.Dispose();
        }
    }

    /// <summary>Whether a file has entry points, or is meant to.</summary>
    /// <param name="path">The file.</param>
    /// <param name="handlers">The handlers that files beside the code name.</param>
    public static bool Has(string path, IReadOnlyList<DeclaredHandler> handlers)
    {
        try
        {
            using var image = AssemblyImage.Open(path);
            return image is not null && EntryPointFinder.Find(image, handlers) is var (found, problems) && found.Count + problems.Count > 0;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException)
        {
            return false;
        }
    }

    private static string? Open(IReadOnlyList<string> references, AssemblyImage program, List<AssemblyImage> images)
    {
        try
        {
            images.AddRange(references.Select(AssemblyImage.Open).OfType<AssemblyImage>());
            return images.Count == references.Count && JointReading.IsPossible([program, .. images]) ? null : NotTogether;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return NotTogether;
        }
    }

    // Whatever the code holds, all of it counts then.
    private static ReachedEntryPoint Read(EntryPoint entry, AssemblyImage program, List<AssemblyImage> images, EntryPointRoots? roots, string? why, OutsideTypes outside, AwsCatalog catalog, CancellationToken token)
    {
        var reached = new ReachedEntryPoint(entry.Name, entry.Place, entry.IsLambda, entry.Runtimes, default, why ?? WholeProgram) { Functions = entry.Functions };
        if (roots is null || entry.Kind == EntryPointKind.Program) return reached;
        try
        {
            var values = ProgramValues.Read([program, .. images], roots.Of(entry), outside, token);
            if (values.CountsWhole(program)) return reached with { WhyAll = ByName };
            return reached with { WhyAll = "", Assemblies = CompiledNeeds.Reached(values, images.Prepend(program), catalog) };
        }
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            return reached with { WhyAll = error is NotSupportedException ? error.Message : NotTogether };
        }
    }
}

/// <summary>The entry points of a program.</summary>
/// <param name="EntryPoints">Each with what it reaches, sorted by name (ordinal).</param>
/// <param name="Problems">What is wrong with them.</param>
internal sealed record ProgramEntryPoints(EquatableArray<ReachedEntryPoint> EntryPoints, EquatableArray<EntryPointProblem> Problems)
{
    public static ProgramEntryPoints None { get; } = new(default, default);
}

/// <summary>What an entry point reaches of the program and its references.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">What says that it is one.</param>
/// <param name="IsLambda">Whether AWS Lambda starts it.</param>
/// <param name="Runtimes">The presets that its function asks for beside that of Lambda.</param>
/// <param name="Assemblies">What is reached of each assembly, the program among them; none when all of it counts.</param>
/// <param name="WhyAll">Why all code counts; empty when only what is reached does.</param>
internal sealed record ReachedEntryPoint(string Name, string Place, bool IsLambda, EquatableArray<string> Runtimes, EquatableArray<ReachedReference> Assemblies, string WhyAll)
{
    /// <summary>The names of the functions that have it as their handler.</summary>
    public EquatableArray<string> Functions { get; init; }
}
