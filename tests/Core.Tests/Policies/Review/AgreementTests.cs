using System.Globalization;
using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Records;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

/// <summary>
/// Random programs against random reviewed policies: what is reported at a call, the page for a pull request, an update and a pruning give one answer,
/// and it is that of a plain reading of IAM's rules which shares no code with them. Seed and count come from the environment
/// (<c>AGREEMENT_SEED</c>, <c>AGREEMENT_CASES</c>).
/// </summary>
public sealed class AgreementTests
{
    private static readonly string[] Actions = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "sqs:SendMessage", "sqs:ReceiveMessage", "ec2:StopInstances"];
    private static readonly string[] Patterns = ["s3:GetObject", "s3:GetObject*", "s3:*", "sqs:*", "*", "S3:putobject", "sqs:SendMessage", "ec2:Stop*", "iam:GetRole", "s3:GetObjectVersion"];
    private static readonly string[] Resources = ["*", "arn:aws:s3:::reports/*", "arn:aws:s3:::reports/a", "arn:aws:s3:::*/b", "arn:aws:sqs:eu-west-1:111122223333:jobs", "arn:aws:sqs:*:*:*", "arn:aws:ec2:*:*:instance/*", "arn:aws:s3:::archive/?"];

    [Fact]
    public void RandomProgramAndPolicy_HaveOneAnswer()
    {
        var cases = Number("AGREEMENT_CASES", 10_000);
        var seed = Number("AGREEMENT_SEED", 1);
        var random = new Random(seed);
        for (var i = 0; i < cases; i++)
        {
            var one = new Case(random);
            Assert.True(one.Disagreement() is not { } what, $"seed {seed}, case {i}: {one.Disagreement()}\n{one}");
        }
    }

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private sealed record Statement(bool Allows, string[] Actions, string[] Resources)
    {
        public bool Matches(string action, string resource) => Actions.Any(pattern => Glob(pattern, action, RegexOptions.IgnoreCase)) && Resources.Any(pattern => Glob(pattern, resource, RegexOptions.None));

        public override string ToString() => $$"""{ "Effect": "{{(Allows ? "Allow" : "Deny")}}", "Action": [{{List(Actions)}}], "Resource": [{{List(Resources)}}] }""";

        private static string List(string[] texts) => string.Join(", ", texts.Select(static text => "\"" + text + "\""));

        private static bool Glob(string pattern, string text, RegexOptions options)
            => Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$", options | RegexOptions.CultureInvariant);
    }

    private sealed class Case
    {
        private readonly List<(string Action, string Resource, string Group)> _needs;
        private readonly List<Statement> _statements;
        private readonly List<PolicyException> _exceptions;

        public Case(Random random)
        {
            _needs = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Need(random)).DistinctBy(static need => (need.Action, need.Resource))];
            _statements = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new Statement(random.Next(5) > 0, Some(Patterns, random), Some(Resources, random)))];
            _exceptions = random.Next(3) > 0 ? [] : [new(random.Next(2) == 0 ? RuleIds.MissingCase : RuleIds.MissingPermission, "o", "r", "2027-03-31", default) { Action = Actions[random.Next(Actions.Length)] }];
        }

        public string? Disagreement()
        {
            var set = Set(Text(_statements));
            var needs = Needs();
            var expected = Lines(_needs.Select(need => (need.Action, Rule: RuleOf(need, _statements))).Where(static one => one.Rule.Length > 0).Where(one => !_exceptions.Exists(exception => exception.Rule == one.Rule && exception.Action == one.Action)));
            var reported = Lines(RefusedNeed.Find(set, needs).Where(static one => one.IsRefused).Select(static one => (one.Need.Need.Action, one.Rule)));
            if (expected != reported) return $"reported {reported}, expected {expected}";

            var page = PolicyComparison.Of(set, needs, null, AwsCatalog.Default);
            var shown = string.Join(" ", page.Differences.Where(static one => one.Kind is DifferenceKind.Added or DifferenceKind.Widened).Select(static one => one.Action).Distinct().Order(StringComparer.Ordinal));
            var refused = string.Join(" ", RefusedNeed.Find(set, needs).Where(static one => one.IsRefused).Select(static one => one.Need.Need.Action).Distinct().Order(StringComparer.Ordinal));
            if (shown != refused) return $"the page shows {shown}, reported are {refused}";
            return AfterUpdate(set, needs) ?? AfterPruning(needs);
        }

        public override string ToString() => string.Join("\n", _needs) + "\n" + Text(_statements) + "\n" + string.Join("\n", _exceptions);

        // An update adds what is missing and not accepted; then only denials are left.
        private string? AfterUpdate(ReviewedSet set, IReadOnlyList<ProgramNeed> needs)
        {
            var accepted = RefusedNeed.FindAccepted(set, needs).Select(static one => one.Refused.Need.Need).ToHashSet();
            var updated = Set(new PolicyEditor(AwsCatalog.Default).Add(Text(_statements), [.. needs.Select(static need => need.Need).Where(need => !accepted.Contains(need))]).Text);
            return RefusedNeed.Find(updated, needs).FirstOrDefault(static one => one.IsRefused && one.Outcome.Verdict == ReviewVerdict.Missing) is { } left ? $"after an update {left.Need.Need.Action} is still missing" : null;
        }

        // Pruning changes no answer.
        private string? AfterPruning(IReadOnlyList<ProgramNeed> needs)
        {
            var pruned = Set(new PolicyEditor(AwsCatalog.Default).Prune(Text(_statements), [.. needs.Select(static need => need.Need)]).Text);
            var before = Lines(RefusedNeed.Find(Set(Text(_statements)), needs).Select(static one => (one.Need.Need.Action, one.Rule)));
            var after = Lines(RefusedNeed.Find(pruned, needs).Select(static one => (one.Need.Need.Action, one.Rule)));
            return before == after ? null : $"pruning made {before} to {after}";
        }

        private string RuleOf((string Action, string Resource, string Group) need, List<Statement> statements)
        {
            if (IsAllowed(need, statements)) return "";
            var isDenied = statements.Exists(statement => !statement.Allows && statement.Matches(need.Action, need.Resource));
            if (need.Group.Length > 0 && _needs.Exists(other => other.Group == need.Group && IsAllowed(other, statements))) return RuleIds.MissingCase;
            return isDenied ? RuleIds.DeniedCall : RuleIds.MissingPermission;
        }

        private static bool IsAllowed((string Action, string Resource, string Group) need, List<Statement> statements)
            => statements.Exists(statement => statement.Allows && statement.Matches(need.Action, need.Resource)) && !statements.Exists(statement => !statement.Allows && statement.Matches(need.Action, need.Resource));

        private IReadOnlyList<ProgramNeed> Needs()
            => [.. _needs.SelectMany(static need => ProgramNeed.Of(new NeedsSource("App", true, NeedsRecord.Create([Permission(need)], [], [])), ReferenceNeeds.Empty, AwsCatalog.Default))];

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

        private static string Lines(IEnumerable<(string Action, string Rule)> findings) => string.Join("; ", findings.Select(static one => one.Action + " " + one.Rule).Distinct().Order(StringComparer.Ordinal));

        private ReviewedSet Set(string text) => ReviewedSet.Make([new("/p/iam-policy.json", PolicyTextReader.Read(text, PolicyKind.Identity).Policy!, "", "", false)], [], "", _exceptions).Single();
    }
}
