using System.Globalization;
using IamAnalyzers.Assemblies;
using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>Remembers what a program reaches of its references, by path, time and size of all files that went in, so that a build in which none changed opens none.</summary>
internal static class ReachCache
{
    /// <summary>How the name of the file ends that it is kept in, beside the needs of the same project.</summary>
    public const string FileSuffix = ".iam-reach.cache";

    private const int FieldsOfCall = 3;
    private const int FieldsOfPlacedCall = 4;

    /// <summary>Reads a program with its references, or remembers what it reaches.</summary>
    /// <param name="cacheFile">Where that is kept.</param>
    /// <param name="program">The program's file.</param>
    /// <param name="references">The files that lead to the SDK.</param>
    /// <param name="sdk">The file of each assembly of the SDK, by its simple name.</param>
    /// <returns>What it reaches; <see langword="null"/> when that cannot be told.</returns>
    public static ReachedProgram? Read(string cacheFile, string program, IReadOnlyList<string> references, IReadOnlyDictionary<string, string> sdk, AwsCatalog catalog)
    {
        var stamp = Stamp(references.Prepend(program));
        if (TryParse(TextFile.ReadOrEmpty(cacheFile), stamp, out var known)) return known;
        var reached = ReadCode(program, references, sdk, catalog);
        TextFile.Write(cacheFile, stamp + "\n" + (reached is null ? "" : string.Concat(reached.References.Select(Line))));
        return reached;
    }

    // Whatever the files hold, all of the references counts then.
    private static ReachedProgram? ReadCode(string program, IReadOnlyList<string> references, IReadOnlyDictionary<string, string> sdk, AwsCatalog catalog)
    {
        try
        {
            return CompiledNeeds.ReadReached(program, references, sdk, catalog);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>What tells whether files are as they were, and who read them.</summary>
    public static string Stamp(IEnumerable<string> files)
        => $"iam-reach-cache {typeof(ReachCache).Module.ModuleVersionId:N} {typeof(AssemblyReader).Module.ModuleVersionId:N} {typeof(AwsCatalog).Module.ModuleVersionId:N}\t"
            + RecordFields.EscapeList(files.Select(static path => new FileInfo(path)).Select(static file => string.Format(CultureInfo.InvariantCulture, "{0}*{1}*{2}", file.FullName, file.Exists ? file.LastWriteTimeUtc.Ticks : 0, file.Exists ? file.Length : 0)));

    private static bool TryParse(string text, string stamp, out ReachedProgram? reached)
    {
        reached = null;
        var lines = text.Split('\n');
        if (lines[0] != stamp) return false;
        if (lines.Length < 2 || lines[1].Length == 0) return true;
        try
        {
            reached = new(lines.Skip(1).Where(static line => line.Length > 0).Select(static line => Parse(line.Split('\t'))).ToEquatableArray());
            return true;
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>Writes what is reached of an assembly.</summary>
    public static string Line(ReachedReference reference)
    {
        var numbers = new Dictionary<Permission, int>();
        for (var i = 0; i < reference.Needs.Permissions.Count; i++) numbers[reference.Needs.Permissions[i]] = i;
        return string.Join(
            "\t",
            RecordFields.Escape(reference.Name),
            RecordFields.Escape(NeedsRecordFormat.Write(reference.Needs)),
            RecordFields.EscapeList(reference.NotReached.SelectMany(static call => new[] { call.Owner, call.Member, call.Count.ToString(CultureInfo.InvariantCulture) })),
            RecordFields.EscapeList(reference.Calls.SelectMany(call => new[] { call.Member, Number(call.Method), Number(call.Offset), string.Join(" ", call.Needs.Where(numbers.ContainsKey).Select(need => Number(numbers[need]))) }))) + "\n";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Line"/> wrote.</summary>
    public static ReachedReference Parse(string[] fields)
    {
        if (!NeedsRecordFormat.TryRead(RecordFields.Unescape(fields[1]), out var needs)) throw new FormatException("The needs of a reference cannot be read.");
        string[] calls = [.. RecordFields.UnescapeList(fields[2])];
        string[] placed = [.. RecordFields.UnescapeList(fields[3])];
        return new(
            RecordFields.Unescape(fields[0]),
            needs,
            Enumerable.Range(0, calls.Length / FieldsOfCall).Select(i => new UnreachedCall(calls[i * FieldsOfCall], calls[(i * FieldsOfCall) + 1], Number(calls[(i * FieldsOfCall) + 2]))).ToEquatableArray())
        {
            Calls = Enumerable.Range(0, placed.Length / FieldsOfPlacedCall).Select(i => ParseCall(needs, placed.Skip(i * FieldsOfPlacedCall).Take(FieldsOfPlacedCall).ToArray())).ToEquatableArray(),
        };
    }

    private static PlacedCall ParseCall(NeedsRecord needs, string[] fields)
        => new(fields[0], Number(fields[1]), Number(fields[2]), fields[3].Split(' ').Where(static number => number.Length > 0).Select(Number).Where(number => number < needs.Permissions.Count).Select(number => needs.Permissions[number]).ToEquatableArray());
}
