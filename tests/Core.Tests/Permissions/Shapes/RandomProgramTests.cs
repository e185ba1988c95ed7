using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions.Shapes;

/// <summary>Programs of random calls of the whole catalogue, each simulated against the policy that is emitted for it.</summary>
public sealed class RandomProgramTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void EveryCall_IsAllowed_AndEveryPairIsNeeded(int seed)
    {
        var random = new Random(seed);
        for (var turn = 0; turn < 20; turn++)
        {
            var needs = RandomPrograms.Needs(RandomPrograms.Next(random));
            if (needs.Length == 0) continue;
            var pairs = Pairs(RandomPrograms.Policy(needs));
            var requests = RandomPrograms.Requests(needs).ToArray();

            Assert.All(requests, request => Assert.True(pairs.Exists(pair => Allows(pair, request)), $"{request} is refused"));
            Assert.All(RandomPrograms.Crossed(needs), request => Assert.False(pairs.Exists(pair => Allows(pair, request)), $"{request} is allowed"));

            // Conditional statements are for reviewers to drop: a required pair is needed even where a conditional one holds it, too.
            foreach (var left in pairs)
            {
                Assert.True(requests.Any(request => !pairs.Exists(pair => pair != left && pair.Tier <= left.Tier && Allows(pair, request))), $"{left} is not needed");
            }
        }
    }

    [Fact]
    public void ReadOfOneBucketAndWriteOfAnother_StayTwoPairs()
    {
        var pairs = Pairs(RandomPrograms.Policy(RandomPrograms.Needs(RandomPrograms.TwoBuckets())));

        Assert.Equal([("s3:GetObject", "arn:aws:s3:::a/*"), ("s3:PutObject", "arn:aws:s3:::b/*")], pairs.Select(pair => (pair.Action, pair.Resource)));
    }

    private static List<Pair> Pairs(PolicyDocument document)
        => [.. from statement in document.Statements
               from action in statement.Actions
               from resource in statement.Resources
               select new Pair(action, resource, statement.Tier, statement.Conditions, ArnPattern.Parse(resource))];

    private static bool Allows(Pair pair, ProgramRequest request)
        => pair.Action == request.Action && pair.Pattern.Matches(request.Resource) && pair.Conditions.All(condition
            => request.Conditions.Any(given => given.Operator == condition.Operator && given.Key == condition.Key && condition.Values.Contains(given.Values[0])));

    private sealed record Pair(string Action, string Resource, Tier Tier, EquatableArray<PolicyCondition> Conditions, ArnPattern Pattern);
}
