using IamAnalyzers.Assemblies.EntryPoints;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>The handlers that the files of a project name, and what the project says of entry points; kept under <c>obj</c> beside the needs of the same project.</summary>
/// <param name="Handlers">The handlers, in the order of their files.</param>
/// <param name="WritesEach">Whether each entry point gets a policy: property <c>IamPolicyPerEntryPoint</c>.</param>
/// <param name="DeclaresLambda">Whether the items of the project say what the runtime of Lambda needs, as in a project of <c>AWSProjectType</c> <c>Lambda</c>.</param>
internal sealed record HandlerList(IReadOnlyList<DeclaredHandler> Handlers, bool WritesEach, bool DeclaresLambda)
{
    /// <summary>How the name of its file ends.</summary>
    public const string FileSuffix = ".iam-handlers.txt";

    private const string Header = "iam-handlers 1";
    private const string Each = "each";
    private const string Lambda = "lambda";
    private const string Handler = "handler";
    private const int FieldsOfHandler = 5;

    /// <summary>Of a project for which none was written.</summary>
    public static HandlerList None { get; } = new([], false, false);

    /// <summary>Writes the list.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public string Write()
        => string.Join("\n", new[] { Header }
            .Concat(WritesEach ? [Each] : [])
            .Concat(DeclaresLambda ? [Lambda] : [])
            .Concat(Handlers.Select(static handler => string.Join("\t", Handler, RecordFields.Escape(handler.Name), RecordFields.Escape(handler.Handler), RecordFields.Escape(handler.Place), RecordFields.EscapeList(handler.Runtimes))))) + "\n";

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>The list; an empty one for another text.</returns>
    public static HandlerList Read(string text)
    {
        var lines = text.Split('\n');
        if (lines[0] != Header) return None;
        return new(
            [.. lines.Select(static line => line.Split('\t')).Where(static fields => fields is [Handler, ..] && fields.Length == FieldsOfHandler)
                .Select(static fields => new DeclaredHandler(RecordFields.Unescape(fields[1]), RecordFields.Unescape(fields[2]), RecordFields.Unescape(fields[3]), RecordFields.UnescapeList(fields[FieldsOfHandler - 1]).ToEquatableArray()))],
            lines.Contains(Each, StringComparer.Ordinal),
            lines.Contains(Lambda, StringComparer.Ordinal));
    }
}
