using System.Globalization;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Output;

/// <summary>What the step after compile made. It is kept under <c>obj</c>, so that a deleted policy comes back without compiling.</summary>
/// <param name="Policies">The policies, the default principal's first.</param>
/// <param name="Unresolved">How many calls no code tells.</param>
/// <param name="Deployment">The actions that no policy holds, since it depends on what is deployed whether they are needed; sorted.</param>
/// <param name="NotAnalysed">The referenced assemblies that use the SDK and carry no record, sorted.</param>
internal sealed record MadePolicies(
    EquatableArray<MadePolicy> Policies,
    int Unresolved,
    EquatableArray<string> Deployment,
    EquatableArray<string> NotAnalysed)
{
    private const string Header = "iam-policies 2";

    public static MadePolicies Of(IEnumerable<PrincipalPolicy> policies, NeedsRecord needs, IEnumerable<string> notAnalysed, Explainer explainer)
        => new(
            policies.Select(policy => MadePolicy.Of(policy, explainer.Explain(policy))).ToEquatableArray(),
            needs.Unresolved.Count,
            new SortedSet<string>(Actions(needs, Tier.Deployment).Except(Actions(needs, Tier.Required).Concat(Actions(needs, Tier.Conditional))), StringComparer.Ordinal)
                .ToEquatableArray(),
            notAnalysed.ToEquatableArray());

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The policies; <see langword="null"/> for another text.</returns>
    public static MadePolicies? Parse(string text)
    {
        try
        {
            var lines = text.Split('\n');
            if (lines[0] != Header) return null;
            var head = lines[1].Split('\t');
            return new MadePolicies(
                lines.Skip(2).Where(static line => line.Length > 0).Select(static line => MadePolicy.Parse(line.Split('\t'))).ToEquatableArray(),
                int.Parse(head[0], CultureInfo.InvariantCulture),
                RecordFields.UnescapeList(head[1]).ToEquatableArray(),
                RecordFields.UnescapeList(head[2]).ToEquatableArray());
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Writes them as text.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public string Write()
        => string.Join(
            "\n",
            new[] { Header, $"{Unresolved.ToString(CultureInfo.InvariantCulture)}\t{RecordFields.EscapeList(Deployment)}\t{RecordFields.EscapeList(NotAnalysed)}" }
                .Concat(Policies.Select(static policy => policy.Write()))) + "\n";

    private static IEnumerable<string> Actions(NeedsRecord needs, Tier tier)
        => needs.Permissions.Where(permission => permission.Tier == tier).Select(static permission => permission.Action);
}

/// <summary>The policy of one principal, ready to be placed.</summary>
/// <param name="Principal">The principal's name; empty for the default one.</param>
/// <param name="Actions">How many actions it allows.</param>
/// <param name="Statements">How many statements it has.</param>
/// <param name="Conditional">How many of the actions stand in conditional statements.</param>
/// <param name="Documents">The texts of its files, more than one when IAM would not take it in one.</param>
/// <param name="ExplainJson">Why it is so, for tools.</param>
/// <param name="ExplainText">Why it is so, for people.</param>
internal sealed record MadePolicy(string Principal, int Actions, int Statements, int Conditional, EquatableArray<string> Documents, string ExplainJson, string ExplainText)
{
    public static MadePolicy Of(PrincipalPolicy policy, Explanation explanation)
        => new(
            policy.Principal,
            policy.Document.Actions.Count,
            policy.Document.Statements.Count,
            policy.Document.Statements
                .Where(static statement => statement.Tier == Tier.Conditional)
                .SelectMany(static statement => statement.Actions)
                .Distinct(StringComparer.Ordinal)
                .Count(),
            PolicySplitter.Split(policy.Document, PolicySplitter.ManagedQuota).Select(PolicyWriter.Write).ToEquatableArray(),
            ExplanationJson.Write(explanation),
            ExplanationMarkdown.Write(explanation));

    public static MadePolicy Parse(string[] fields)
        => new(RecordFields.Unescape(fields[0]), Number(fields[1]), Number(fields[2]), Number(fields[3]), RecordFields.UnescapeList(fields[4]).ToEquatableArray(), RecordFields.Unescape(fields[5]), RecordFields.Unescape(fields[6]));

    public string Write()
        => string.Join(
            "\t",
            RecordFields.Escape(Principal),
            Actions.ToString(CultureInfo.InvariantCulture),
            Statements.ToString(CultureInfo.InvariantCulture),
            Conditional.ToString(CultureInfo.InvariantCulture),
            RecordFields.EscapeList(Documents),
            RecordFields.Escape(ExplainJson),
            RecordFields.Escape(ExplainText));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
