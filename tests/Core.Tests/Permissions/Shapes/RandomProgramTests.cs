using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Matching;
using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions.Shapes;

/// <summary>Programs of random calls of the whole catalogue, each simulated against the policy that is emitted for it.</summary>
public sealed class RandomProgramTests
{
    private static readonly AwsCatalog Catalog = AwsCatalog.Default;

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
            var needs = Program(random).SelectMany(new PermissionDeriver(Catalog).Derive).Where(need => need.Tier != Tier.Deployment).ToArray();
            if (needs.Length == 0) continue;
            var pairs = Pairs(PolicyBuilder.Build(needs, PolicyOptions.Default, Catalog)[0].Document);
            var requests = needs.SelectMany(need => need.Resources.Select(resource => new Asked(need.Action, Concrete(PolicyOptions.Default.Fill(resource)), Filled(need.Conditions)))).ToArray();

            Assert.All(requests, request => Assert.True(pairs.Exists(pair => Allows(pair, request)), $"{request} is refused"));
            foreach (var left in pairs)
            {
                Assert.True(requests.Any(request => !pairs.Exists(pair => pair != left && Allows(pair, request))), $"{left} is not needed");
            }
        }
    }

    [Fact]
    public void ReadOfOneBucketAndWriteOfAnother_StayTwoPairs()
    {
        SdkCall[] calls = [Call("GetObject", "a"), Call("PutObject", "b")];

        var pairs = Pairs(PolicyBuilder.Build(calls.SelectMany(new PermissionDeriver(Catalog).Derive), PolicyOptions.Default, Catalog)[0].Document);

        Assert.Equal([("s3:GetObject", "arn:aws:s3:::a/*"), ("s3:PutObject", "arn:aws:s3:::b/*")], pairs.Select(pair => (pair.Action, pair.Resource)));

        static SdkCall Call(string operation, string bucket)
            => new("s3", operation, "M", new SdkRequest(true, Lists.List(Member("BucketName", bucket), new RequestMember("Key", MemberState.Set, default, true))), SdkPrincipal.Default, "");
    }

    // Two to eight calls; each member that a template or trigger of the operation names is unset, set, or set to a random name.
    private static List<SdkCall> Program(Random random)
    {
        var calls = new List<SdkCall>();
        for (var i = random.Next(2, 9); i > 0; i--)
        {
            var service = Catalog.FindService(Catalog.ServiceIds[random.Next(Catalog.ServiceIds.Count)])!;
            if (service.Operations.Count == 0) continue;
            var operation = service.Operations[random.Next(service.Operations.Count)];
            var members = Paths(operation).Where(_ => random.Next(3) > 0).Select(path => random.Next(4) == 0
                ? new RequestMember(path, MemberState.Set, default, true)
                : Member(path, "name-" + random.Next(1000).ToString("d3", System.Globalization.CultureInfo.InvariantCulture)));
            calls.Add(new SdkCall(service.Id, operation.Name, "M" + calls.Count, new SdkRequest(random.Next(3) > 0, members.ToEquatableArray()), SdkPrincipal.Default, ""));
        }

        return calls;
    }

    private static SortedSet<string> Paths(OperationEntry operation)
        => new(
            operation.Permissions.SelectMany(permission =>
                permission.Resources.SelectMany(resource => Core.Permissions.Resources.TemplatePart.Parse(resource.Template)).Where(part => part.IsMember).Select(part => part.Text)
                    .Concat(permission.Trigger?.Members ?? [])),
            StringComparer.Ordinal);

    private static RequestMember Member(string path, string value) => new(path, MemberState.Set, Lists.List(value), true);

    // A resource that the pattern stands for and no narrower pattern of a program would.
    private static string Concrete(string pattern) => pattern == "*" ? "*" : pattern.Replace("${*}", "*", StringComparison.Ordinal).Replace("*", "zz", StringComparison.Ordinal).Replace('?', 'z');

    private static string Filled(EquatableArray<PolicyCondition> conditions)
        => string.Join(';', conditions.Select(condition => $"{condition.Operator} {condition.Key} {PolicyOptions.Default.Fill(condition.Values[0])}"));

    private static List<Pair> Pairs(PolicyDocument document)
        => [.. from statement in document.Statements
               from action in statement.Actions
               from resource in statement.Resources
               select new Pair(action, resource, statement.Conditions, ArnPattern.Parse(resource))];

    private static bool Allows(Pair pair, Asked request)
        => pair.Action == request.Action && pair.Pattern.Matches(request.Resource) && pair.Conditions.All(condition => condition.Values.Any(value
            => request.Conditions.Split(';').Contains($"{condition.Operator} {condition.Key} {value}")));

    private sealed record Pair(string Action, string Resource, EquatableArray<PolicyCondition> Conditions, ArnPattern Pattern);

    private sealed record Asked(string Action, string Resource, string Conditions);
}
