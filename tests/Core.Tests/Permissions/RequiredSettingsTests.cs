using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions;

/// <summary>Settings that the code requires without a check, and that may be missing.</summary>
public sealed class RequiredSettingsTests
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

    [Fact]
    public void CheckedSetting_IsThere()
        => Assert.DoesNotContain(Needs("s3", "GetObject", "VersionId", isChecked: true), static need => need.Action == "s3:GetObject");

    private static Permission[] Needs(string service, string operation, string settings, bool isChecked = false)
    {
        var value = new MemberValue(EquatableArray<ValuePart>.From([new(ValuePartKind.Input, "SETTING")])) { IsRequiredSetting = !isChecked };
        var members = settings.Split(' ').Order(StringComparer.Ordinal).Select(path => RequestMember.Of(path, MemberState.Set, [value], true));
        return [.. new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall(service, operation, "M", new SdkRequest(true, members.ToEquatableArray()), SdkPrincipal.Default, ""))];
    }
}
