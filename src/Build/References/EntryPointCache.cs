using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Assemblies.EntryPoints;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>Remembers what the entry points of a program reach, by all that went in, so that a build in which nothing changed reads no code.</summary>
internal static class EntryPointCache
{
    /// <summary>How the name of the file ends that it is kept in, beside the needs of the same project.</summary>
    public const string FileSuffix = ".iam-entry-points.cache";

    private const string Problem = "problem";
    private const int FieldsOfEntry = 7;

    /// <summary>Reads a program, or remembers it.</summary>
    /// <param name="cacheFile">Where that is kept.</param>
    /// <param name="program">The program's file.</param>
    /// <param name="references">The files that lead to the SDK.</param>
    /// <param name="sdk">The file of each assembly of the SDK, by its simple name.</param>
    /// <param name="handlers">The handlers that files beside the code name.</param>
    /// <returns>Its entry points.</returns>
    public static ProgramEntryPoints Read(string cacheFile, string program, IReadOnlyList<string> references, IReadOnlyDictionary<string, string> sdk, HandlerList handlers, AwsCatalog catalog)
    {
        var stamp = ReachCache.Stamp(references.Prepend(program)) + "\t" + RecordFields.Escape(handlers.Write());
        if (TryParse(TextFile.ReadOrEmpty(cacheFile), stamp) is { } known) return known;
        var read = ReadCode(program, references, sdk, handlers, catalog);
        TextFile.Write(cacheFile, stamp + "\n" + string.Concat(read.Problems.Select(static problem => string.Join("\t", Problem, problem.IsError.ToString(), RecordFields.Escape(problem.Text)) + "\n")) + string.Concat(read.EntryPoints.Select(Line)));
        return read;
    }

    // A file that is no assembly has its message already.
    private static ProgramEntryPoints ReadCode(string program, IReadOnlyList<string> references, IReadOnlyDictionary<string, string> sdk, HandlerList handlers, AwsCatalog catalog)
    {
        try
        {
            return CompiledEntryPoints.Read(program, references, sdk, handlers.Handlers, catalog);
        }
        catch (BadImageFormatException)
        {
            return ProgramEntryPoints.None;
        }
    }

    private static ProgramEntryPoints? TryParse(string text, string stamp)
    {
        var lines = text.Split('\n');
        if (lines[0] != stamp) return null;
        try
        {
            var rest = lines.Skip(1).Where(static line => line.Length > 0).Select(static line => line.Split('\t')).ToArray();
            return new(
                rest.Where(static fields => fields[0] != Problem).Select(Parse).ToEquatableArray(),
                rest.Where(static fields => fields[0] == Problem).Select(static fields => new EntryPointProblem(bool.Parse(fields[1]), RecordFields.Unescape(fields[2]))).ToEquatableArray());
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static string Line(ReachedEntryPoint entry)
        => string.Join(
            "\t",
            [
                RecordFields.Escape(entry.Name),
                RecordFields.Escape(entry.Place),
                entry.IsLambda.ToString(),
                RecordFields.EscapeList(entry.Runtimes),
                RecordFields.Escape(entry.WhyAll),
                RecordFields.EscapeList(entry.Functions),
                RecordFields.EscapeList(entry.Assemblies.Select(ReachCache.Line)),
            ]) + "\n";

    private static ReachedEntryPoint Parse(string[] fields)
        => new(
            RecordFields.Unescape(fields[0]),
            RecordFields.Unescape(fields[1]),
            bool.Parse(fields[2]),
            RecordFields.UnescapeList(fields[3]).ToEquatableArray(),
            RecordFields.UnescapeList(fields[FieldsOfEntry - 1]).Select(static line => ReachCache.Parse(line.TrimEnd('\n').Split('\t'))).ToEquatableArray(),
            RecordFields.Unescape(fields[4]))
        {
            Functions = RecordFields.UnescapeList(fields[5]).ToEquatableArray(),
        };
}
