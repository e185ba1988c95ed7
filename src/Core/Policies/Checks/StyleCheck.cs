using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>What AWS takes and people should not write.</summary>
internal static class StyleCheck
{
    private const string CreateTags = "ec2:CreateTags";
    private const string CreateAction = "ec2:CreateAction";

    // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html calls it deprecated.
    private const string OldOwnerKey = "aws:SourceOwner";

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        if (Version(policy) is { } version) yield return version;
        foreach (var statement in policy.Statements)
        {
            if (statement.Sid is { } sid && IsMadeByConsole(sid.Text))
            {
                yield return CheckTable.ConsoleSid.At(sid, "the console generated this 'Sid'; describe what the statement is for");
            }
        }

        foreach (var condition in policy.Statements.SelectMany(static statement => statement.Conditions))
        {
            if (!StatementElements.IsKey(condition, OldOwnerKey)) continue;
            yield return CheckTable.DeprecatedGlobalConditionKey.At(condition.Key, OldOwnerKey + " is deprecated; use aws:SourceAccount");
        }

        foreach (var finding in TagsOnCreate(policy, context.Catalog)) yield return finding;
    }

    private static PolicyFinding? Version(PolicyText policy)
        => policy.Version switch
        {
            null when policy.Root.Find("Version") is null && !policy.IsVersionOpen => CheckTable.MissingVersion.At(
                new TextRange(policy.Root.Range.Start, 1),
                "without 'Version' the document has version 2008-10-17, which does not support policy variables; add \"Version\": \"" + PolicyTextReader.CurrentVersion + "\""),
            { Text: PolicyTextReader.OldVersion } old => CheckTable.OldVersion.At(old, "this version does not support policy variables; write \"" + PolicyTextReader.CurrentVersion + "\""),
            _ => null,
        };

    private static bool IsMadeByConsole(string sid)
        => (sid.StartsWith("VisualEditor", StringComparison.Ordinal) && IsDigits(sid, "VisualEditor".Length))
            || (sid.StartsWith("Stmt", StringComparison.Ordinal) && sid.Length >= "Stmt".Length + 10 && IsDigits(sid, "Stmt".Length))
            || (sid.StartsWith("Statement", StringComparison.Ordinal) && IsDigits(sid, "Statement".Length));

    private static bool IsDigits(string text, int start) => text.Length > start && text.Skip(start).All(static c => c is >= '0' and <= '9');

    // Who may create and tag needs tags on what is created; without the condition every existing resource may be tagged anew.
    private static IEnumerable<PolicyFinding> TagsOnCreate(PolicyText policy, AwsCatalog catalog)
    {
        var creates = policy.Statements.Where(static statement => statement.Allows)
            .SelectMany(static statement => StatementElements.Values(statement.Action))
            .Select(static value => ActionPattern.Parse(value.Text))
            .Any(pattern => pattern is { HasWildcard: false } && pattern.Expand(catalog).Any(static action => action.Name.StartsWith("ec2:", StringComparison.Ordinal) && action.Resources.Any(static type => type.IsCreated)));
        if (!creates) yield break;
        foreach (var statement in policy.Statements.Where(static statement => statement.Allows && statement.Conditions.Count == 0))
        {
            foreach (var value in StatementElements.Values(statement.Action))
            {
                if (!string.Equals(value.Text, CreateTags, StringComparison.OrdinalIgnoreCase)) continue;
                yield return CheckTable.TagOnCreate.At(value, "this also allows tags on existing resources; if tags are only set on creation, add a condition on " + CreateAction);
            }
        }
    }
}
