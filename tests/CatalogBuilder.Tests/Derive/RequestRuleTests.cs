using IamAnalyzers.CatalogBuilder.Derive;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Derive;

/// <summary>What is found in the members of a request by rule.</summary>
public class RequestRuleTests
{
    private static readonly string[] Actions = ["demo:PutThing", "demo:GetThing", "logs:CreateLogGroup", "iam:PassRole"];

    [Fact]
    public void Members_AreFoundAtAnyDepthAndOnceInARecursion()
        => Assert.Equal(
            ["thingName", "GroupIds[]", "ResourceArn", "executionRole", "Mode", "iamRole", "iamRole.RoleArn", "Steps[]", "Steps[].RoleArn", "Steps[].Then[]", "Options{}", "BucketName", "homeUrl", "resultUrl", "reportPath"],
            DemoModel.Operation("PutThing").Members.Select(static member => member.Path));

    [Fact]
    public void OperationWithoutARequest_HasNoMembers() => Assert.Empty(DemoModel.Operation("Ping").Members);

    [Fact]
    public void Roles_AreFoundByName_AndAStructureCountsOnce()
        => Assert.Equal(["executionRole", "iamRole", "Steps[].RoleArn"], RoleMembers.Find(DemoModel.Operation("PutThing")));

    [Theory]
    [InlineData("GetThing", "demo")]
    [InlineData("PutThing", "iam")]
    [InlineData("PutThing", "sts")]
    public void OperationThatReadsOrActsOnRoles_PassesNone(string operation, string service) => Assert.Empty(RoleMembers.Find(DemoModel.Operation(operation, service)));

    [Fact]
    public void PlacesInS3_AreBucketsAndAddressesThatSpeakOfS3()
        => Assert.Equal([("BucketName", "bucket"), ("resultUrl", "uri"), ("reportPath", "uri")], S3Places.Find(DemoModel.Operation("PutThing")));

    [Fact]
    public void PlacesInServicesOfBuckets_AreNotLookedFor() => Assert.Empty(S3Places.Find(DemoModel.Operation("PutThing", "s3control")));

    [Fact]
    public void DocumentedActions_AreThoseOfTheReferenceBesideTheOwn()
        => Assert.Equal(
            [("", "demo:GetThing"), ("executionRole", "iam:PassRole"), ("Options", "logs:CreateLogGroup")],
            new DocumentedActions(Actions).Find(DemoModel.Operation("PutThing")));

    [Fact]
    public void Identifiers_AreThoseWithSeveralForms()
        => Assert.Equal([("thingName", "arn,name", "")], IdentifierWords.Find(DemoModel.Operation("PutThing")));
}
