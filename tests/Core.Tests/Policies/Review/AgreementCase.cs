using System.Globalization;
using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Tests.Policies.Review;

/// <summary>What a random program needs, a random reviewed policy with exceptions, and what a plain reading of IAM's rules says of them.</summary>
internal sealed class AgreementCase
{
    private static readonly string[] Actions = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "sqs:SendMessage", "sqs:ReceiveMessage", "ec2:StopInstances"];
    private static readonly string[] Patterns = ["s3:GetObject", "s3:GetObject*", "s3:*", "sqs:*", "*", "S3:putobject", "sqs:SendMessage", "ec2:Stop*", "iam:GetRole", "s3:GetObjectVersion"];
    private static readonly string[] Resources = ["*", "arn:aws:s3:::reports/*", "arn:aws:s3:::reports/a", "arn:aws:s3:::*/b", "arn:aws:sqs:eu-west-1:111122223333:jobs", "arn:aws:sqs:*:*:*", "arn:aws:ec2:*:*:instance/*", "arn:aws:s3:::archive/?"];

    private readonly List<(string Action, string Resource, string Group)> _needs;
    private readonly List<Statement> _statements;
    private readonly List<PolicyException> _exceptions;

    public AgreementCase(Random random)
    {
        _needs = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Need(random)).DistinctBy(static need => (need.Action, need.Resource))];
        _statements = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new Statement(random.Next(5) > 0, Some(Patterns, random), Some(Resources, random)))];
        _exceptions = random.Next(3) > 0 ? [] : [new(random.Next(2) == 0 ? RuleIds.MissingCase : RuleIds.MissingPermission, "o", "r", "2027-03-31", default) { Action = Actions[random.Next(Actions.Length)] }];
    }

    /// <summary>What the program needs.</summary>
    public IReadOnlyList<ProgramNeed> Needs
        => [.. _needs.SelectMany(static need => ProgramNeed.Of(new NeedsSource("App", true, NeedsRecord.Create([Permission(need)], [], [])), ReferenceNeeds.Empty, AwsCatalog.Default))];

    /// <summary>The same as the record of an assembly that the program refers to.</summary>
    public NeedsSource Source => new("Library", true, NeedsRecord.Create([.. _needs.Select(Permission)], [], []));

    /// <summary>The text of the reviewed policy.</summary>
    public string Policy => Text(_statements);

    /// <summary>What reviewers accept.</summary>
    public IReadOnlyList<PolicyException> Exceptions => _exceptions;

    /// <summary>The same as the text of their file.</summary>
    public string ExceptionsText
        => $$"""{ "exceptions": [ {{string.Join(", ", _exceptions.Select(static one => $$"""{ "rule": "{{one.Rule}}", "action": "{{one.Action}}", "owner": "{{one.Owner}}", "reason": "{{one.Reason}}", "until": "{{one.Until}}" }"""))}} ] }""";

    /// <summary>A day on which the exceptions count.</summary>
    public const string Today = "2026-11-29";

    /// <summary>What is wrong by a plain reading: actions and rules, as <see cref="Lines"/> writes them.</summary>
    public string Expected
        => Lines(_needs.Select(need => (need.Action, Rule: RuleOf(need, _statements))).Where(static one => one.Rule.Length > 0).Where(one => !_exceptions.Exists(exception => exception.Rule == one.Rule && exception.Action == one.Action)));

    /// <summary>A number from the environment.</summary>
    public static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Findings as text, sorted and without repeats.</summary>
    public static string Lines(IEnumerable<(string Action, string Rule)> findings) => string.Join("; ", findings.Select(static one => one.Action + " " + one.Rule).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A policy's text as the reviewed policy, with the exceptions.</summary>
    public ReviewedSet Set(string text) => ReviewedSet.Make([new("/p/iam-policy.json", PolicyTextReader.Read(text, PolicyKind.Identity).Policy!, "", "", false)], [], "", _exceptions).Single();

    public override string ToString() => string.Join("\n", _needs) + "\n" + Text(_statements) + "\n" + string.Join("\n", _exceptions);

    private string RuleOf((string Action, string Resource, string Group) need, List<Statement> statements)
    {
        if (IsAllowed(need, statements)) return "";
        var isDenied = statements.Exists(statement => !statement.Allows && statement.Matches(need.Action, need.Resource));
        if (need.Group.Length > 0 && _needs.Exists(other => other.Group == need.Group && IsAllowed(other, statements))) return RuleIds.MissingCase;
        return isDenied ? RuleIds.DeniedCall : RuleIds.MissingPermission;
    }

    private static bool IsAllowed((string Action, string Resource, string Group) need, List<Statement> statements)
        => statements.Exists(statement => statement.Allows && statement.Matches(need.Action, need.Resource)) && !statements.Exists(statement => !statement.Allows && statement.Matches(need.Action, need.Resource));

    private static Permission Permission((string Action, string Resource, string Group) need)
        => new(need.Action, EquatableArray<string>.From([need.Resource]), default, Tier.Required, "Client.Call", "", "", "") { Case = need.Group.Length == 0 ? null : new(need.Group, need.Action) };

    private static (string Action, string Resource, string Group) Need(Random random)
    {
        var action = Actions[random.Next(Actions.Length)];
        var resource = action.StartsWith("s3:", StringComparison.Ordinal) ? new[] { "arn:aws:s3:::reports/a", "arn:aws:s3:::archive/b" }[random.Next(2)]
            : action.StartsWith("sqs:", StringComparison.Ordinal) ? "arn:aws:sqs:eu-west-1:111122223333:jobs" : "arn:aws:ec2:eu-west-1:111122223333:instance/i-0aaaabbbbcccc0000";
        return (action, resource, action.StartsWith("s3:GetObject", StringComparison.Ordinal) && random.Next(2) == 0 ? "g" : "");
    }

    private static string[] Some(string[] of, Random random) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => of[random.Next(of.Length)]).Distinct()];

    private static string Text(IEnumerable<Statement> statements) => $$"""{ "Version": "2012-10-17", "Statement": [ {{string.Join(", ", statements)}} ] }""";

    private sealed record Statement(bool Allows, string[] Actions, string[] Resources)
    {
        public bool Matches(string action, string resource) => Actions.Any(pattern => Glob(pattern, action, RegexOptions.IgnoreCase)) && Resources.Any(pattern => Glob(pattern, resource, RegexOptions.None));

        public override string ToString() => $$"""{ "Effect": "{{(Allows ? "Allow" : "Deny")}}", "Action": [{{List(Actions)}}], "Resource": [{{List(Resources)}}] }""";

        private static string List(string[] texts) => string.Join(", ", texts.Select(static text => "\"" + text + "\""));

        private static bool Glob(string pattern, string text, RegexOptions options)
            => Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", options | RegexOptions.CultureInvariant);
    }
}
