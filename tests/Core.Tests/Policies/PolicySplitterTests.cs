using System.Globalization;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies;

public sealed class PolicySplitterTests
{
    [Fact]
    public void SmallPolicy_StaysOneDocument()
    {
        var document = new PolicyDocument(List(Statement("A", 1, 1)));

        Assert.Equal([document], PolicySplitter.Split(document, PolicyQuotas.Of(PolicyTarget.Managed)));
    }

    [Theory]
    [InlineData(40, 3, 3)]
    [InlineData(1, 1, 400)]
    [InlineData(1, 400, 1)]
    [InlineData(3, 100, 100)]
    public void LargePolicy_IsSplitWithoutLosingOrAddingAPair(int statements, int actions, int resources)
    {
        var document = new PolicyDocument(Enumerable.Range(0, statements).Select(i => Statement("S" + i.ToString(CultureInfo.InvariantCulture), actions, resources)).ToEquatableArray());

        var parts = PolicySplitter.Split(document, 2000);

        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.InRange(PolicySplitter.Size(part.Statements), 1, 2000));
        Assert.All(parts, part => Assert.Equal(part.Statements.Count, part.Statements.Select(statement => statement.Sid).Distinct().Count()));
        Assert.Equal(Pairs([document]), Pairs(parts));
    }

    private static PolicyStatement Statement(string sid, int actions, int resources)
        => new(
            sid,
            Tier.Required,
            Enumerable.Range(0, actions).Select(i => $"svc:Action{i:d4}").ToEquatableArray(),
            Enumerable.Range(0, resources).Select(i => $"arn:aws:svc:::{sid}/{i:d4}").ToEquatableArray(),
            default);

    private static SortedSet<string> Pairs(IEnumerable<PolicyDocument> documents)
        => [.. from document in documents
               from statement in document.Statements
               from action in statement.Actions
               from resource in statement.Resources
               select action + " " + resource];
}
