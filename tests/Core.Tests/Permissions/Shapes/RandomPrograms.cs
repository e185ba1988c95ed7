using System.Globalization;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;

namespace IamAnalyzers.Core.Tests.Permissions.Shapes;

/// <summary>
/// Programs of random calls of the whole catalogue, and the requests that AWS is asked for them. The same seed gives the same
/// programs, for our own matcher in a test and for the independent simulator.
/// </summary>
internal static class RandomPrograms
{
    private static readonly AwsCatalog Catalog = AwsCatalog.Default;

    /// <summary>Two to eight calls; each member that a template or trigger of the operation names is unset, set, or set to a random name.</summary>
    public static IReadOnlyList<SdkCall> Next(Random random)
    {
        var calls = new List<SdkCall>();
        for (var i = random.Next(2, 9); i > 0; i--)
        {
            var service = Catalog.FindService(Catalog.ServiceIds[random.Next(Catalog.ServiceIds.Count)])!;
            if (service.Operations.Count == 0) continue;
            var operation = service.Operations[random.Next(service.Operations.Count)];
            var members = Paths(operation).Where(_ => random.Next(3) > 0).Select(path => random.Next(4) == 0
                ? new RequestMember(path, MemberState.Set, default, true)
                : Member(path, "name-" + random.Next(1000).ToString("d3", CultureInfo.InvariantCulture)));
            calls.Add(new SdkCall(service.Id, operation.Name, "M" + calls.Count, new SdkRequest(random.Next(3) > 0, members.ToEquatableArray()), SdkPrincipal.Default, ""));
        }

        return calls;
    }

    /// <summary>What the calls need of a policy.</summary>
    public static Permission[] Needs(IEnumerable<SdkCall> calls)
        => [.. calls.SelectMany(new PermissionDeriver(Catalog).Derive).Where(need => need.Tier != Tier.Deployment)];

    /// <summary>The policy of the needs.</summary>
    public static PolicyDocument Policy(IEnumerable<Permission> needs) => PolicyBuilder.Build(needs, PolicyOptions.Default, Catalog)[0].Document;

    /// <summary>A request for each resource of each need, with the condition keys that AWS puts in it.</summary>
    public static IEnumerable<ProgramRequest> Requests(IEnumerable<Permission> needs)
        => needs.SelectMany(need => PolicyOptions.Default.Needed(need.Resources).Select(resource => new ProgramRequest(
            need.Action,
            Concrete(need.Action, PolicyOptions.Default.Fill(resource)),
            [.. need.Conditions.Select(static condition => new PolicyCondition(condition.Operator, condition.Key, Lists.List(PolicyOptions.Default.Fill(condition.Values[0]))))])));

    /// <summary>Requests that nothing needs: an action on a resource that only another action of the program and service needs.</summary>
    public static IEnumerable<ProgramRequest> Crossed(IReadOnlyCollection<Permission> needs)
    {
        var all = Requests(needs).ToArray();
        var patterns = needs.ToLookup(static need => need.Action, static need => PolicyOptions.Default.Needed(need.Resources).Select(resource => ArnPattern.Parse(PolicyOptions.Default.Fill(resource))), StringComparer.Ordinal);
        return
            from one in all
            from other in all
            where one.Action != other.Action && ServiceOf(one) == ServiceOf(other) && other.Resource != "*"
            where !patterns[one.Action].Any(resources => resources.Any(pattern => pattern.Matches(other.Resource)))
            select one with { Resource = other.Resource };
    }

    /// <summary>A program that reads one bucket and writes another.</summary>
    public static IReadOnlyList<SdkCall> TwoBuckets()
    {
        return [Call("GetObject", "a"), Call("PutObject", "b")];

        static SdkCall Call(string operation, string bucket)
            => new("s3", operation, "M", new SdkRequest(true, Lists.List(Member("BucketName", bucket), new RequestMember("Key", MemberState.Set, default, true))), SdkPrincipal.Default, "");
    }

    private static string ServiceOf(ProgramRequest request) => request.Action[..request.Action.IndexOf(':', StringComparison.Ordinal)];

    // A resource that the pattern stands for and no narrower pattern of a program would.
    private static string Concrete(string action, string pattern)
    {
        var fields = pattern.Split(':', 6);
        if (fields.Length < 6) return pattern;
        if (fields[5] == "*" && TypeOf(action, pattern) is { } type) fields = type.Split(':', 6);
        if (fields[3] == "*") fields[3] = "eu-west-1";
        if (fields[4] == "*") fields[4] = "111122223333";
        fields[5] = fields[5].Replace("${*}", "*", StringComparison.Ordinal).Replace("*", "zz", StringComparison.Ordinal).Replace('?', 'z');
        return string.Join(':', fields);
    }

    // A pattern for a whole service stands for its types: the first one of the action's.
    private static string? TypeOf(string action, string pattern)
        => Catalog.FindAction(action)!.Resources
            .Select(static resource => PolicyOptions.Default.Fill(ResourcePatterns.Of(resource.Type.Arn, isCreated: false)))
            .FirstOrDefault(type => type != pattern && ArnPattern.Parse(pattern).Covers(ArnPattern.Parse(type)));

    private static SortedSet<string> Paths(OperationEntry operation)
        => new(
            operation.Permissions.SelectMany(permission =>
                permission.Resources.SelectMany(resource => TemplatePart.Parse(resource.Template)).Where(part => part.IsMember).Select(part => part.Text)
                    .Concat(permission.Trigger?.Members ?? [])),
            StringComparer.Ordinal);

    private static RequestMember Member(string path, string value) => new(path, MemberState.Set, Lists.List(value), true);
}

/// <summary>A request that AWS is asked.</summary>
/// <param name="Action">The action.</param>
/// <param name="Resource">The resource's ARN, or <c>*</c>.</param>
/// <param name="Conditions">The condition keys of the request, each with its one value and the operator that asks for it.</param>
internal sealed record ProgramRequest(string Action, string Resource, IReadOnlyList<PolicyCondition> Conditions);
