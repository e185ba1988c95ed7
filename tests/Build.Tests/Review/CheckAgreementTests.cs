using System.Text.RegularExpressions;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Build.Tasks;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Core.Tests.Policies.Review;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Build.Tests.Review;

/// <summary>
/// The random cases of <c>AgreementTests</c> through the tasks of the build, with a compiled program, its file of needs, its reviewed policy and its exceptions:
/// <c>CompareIamPolicy</c> says, of the same needs, what a plain reading of IAM's rules says, the page for a pull request lists them, after
/// <c>UpdateIamPolicy</c> the check finds nothing more, and its pruning changes no answer.
/// </summary>
public sealed partial class CheckAgreementTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RandomProgramAndPolicy_HaveTheAnswerOfTheCheck()
    {
        var (cases, seed) = (AgreementCase.Number("AGREEMENT_CASES", 80), AgreementCase.Number("AGREEMENT_SEED", 1));
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
        TextFile.Write(_folder.ToFile(ExceptionFile.Name), one.ExceptionsText);
        TextFile.Write(PolicyFile, one.Policy);
        if (Check() is var found && found != one.Expected) return $"the check finds {found}, expected {one.Expected}";

        var program = CompiledProgram.Read(Assembly, _folder.ToFile("App.iam-needs.txt"), [], _folder, AwsCatalog.Default);
        var shown = Shown(ReviewPage.Write(program, [ItemOf(one.Policy)], one.Exceptions, "", isOneOfSeveral: false, AwsCatalog.Default));
        var refused = string.Join(" ", Words().Matches(one.Expected).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal));
        if (shown != refused) return $"the page shows {shown}, expected {refused}";

        // Removing what nothing needs changes no answer; adding leaves only denials.
        Update(prunes: true);
        var pruned = Check();
        TextFile.Write(PolicyFile, one.Policy);
        Update(prunes: false);
        var updated = Check();
        if (pruned != updated) return $"after an update the check finds {updated}, with pruning {pruned}";
        return updated.Contains(RuleIds.MissingPermission, StringComparison.Ordinal) ? $"after an update the check finds {updated}" : null;
    }

    private string Check()
    {
        var engine = new RecordingEngine();
        var task = new CompareIamPolicy { BuildEngine = engine, Programs = [Program], ReviewedFiles = ReviewedFiles, HoldsNeeds = true, IsCheck = true, UnusedSeverity = "none", Today = AgreementCase.Today, ProjectName = "App" };
        var passes = task.Execute();
        Assert.Equal(passes, engine.Errors.Count == 0);
        return AgreementCase.Lines(engine.Errors.Select(static error => (Words().Match(error.Text!).Value, error.Code!)));
    }

    private void Update(bool prunes)
    {
        var engine = new RecordingEngine();
        Assert.True(new UpdateIamPolicy { BuildEngine = engine, Programs = [Program], ReviewedFiles = ReviewedFiles, Prune = prunes, Today = AgreementCase.Today, ProjectName = "App" }.Execute(), string.Join('\n', engine.Errors));
    }

    private TaskItem Program
    {
        get
        {
            var item = new TaskItem(Assembly);
            item.SetMetadata("NeedsFile", _folder.ToFile("App.iam-needs.txt"));
            item.SetMetadata("IsApplication", "true");
            item.SetMetadata("ProjectFolder", _folder);
            return item;
        }
    }

    private TaskItem[] ReviewedFiles => [new(PolicyFile), new(_folder.ToFile(ExceptionFile.Name))];

    private string PolicyFile => _folder.ToFile(ReviewedFile.DefaultName);

    private ReviewedItem ItemOf(string policy)
    {
        return new(PolicyFile, policy, ReviewedFile.Read(PolicyFile, policy, "", "", false));
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
