using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies;

/// <summary>Keys of encrypted resources: left to the deployment until the project says which service uses which key.</summary>
public sealed class EncryptionTests
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1";

    [Fact]
    public void WithoutDeclaration_NoKeyIsAllowed() => Assert.DoesNotContain(Statements(default, GetObject()), static statement => statement.Contains("kms:", StringComparison.Ordinal));

    [Fact]
    public void DeclaredKey_IsAllowedForTheService()
        => Assert.Equal(
            ["s3:GetObject on arn:aws:s3:::a/*", $"kms:Decrypt on {Key} if kms:ViaService StringLike s3.*.amazonaws.com"],
            Statements(List(new EncryptedService("s3", List(Key), "")), GetObject()));

    [Fact]
    public void KeyOfAnotherService_IsNotAllowed() => Assert.Single(Statements(List(new EncryptedService("sqs", List(Key), "")), GetObject()));

    [Fact]
    public void NoKeyArn_IsAnyKeyThroughTheService()
        => Assert.Contains("kms:Decrypt on arn:aws:kms:*:*:key/* if kms:ViaService StringLike s3.*.amazonaws.com", Statements(List(new EncryptedService("s3", default, "")), GetObject()));

    [Fact]
    public void NoKeyArnAndNothingThatLimitsTheKeyToTheService_IsNotAllowed()
    {
        var decrypt = Decrypt("Amazon.Lambda.IAmazonLambda.InvokeAsync", "arn:${Partition}:kms:${AnyRegion}:${AnyAccount}:key/*");

        Assert.Equal(EncryptionKind.TooWide, new Encryption(List(new EncryptedService("lambda", default, "")), AwsCatalog.Default).Of(decrypt).Kind);
        Assert.Equal([$"kms:Decrypt on {Key}"], Statements(List(new EncryptedService("lambda", List(Key), "")), decrypt));
    }

    [Theory]
    [InlineData("Amazon.Lambda.AmazonLambdaClient.InvokeAsync", "lambda", true)]
    [InlineData("Amazon.Lambda.IAmazonLambda.InvokeAsync", "sqs", false)]
    [InlineData("Amazon.S3.Transfer.ITransferUtility.UploadAsync", "s3", true)]
    [InlineData("Amazon.S3.Model.IS3PaginatorFactory.ListObjectsV2", "s3", true)]
    [InlineData("Amazon.DynamoDBv2.IAmazonDynamoDB.PutItemAsync", "dynamodb", true)]
    [InlineData("NoMember", "s3", false)]
    [InlineData("IamPermission", "s3", false)]
    public void Service_IsThatOfTheMember(string member, string prefix, bool expected)
        => Assert.Equal(expected, new Encryption(default, AwsCatalog.Default).IsFor(Decrypt(member, "*"), prefix));

    [Fact]
    public void KeyThatTheCodeNames_StaysThatKey()
    {
        const string Named = "arn:aws:kms:eu-west-1:111122223333:key/named";

        Assert.Equal([$"kms:Decrypt on {Named}"], Statements(List(new EncryptedService("lambda", List(Key), "")), Decrypt("Amazon.Lambda.IAmazonLambda.InvokeAsync", Named)));
    }

    private static Permission Decrypt(string member, string resource) => new("kms:Decrypt", List(resource), default, Tier.Deployment, member, "", "", "");

    private static Permission[] GetObject()
    {
        var request = new SdkRequest(true, List(new RequestMember("BucketName", MemberState.Set, List("a"), true), new RequestMember("Key", MemberState.Set, default, true)));
        return [.. new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall("s3", "GetObject", "Amazon.S3.IAmazonS3.GetObjectAsync", request, SdkPrincipal.Default, ""))];
    }

    private static string[] Statements(EquatableArray<EncryptedService> encrypted, params Permission[] needs)
        => [.. PolicyBuilder.Build(needs, PolicyOptions.Default with { Encrypted = encrypted }, AwsCatalog.Default)
            .SelectMany(static policy => policy.Document.Statements)
            .Select(static statement => $"{string.Join(',', statement.Actions)} on {string.Join(',', statement.Resources)}"
                + string.Concat(statement.Conditions.Select(static one => $" if {one.Key} {one.Operator} {string.Join(';', one.Values)}")))];
}
