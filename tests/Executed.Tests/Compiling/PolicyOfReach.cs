using IamAnalyzers.Assemblies;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>The policies of a program that was taken apart into a library and an application: of the library counts what the application reaches.</summary>
internal static class PolicyOfReach
{
    private const string Library = "Library";

    /// <summary>Takes a program apart, and derives its policies as the build of the application does.</summary>
    /// <param name="files">Its source files.</param>
    /// <param name="random">Draws the types of the library, and whether that is built with the generator.</param>
    /// <returns>What came out; <see langword="null"/> when it cannot be taken apart.</returns>
    public static ReachedParts? Of(IEnumerable<string> files, Random random)
    {
        var whole = ProgramCompiler.Source(files);
        if (ProgramLayers.Split(whole, random) is not { } layers) return null;
        var hasRecord = random.Next(2) == 0;
        var (libraryText, applicationText) = (layers.Library.Select(static file => file.ToFullString()).ToArray(), layers.Application.Select(static file => file.ToFullString()).ToArray());
        if (ProgramCompiler.EmitLibrary(Library, libraryText, hasRecord) is not { } library || ProgramCompiler.EmitOn(applicationText, library) is not { } application) return null;
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (libraryFile, applicationFile) = (Path.Combine(folder.FullName, Library + ".dll"), Path.Combine(folder.FullName, "App.dll"));
            File.WriteAllBytes(libraryFile, library);
            File.WriteAllBytes(applicationFile, application);
            var reader = new AssemblyReader(AwsCatalog.Default, PolicyOfCode.Sdk);
            var all = ReferenceNeeds.Empty with { CountsReached = true, Sources = new[] { ReferenceSource.Of(Library, reader.ReadReference(libraryFile)) }.OfType<NeedsSource>().ToEquatableArray() };
            var reached = CompiledNeeds.ReadReached(applicationFile, [libraryFile], PolicyOfCode.Sdk, AwsCatalog.Default);
            var needs = reached is null ? all : ReachedNeeds.Of(all, reached);
            var own = ReferenceSource.Of("App", reader.Read(applicationFile))?.Needs ?? NeedsRecord.Empty;
            return new(PolicyOfCode.Of(needs.Unite(own)), PolicyOfCode.Of(all.Unite(own)), hasRecord, reached is not null, string.Join("\n", [$"== library, {(hasRecord ? "with" : "without")} a record", .. libraryText, "== application", .. applicationText]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>A program of a library and an application.</summary>
/// <param name="Policy">The statements of what is reached, as JSON.</param>
/// <param name="WholePolicy">The statements of all code, as JSON.</param>
/// <param name="HasRecord">Whether the library was built with the generator.</param>
/// <param name="IsRead">Whether the two could be read as one program.</param>
/// <param name="Text">The code of both.</param>
internal sealed record ReachedParts(string Policy, string WholePolicy, bool HasRecord, bool IsRead, string Text);
