using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions;

/// <summary>Permissions of which a call needs one in every case, and calls that must not vanish.</summary>
public sealed class AlternativesTests
{
    public static TheoryData<string> Services => [.. AwsCatalog.Default.ServiceIds];

    [Theory]
    [MemberData(nameof(Services))]
    public void Operation_NeverNeedsConditionalPermissionsOnly(string service)
    {
        var deriver = new PermissionDeriver(AwsCatalog.Default);
        var operations = AwsCatalog.Default.FindService(service)!.Operations.Where(static operation => operation.Status == OperationStatus.Mapped);

        var wrong = operations.SelectMany(operation => Requests(operation)
            .Select(request => new SdkCall(service, operation.Name, "M", request, SdkPrincipal.Default, ""))
            .Where(call => deriver.FindUnresolved(call) is null && deriver.Derive(call).All(static need => need.Tier != Tier.Required))
            .Select(static call => call.Request)
            .Select(request => $"{operation.Name}: {string.Join(' ', request.Members.Select(static member => $"{member.Path}={member.State}"))}").Take(1));

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("when:A", "when:!A", "A", 2)]
    [InlineData("when:A", "when:B", "A", 0)]
    [InlineData("when:T=x", "when:T!=x", "T", 2)]
    [InlineData("when:T=x|y", "when:!T|T!=x", "T", 2)]
    [InlineData("when:T=x", "when:T=y", "T", 0)]
    [InlineData("when:A,B", "when:!A|!B", "A B", 2)]
    [InlineData("when:A,B", "when:!A", "A B", 0)]
    [InlineData("when:A oneof", "when:B oneof", "A B", 2)]
    public void PermissionsOfEveryCase_AreAlternatives(string first, string second, string maybe, int count)
    {
        PermissionEntry[] permissions = [PermissionText.Parse("s3:GetObject " + first, null), PermissionText.Parse("s3:GetObjectVersion " + second, null)];
        var request = new SdkRequest(true, maybe.Split(' ').Select(static path => new RequestMember(path, MemberState.MaybeSet, default, true)).ToEquatableArray());

        Assert.Equal(count, Alternatives.Of(permissions, request).Count);
    }

    [Theory]
    [InlineData("reports", true)]
    [InlineData("archive", false)]
    public void CasesOfACall_ShareAGroupThatTellsItFromOtherCalls(string bucket, bool isSame)
    {
        var cases = Cases("reports");
        var others = Cases(bucket);

        Assert.Equal(["VersionId is not set", "VersionId is set"], cases.Select(static one => one.When).Order(StringComparer.Ordinal));
        Assert.Single(cases.Select(static one => one.Group).Distinct());
        Assert.Equal(isSame, cases[0].Group == others[0].Group);

        static List<PermissionCase> Cases(string bucket)
        {
            var request = new SdkRequest(true, EquatableArray<RequestMember>.From([new("BucketName", MemberState.Set, EquatableArray<string>.From([bucket]), true), new("VersionId", MemberState.MaybeSet, default, true)]));
            return [.. new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall("s3", "GetObject", "M", request, SdkPrincipal.Default, "")).Select(static need => need.Case).OfType<PermissionCase>().Distinct()];
        }
    }

    [Fact]
    public void CallOfOneCase_HasNoGroup()
    {
        var request = new SdkRequest(true, EquatableArray<RequestMember>.From([new("VersionId", MemberState.Set, EquatableArray<string>.From(["v1"]), true)]));

        var needs = new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall("s3", "GetObject", "M", request, SdkPrincipal.Default, "")).ToArray();

        Assert.Contains(needs, static need => need.Action == "s3:GetObjectVersion");
        Assert.All(needs, static need => Assert.Null(need.Case));
    }

    [Theory]
    [InlineData("when:A", "when:!A", "when:B", "when:!B", 2)]
    [InlineData("when:A", "when:!A", "when:A|B", "when:!B", 1)]
    public void GroupsOfOneOperation_AreKeptApartUnlessTheyShareAPermission(string first, string second, string third, string fourth, int groups)
    {
        PermissionEntry[] permissions = [PermissionText.Parse("s3:GetObject " + first, null), PermissionText.Parse("s3:GetObjectVersion " + second, null), PermissionText.Parse("s3:PutObject " + third, null), PermissionText.Parse("s3:PutObjectAcl " + fourth, null)];
        var request = new SdkRequest(true, EquatableArray<RequestMember>.From([new("A", MemberState.MaybeSet, default, true), new("B", MemberState.MaybeSet, default, true)]));

        var found = Alternatives.Of(permissions, request);

        Assert.Equal((4, groups), (found.Count, found.Values.Distinct().Count()));
    }

    [Fact]
    public void PermissionBesideAlternatives_StaysConditional()
    {
        var needs = new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall("s3", "CopyObject", "M", SdkRequest.Hidden, SdkPrincipal.Default, "")).ToArray();

        Assert.All(needs.Where(static need => need.Action is "s3:GetObject" or "s3:GetObjectVersion" && need.Case is not null), static need => Assert.Equal(Tier.Required, need.Tier));
        Assert.All(needs.Where(static need => need.Action is "s3:PutObjectAcl" or "s3:PutObjectRetention"), static need => Assert.Equal(Tier.Conditional, need.Tier));
    }

    // Hidden, without members, and with each member that decides set on some paths, or each alone set.
    private static IEnumerable<SdkRequest> Requests(OperationEntry operation)
    {
        var paths = operation.Permissions.SelectMany(static permission => permission.Trigger?.Members ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        yield return SdkRequest.Hidden;
        yield return SdkRequest.Blank;
        yield return new SdkRequest(true, paths.Select(static path => new RequestMember(path, MemberState.MaybeSet, default, true)).ToEquatableArray());
        foreach (var path in paths) yield return new SdkRequest(true, new[] { new RequestMember(path, MemberState.Set, default, true) }.ToEquatableArray());
    }
}
