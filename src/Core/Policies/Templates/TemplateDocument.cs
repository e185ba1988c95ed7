using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>Checks one policy document of a template.</summary>
internal static class TemplateDocument
{
    /// <summary>Checks a document in all its branches.</summary>
    /// <param name="document">The document as the template has it: an object with functions, or a text that holds one.</param>
    /// <param name="isStatement">Whether the place takes statements without a document around them.</param>
    /// <param name="context">What else counts.</param>
    /// <param name="loopNames">The names of the loops around it.</param>
    /// <returns>What is wrong whatever fills the holes.</returns>
    public static IEnumerable<TemplateFinding> Check(JsonValue document, bool isStatement, PolicyCheckContext context, IReadOnlyList<string> loopNames)
        => TemplateBranches.Choices(document)
            .Select(choices => new TemplateValues(choices, loopNames).Resolve(document))
            .OfType<JsonValue>()
            .SelectMany(read => Check(isStatement ? InDocument(read) : read, context));

    private static IEnumerable<TemplateFinding> Check(JsonValue read, PolicyCheckContext context)
    {
        if (read.Kind is JsonKind.Hole or JsonKind.Null) return [];
        if (read.Kind == JsonKind.String) return CheckText(read, context);
        var holes = Holes(read).ToList();
        var (policy, findings) = PolicyChecks.CheckOpen((fill, turn) => Filled(read, fill, turn), range => holes.Exists(hole => IsAt(hole, range)), context);
        return findings.Select(finding => new TemplateFinding(Named(finding), policy));
    }

    private static IEnumerable<TemplateFinding> CheckText(JsonValue read, PolicyCheckContext context)
    {
        if (read.Text.TrimStart() is not ['{', ..]) return [];
        var text = PseudoParameters.Fill(read, 0);
        var (policy, findings) = CheckText(text.Text, context);
        var (_, second) = CheckText(PseudoParameters.Fill(read, 1).Text, context);
        return findings
            .Where(finding => second.Any(other => other.Row == finding.Row))
            .Select(finding => new TemplateFinding(Named(finding), policy) { Place = text.PlaceOf(finding.Range) });
    }

    private static (PolicyText? Policy, IReadOnlyList<PolicyFinding> Findings) CheckText(string text, PolicyCheckContext context)
        => TextHole.IsIn(text)
            ? (PolicyTextReader.ReadOpen(text, context.Kind, static piece => piece).Policy, PolicyChecks.CheckOpen(text, context))
            : PolicyChecks.Check(text, context);

    private static PolicyFinding Named(PolicyFinding finding) => finding with { Message = PseudoParameters.Name(finding.Message).Replace(TextHole.Text, "...") };

    private static JsonValue InDocument(JsonValue statements)
        => new()
        {
            Kind = JsonKind.Object,
            Range = statements.Range,
            Members =
            [
                new("Version", statements.Range, new() { Kind = JsonKind.String, Text = PolicyTextReader.CurrentVersion, Range = statements.Range }),
                new("Statement", statements.Range, statements),
            ],
        };

    // What is open as a whole is at hand where a finding has a part of it; what may have more members, where a finding has all of it.
    private static bool IsAt((TextRange Range, bool IsPart) hole, TextRange range)
        => hole.IsPart ? range.Start <= hole.Range.Start && hole.Range.End <= range.End : hole.Range.Start < range.End && range.Start < hole.Range.End;

    private static IEnumerable<(TextRange Range, bool IsPart)> Holes(JsonValue value)
    {
        if (value.Kind == JsonKind.Hole || (value.IsOpen && value.Kind == JsonKind.String)) return [(value.Range, false)];
        var parts = value.Items.SelectMany(Holes).Concat(value.Members.SelectMany(static member => Holes(member.Value).Concat(TextHole.IsIn(member.Name) ? [(member.NameRange, false)] : [])));
        return value.IsOpen && value.Kind == JsonKind.Object ? parts.Append((value.Range, true)) : parts;
    }

    private static JsonValue Filled(JsonValue value, Func<string, string> fill, int turn)
        => new()
        {
            Kind = value.Kind,
            Range = value.Range,
            Text = PseudoParameters.Fill(value.IsOpen ? fill(value.Text) : value.Text, turn),
            IsOpen = value.IsOpen,
            KnownLength = value.KnownLength,
            Members = [.. value.Members.Select(member => new JsonMember(TextHole.IsIn(member.Name) ? fill(member.Name) : member.Name, member.NameRange, Filled(member.Value, fill, turn)))],
            Items = [.. value.Items.Select(item => Filled(item, fill, turn))],
        };
}
