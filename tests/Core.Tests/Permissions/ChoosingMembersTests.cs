using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions;

/// <summary>Members that choose between two actions on one resource, and whose text may be empty.</summary>
public sealed class ChoosingMembersTests
{
    [Theory]
    [InlineData("s3", "GetObject", "VersionId", "s3:GetObject s3:GetObjectVersion")]
    [InlineData("s3", "DeleteObject", "VersionId", "s3:DeleteObject s3:DeleteObjectVersion")]
    [InlineData("s3", "GetObject", "Key", "s3:GetObject")]
    [InlineData("lambda", "PublishLayerVersion", "Content.S3ObjectVersion Content.S3Key", "lambda:PublishLayerVersion s3:GetObject s3:GetObjectVersion")]
    [InlineData("ec2", "ImportImage", "RoleName", "ec2:ImportImage iam:PassRole")]
    [InlineData("sns", "Publish", "PhoneNumber", "sns:Publish")]
    public void MemberThatChoosesBetweenActionsOnOneResource_MayBeMissing(string service, string operation, string settings, string actions)
        => Assert.Equal(actions, string.Join(' ', Needs(service, operation, settings).Where(static need => need.Tier == Tier.Required).Select(static need => need.Action).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void MemberThatNamesAResource_IsThere()
        => Assert.DoesNotContain("arn:${Partition}:ec2:${AnyRegion}:${AnyAccount}:subnet/*", Needs("ec2", "RunInstances", "SubnetId").SelectMany(static need => need.Resources));

    [Fact]
    public void RoleThatReadsInThePlaceOfTheCaller_IsThere()
        => Assert.DoesNotContain(Needs("transcribe", "CreateVocabulary", "DataAccessRoleArn VocabularyFileUri"), static need => need.Action == "s3:GetObject");

    [Theory]
    [InlineData("", false)]
    [InlineData("_", false)]
    [InlineData("{SETTING}", false)]
    [InlineData("v1 _", false)]
    [InlineData("v1 ", false)]
    [InlineData("v1", true)]
    [InlineData("v1 v2", true)]
    [InlineData("v-_", true)]
    [InlineData("v-_ v1", true)]
    public void TextOfWhichNoPartIsKnown_MayBeEmpty(string texts, bool isSet)
    {
        var version = RequestMember.Of("VersionId", MemberState.Set, texts.Length == 0 ? [] : [.. texts.Split(' ').Select(Value)], true);

        Assert.Equal(!isSet, Needs("s3", "GetObject", version).Any(static need => need.Action == "s3:GetObject"));
    }

    private static MemberValue Value(string text)
        => new(EquatableArray<ValuePart>.From([.. text switch
        {
            "_" => new[] { new ValuePart(ValuePartKind.Unknown, "") },
            "{SETTING}" => [new ValuePart(ValuePartKind.Input, "SETTING")],
            _ when text.EndsWith('_') => [new ValuePart(ValuePartKind.Literal, text[..^1]), new ValuePart(ValuePartKind.Unknown, "")],
            _ => [new ValuePart(ValuePartKind.Literal, text)],
        }]));

    private static Permission[] Needs(string service, string operation, string settings)
        => Needs(service, operation, [.. settings.Split(' ').Order(StringComparer.Ordinal).Select(static path => RequestMember.Of(path, MemberState.Set, [Value("{SETTING}")], true))]);

    private static Permission[] Needs(string service, string operation, params RequestMember[] members)
        => [.. new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall(service, operation, "M", new SdkRequest(true, members.ToEquatableArray()), SdkPrincipal.Default, ""))];
}
