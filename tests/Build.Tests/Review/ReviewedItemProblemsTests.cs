using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Common;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IamAnalyzers.Build.Tests.Review;

/// <summary>Items of the reviewed policy that the compiler and the build would read in two ways.</summary>
public sealed class ReviewedItemProblemsTests
{
    private const string Reviewed = "IamPolicyBaseline=true";

    [Theory]
    [InlineData("Environment", "\"prod\" and Environment=\"test\". The compiler reads one item of a file, so list it once: without Environment it belongs to each environment; else give each environment a file of its own.", "prod", "test")]
    [InlineData("Environment", "\"prod\" and Environment=\"\".", "prod", "")]
    [InlineData("Role", "\"reader\" and Role=\"writer\". The compiler reads one item of a file, so list it once: without Role it belongs to the program's own principal; else give each role a file of its own.", "reader", "writer")]
    [InlineData("EntryPoint", "\"add\" and EntryPoint=\"remove\". The compiler reads one item of a file, so list it once: without EntryPoint it belongs to the whole program; else give each entry point a file of its own.", "add", "remove")]
    [InlineData("Shared", "\"true\" and Shared=\"\". The compiler reads one item of a file, so list it once.", "true", "")]
    public void FileThatIsListedTwice_IsAnError(string name, string message, string first, string second)
    {
        var problem = Assert.Single(Problems(Item("p/a.json", Reviewed, $"{name}={first}"), Item("p/b.json", Reviewed, $"{name}={second}"), Item("p/../p/a.json", Reviewed, $"{name}={second}")));

        Assert.Equal((ProblemSeverity.Error, RuleIds.BadReviewedSet), (problem.Severity, problem.Code));
        Assert.StartsWith($"The reviewed policy p/a.json is listed twice, as {name}={message}", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsListedForThreeEnvironments_NamesThem()
        => Assert.StartsWith(
            "The reviewed policy a.json is listed 3 times, as Environment=\"a\" and Environment=\"b\" and Environment=\"c\".",
            Assert.Single(Problems(Item("a.json", Reviewed, "Environment=a"), Item("a.json", Reviewed, "Environment=b"), Item("a.json", Reviewed, "Environment=c"))).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Environment=a;b", "Environment=\"a;b\" of the reviewed policy a.json has a ';', a '#' or a line break, which no name may have. Name one environment; without Environment the file belongs to each environment.")]
    [InlineData("Role=a#b", "Role=\"a#b\" of the reviewed policy a.json has a ';', a '#' or a line break, which no name may have. Name one role; without Role the file belongs to the program's own principal.")]
    [InlineData("EntryPoint=a;b", "EntryPoint=\"a;b\" of the reviewed policy a.json has a ';', a '#' or a line break, which no name may have. Name one entry point; without EntryPoint the file belongs to the whole program.")]
    [InlineData("Shared=1", "Shared=\"1\" of a.json is neither true nor false. Write Shared=\"true\", or remove it.")]
    public void ValueThatTheCompilerWouldCutOrPassOver_IsAnError(string metadata, string message)
        => Assert.Equal(message, Assert.Single(Problems(Item("a.json", Reviewed, metadata))).Text);

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("on")]
    public void MarkThatIsNeitherTrueNorFalse_IsAnError(string mark)
        => Assert.Equal($"IamPolicyBaseline=\"{mark}\" of a.json is neither true nor false. Write IamPolicyBaseline=\"true\", or remove it.", Assert.Single(Problems(Item("a.json", "IamPolicyBaseline=" + mark))).Text);

    [Fact]
    public void ItemsThatSayTheSame_AreNoProblem()
        => Assert.Empty(Problems(
            Item("a.json", Reviewed, "Environment=prod", "Shared=true"),
            Item("a.json", "IamPolicyBaseline=True", "Environment=PROD ", "Shared=TRUE"),
            Item("b.json", "IamPolicyBaseline=false"),
            Item("iam-policy.json", "Environment=prod"),
            Item("notes.txt", "Environment=a;b"),
            Item("notes.txt", "Environment=b")));

    private static IReadOnlyList<Problem> Problems(params ITaskItem[] items) => [.. ReviewedItemProblems.Of(items)];

    private static TaskItem Item(string path, params string[] metadata)
    {
        var item = new TaskItem(path);
        foreach (var one in metadata) item.SetMetadata(one[..one.IndexOf('=', StringComparison.Ordinal)], one[(one.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return item;
    }
}
