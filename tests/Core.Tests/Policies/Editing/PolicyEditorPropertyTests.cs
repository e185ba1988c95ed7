using FsCheck;
using FsCheck.Fluent;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Editing;

/// <summary>What holds for every policy and all needs, in every way of writing a file.</summary>
public class PolicyEditorPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(700);
    private static readonly PolicyEditor Editor = new(AwsCatalog.Default);
    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "sqs:SendMessage", "sqs:ReceiveMessage", "ec2:DescribeImages", "iam:PassRole"];
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Arns = ["arn:aws:s3:::{0}/*", "arn:aws:s3:::{0}/x", "arn:aws:sqs:*:*:{0}", "arn:aws:sqs:eu-west-1:*:{0}", "arn:aws:iam::*:role/{0}", "*"];
    private static readonly PolicyCondition Lambda = new("StringEquals", "iam:PassedToService", EquatableArray<string>.From(["lambda.amazonaws.com"]));

    private static Gen<string> Arn { get; } = from form in Gen.Elements(Arns) from name in Gen.Elements(Names) select form.Replace("{0}", name, StringComparison.Ordinal);

    private static Gen<Need> AnyNeed { get; } =
        from action in Gen.Elements(Actions)
        from arns in Arn.NonEmptyListOf()
        from isLimited in Gen.Elements(true, false)
        select Need.Of(
            new Permission(action, arns.Take(3).ToEquatableArray(), isLimited ? EquatableArray<PolicyCondition>.From([Lambda]) : default, Tier.Required, "", "", "", ""),
            PolicyOptions.Default,
            AwsCatalog.Default);

    private static Gen<IReadOnlyList<Need>> AnyNeeds { get; } = AnyNeed.ListOf().Select(static needs => (IReadOnlyList<Need>)[.. needs.Take(6)]);

    private static Gen<string> Statement { get; } =
        from effect in Gen.Frequency((5, Gen.Constant("Allow")), (1, Gen.Constant("Deny")))
        from actionName in Gen.Frequency((8, Gen.Constant("Action")), (1, Gen.Constant("NotAction")))
        from actions in Gen.Frequency((6, Gen.Elements(Actions)), (1, Gen.Elements("s3:*", "*", "sqs:Send*", "S3:getobject"))).NonEmptyListOf().Select(static list => list.Take(4))
        from resources in Arn.NonEmptyListOf().Select(static list => list.Take(4))
        from isLimited in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from sid in Gen.Elements("", "", "One", "Two", "Three")
        from isSorted in Gen.Elements(true, false)
        select Object([
            .. sid.Length == 0 ? [] : new[] { Member("Sid", "\"" + sid + "\"") },
            Member("Effect", "\"" + effect + "\""),
            Member(actionName, List(actions, isSorted)),
            Member("Resource", List(resources, isSorted)),
            .. isLimited ? [Member("Condition", """{"StringEquals"§:§{"iam:passedtoservice"§:§"lambda.amazonaws.com"}}""")] : Array.Empty<string>()]);

    // Marks show where white space and comments may stand: each way of writing a file fills them in its own way.
    private static Gen<string> Document { get; } =
        from statements in Statement.ListOf()
        from isObject in Gen.Elements(true, false, false)
        from way in Gen.Elements(Ways)
        select way(Object([Member("Version", "\"2012-10-17\""), Member("Statement", isObject && statements.Count == 1 ? statements[0] : Brackets("[", [.. statements.Take(4)], "]"))]));

    private static Func<string, string>[] Ways =>
    [
        static text => Fill(text, "", "", "", ""),
        static text => Fill(text, " ", "", " ", " "),
        static text => Fill(text, " ", " ", "", " "),
        static text => Indented(text, "  ", "\n"),
        static text => "\uFEFF" + Indented(text, "\t", "\r\n") + "\r\n",
        static text => Indented(text, "    ", "\n").Replace(",\n", ", // why\n", StringComparison.Ordinal),
        static text => Fill(text, " ", " /* why */ ", "", "\n  "),
    ];

    [Fact]
    public void Added_IsAllWhatWasMissingAndNothingElse()
        => Check.One(Thorough, Prop.ForAll(Cases(), static one =>
        {
            var edited = Editor.Add(one.Text, one.Needs);
            var (before, after) = (Reviewed(one.Text), Reviewed(edited.Text));
            var missing = one.Needs.Where(need => before.Decide(need).Verdict == ReviewVerdict.Missing);
            return missing.All(need => after.Decide(need).Verdict is ReviewVerdict.Covered or ReviewVerdict.Uncertain)
                && Pairs().Where(pair => before.Decide(pair).Verdict == ReviewVerdict.Missing && after.Decide(pair).Verdict != ReviewVerdict.Missing)
                    .All(pair => one.Needs.Any(need => Holds(need, pair)));
        }));

    [Fact]
    public void Added_LeavesTheRestOfTheTextAsItIs()
        => Check.One(Thorough, Prop.ForAll(Cases(), static one =>
        {
            var edited = Editor.Add(one.Text, one.Needs);
            return edited.Edits.All(edit => string.IsNullOrWhiteSpace(one.Text.Substring(edit.Range.Start, edit.Range.Length))) && IsApplied(one.Text, edited);
        }));

    [Fact]
    public void AddedTwice_IsAddedOnce()
        => Check.One(Thorough, Prop.ForAll(Cases(), static one =>
        {
            var once = Editor.Add(one.Text, one.Needs).Text;
            return Editor.Add(once, one.Needs) is { Edits.Count: 0 } twice && twice.Text == once;
        }));

    [Fact]
    public void SortedList_StaysSorted()
    {
        var cases =
            from own in Gen.SubListOf(Actions)
            where own.Count > 1
            from added in Gen.SubListOf(Actions)
            from way in Gen.Elements(Ways)
            select (Text: way(Object([Member("Version", "\"2012-10-17\""), Member("Statement", Object([Member("Effect", "\"Allow\""), Member("Action", List(own, isSorted: true)), Member("Resource", "\"*\"")]))])), Own: own, Added: added);
        Check.One(Thorough, Prop.ForAll(cases.ToArbitrary(), static one =>
        {
            var needs = one.Added.Select(static action => new Need(action, EquatableArray<NeedResource>.From([new("*", "", IsOptional: false, IsEverything: true)]), default, Tier.Required)).ToList();
            var statement = Policy(Editor.Add(one.Text, needs).Text).Statements.Single();
            return statement.Action!.Values.Select(static value => value.Text).SequenceEqual(one.Own.Union(one.Added).OrderBy(static action => action, StringComparer.Ordinal));
        }));
    }

    [Fact]
    public void Pruned_HasNothingUnusedAndAllThatIsUsed()
        => Check.One(Thorough, Prop.ForAll(Cases(), static one =>
        {
            var edited = Editor.Prune(one.Text, one.Needs);
            var (before, after) = (Reviewed(one.Text), Reviewed(edited.Text));
            return !GrantUse.FindExcess(Policy(edited.Text), one.Needs, AwsCatalog.Default).Any(static grant => grant.IsUnused)
                && one.Needs.All(need => before.Decide(need).Verdict == after.Decide(need).Verdict)
                && edited.Edits.All(static edit => edit.NewText is "" or "[]")
                && IsApplied(one.Text, edited);
        }));

    [Fact]
    public void CutText_IsEditedOrRefusedButNeverThrows()
        => Check.One(Thorough, Prop.ForAll((from one in Both from cut in Gen.Choose(0, one.Text.Length) select (Text: one.Text[..cut], one.Needs)).ToArbitrary(), static one =>
        {
            var edited = Editor.Add(one.Text, one.Needs);
            return Editor.Prune(edited.Text, one.Needs) is not null && (edited.Problem is null || edited.Text == one.Text);
        }));

    private static Gen<(string Text, IReadOnlyList<Need> Needs)> Both { get; } = from text in Document from needs in AnyNeeds select (text, needs);

    private static Arbitrary<(string Text, IReadOnlyList<Need> Needs)> Cases() => Both.ToArbitrary();

    private static PolicyText Policy(string text) => PolicyTextReader.Read(text, PolicyKind.Identity).Policy ?? throw new InvalidOperationException("No policy any more:\n" + text);

    private static ReviewedPolicy Reviewed(string text) => new([Policy(text)]);

    private static bool Holds(Need need, Need pair)
        => need.Action == pair.Action && need.Resources.Any(resource => ArnPattern.Parse(resource.Text).Covers(ArnPattern.Parse(pair.Resources[0].Text)));

    // Each action on each thing: a need that leaves nothing open, with and without the condition.
    private static IEnumerable<Need> Pairs()
        => from action in Actions
           from arn in Arns
           from name in Names
           from isLimited in new[] { true, false }
           let text = arn.Replace("{0}", name, StringComparison.Ordinal).Replace("/*", "/y", StringComparison.Ordinal)
               .Replace(":*:*:", ":us-east-1:*:", StringComparison.Ordinal).Replace(":*:", ":111122223333:", StringComparison.Ordinal)
           select new Need(action, EquatableArray<NeedResource>.From([new(text, "", IsOptional: false, IsEverything: text == "*")]), isLimited ? EquatableArray<PolicyCondition>.From([Lambda]) : default, Tier.Required);

    private static bool IsApplied(string text, EditedPolicy edited)
    {
        var at = 0;
        var rest = edited.Text.AsSpan();
        foreach (var edit in edited.Edits)
        {
            var kept = text.AsSpan(at, edit.Range.Start - at);
            if (!rest.StartsWith(kept) || !rest[kept.Length..].StartsWith(edit.NewText)) return false;
            rest = rest[(kept.Length + edit.NewText.Length)..];
            at = edit.Range.End;
        }

        return rest.SequenceEqual(text.AsSpan(at));
    }

    private static string Member(string name, string value) => "\"" + name + "\"§:§" + value;

    private static string Object(IReadOnlyList<string> members) => Brackets("{", members, "}");

    private static string List(IEnumerable<string> values, bool isSorted)
    {
        var distinct = values.Distinct(StringComparer.Ordinal).Select(static value => "\"" + value + "\"").ToList();
        if (isSorted) distinct.Sort(StringComparer.Ordinal);
        return distinct.Count == 1 && isSorted ? distinct[0] : Brackets("[", distinct, "]");
    }

    private static string Brackets(string open, IReadOnlyList<string> items, string close) => open + "«" + string.Join(",¦", items) + "»" + close;

    private static string Fill(string text, string colon, string beforeComma, string inside, string afterComma)
        => text.Replace("§:§", ":" + colon, StringComparison.Ordinal).Replace(",¦", beforeComma + "," + afterComma, StringComparison.Ordinal).Replace("«", inside, StringComparison.Ordinal).Replace("»", inside, StringComparison.Ordinal);

    private static string Indented(string text, string unit, string end)
    {
        var built = new System.Text.StringBuilder();
        var depth = 0;
        foreach (var c in text.Replace("§:§", ": ", StringComparison.Ordinal))
        {
            if (c == '«') depth++;
            if (c == '»') depth--;
            if (c is '«' or '»' or '¦') built.Append(end).Insert(built.Length, unit, depth);
            else built.Append(c);
        }

        return built.ToString();
    }
}
