using System.Text.RegularExpressions;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Core.Tests.Policies.Review;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Build.Tests.Review;

/// <summary>
/// The random cases of <c>AgreementTests</c> through a compiled program, its file of needs and its reviewed policy: <c>CheckIamPolicy</c> says, of the same
/// needs, what a plain reading of IAM's rules says, the page for a pull request lists them, and after an update the check finds nothing more.
/// </summary>
public sealed partial class CheckAgreementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RandomProgramAndPolicy_HaveTheAnswerOfTheCheck()
    {
        var (cases, seed) = (AgreementCase.Number("AGREEMENT_CASES", 2_000), AgreementCase.Number("AGREEMENT_SEED", 1));
        WriteAssembly();
        var random = new Random(seed);
        for (var i = 0; i < cases; i++)
        {
            var one = new AgreementCase(random);
            Assert.True(Disagreement(one) is not { } what, $"seed {seed}, case {i}: {Disagreement(one)}\n{one}");
        }
    }

    private string Assembly => _folder.ToFile("App.dll");

    private string? Disagreement(AgreementCase one)
    {
        TextFile.Write(_folder.ToFile("App.iam-needs.txt"), ReferenceNeedsFormat.Write(ReferenceNeeds.Empty with { Sources = EquatableArray<NeedsSource>.From([one.Source]) }));
        var program = CompiledProgram.Read(Assembly, _folder.ToFile("App.iam-needs.txt"), [], _folder, AwsCatalog.Default);
        var checkedRules = Check(program, one, one.Policy);
        if (checkedRules != one.Expected) return $"the check finds {checkedRules}, expected {one.Expected}";

        var shown = Shown(ReviewPage.Write(program, [ItemOf(one.Policy)], one.Exceptions, "", isOneOfSeveral: false, AwsCatalog.Default));
        var refused = string.Join(" ", Words().Matches(one.Expected).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal));
        if (shown != refused) return $"the page shows {shown}, expected {refused}";

        var set = SetOf(one, ItemOf(one.Policy));
        var accepted = RefusedNeed.FindAccepted(set, new ReviewedPrograms([program], isOneOfSeveral: false, AwsCatalog.Default).Needs).Select(static found => found.Refused.Need.Need).ToHashSet();
        var updated = new PolicyEditor(AwsCatalog.Default).Add(one.Policy, [.. one.Needs.Select(static need => need.Need).Where(need => !accepted.Contains(need))]).Text;
        return Check(program, one, updated) is var left && left.Contains(RuleIds.MissingPermission, StringComparison.Ordinal) ? $"after an update the check finds {left}" : null;
    }

    // What CheckIamPolicy makes its errors of.
    private string Check(CompiledProgram program, AgreementCase one, string policy)
    {
        var item = ItemOf(policy);
        var report = new ReviewReport(new ReviewedPrograms([program], isOneOfSeveral: false, AwsCatalog.Default), [item], _folder);
        report.HoldNeeds([SetOf(one, item)]);
        return AgreementCase.Lines(report.Problems.Select(static found => (Words().Match(found.Problem.Text).Value, found.Problem.Code)));
    }

    private static ReviewedSet SetOf(AgreementCase one, ReviewedItem item) => ReviewedSet.Make([item.File!], [], "", one.Exceptions).Single();

    private ReviewedItem ItemOf(string policy)
    {
        var path = _folder.ToFile("iam-policy.json");
        return new(path, policy, ReviewedFile.Read(path, policy, "", "", false));
    }

    private static string Shown(string page)
    {
        var actions = new SortedSet<string>(StringComparer.Ordinal);
        var counts = false;
        foreach (var line in page.Split('\n'))
        {
            if (line.StartsWith('#')) counts = line.Contains("Added", StringComparison.Ordinal) || line.Contains("Widened", StringComparison.Ordinal);
            else if (counts && line.StartsWith("- `", StringComparison.Ordinal)) actions.Add(Words().Match(line).Value);
        }

        return string.Join(" ", actions);
    }

    private void WriteAssembly()
    {
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("class Program { static void Main() { } }")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        Assert.True(compilation.Emit(Assembly).Success);
    }

    [GeneratedRegex("\\b(s3|sqs|ec2):[A-Za-z]+")]
    private static partial Regex Words();
}
