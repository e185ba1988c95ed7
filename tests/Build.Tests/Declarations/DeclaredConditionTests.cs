using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Build.Tests.Declarations;

public sealed class DeclaredConditionTests
{
    [Theory]
    [InlineData("aws:securetransport", "True", "Bool aws:SecureTransport true")]
    [InlineData("aws:SourceIp", "203.0.113.0/24 ; 198.51.100.7", "IpAddress aws:SourceIp 198.51.100.7;203.0.113.0/24")]
    [InlineData("aws:RequestedRegion", "eu-west-1", "StringEquals aws:RequestedRegion eu-west-1")]
    [InlineData("aws:RequestedRegion", "eu-*", "StringLike aws:RequestedRegion eu-*")]
    [InlineData("aws:PrincipalArn", "arn:aws:iam::*:role/app", "ArnLike aws:PrincipalArn arn:aws:iam::*:role/app")]
    [InlineData("s3:max-keys", "10", "NumericEquals s3:max-keys 10")]
    public void Operator_FollowsTheKeysType(string key, string value, string expected)
    {
        var condition = Read(key, "", value).Condition;

        Assert.Equal(expected, $"{condition.Operator} {condition.Key} {string.Join(';', condition.Values)}");
    }

    [Fact]
    public void Services_AreThoseGiven_AllForAGlobalKey_AndItsOwnForAKeyOfOne()
    {
        Assert.Equal(["s3", "sqs"], Read("aws:SecureTransport", "", "true", "sqs; S3").Services);
        Assert.Empty(Read("aws:SecureTransport", "", "true").Services);
        Assert.Equal(["s3"], Read("s3:prefix", "StringLike", "home/*").Services);
    }

    [Theory]
    [InlineData("aws:SecureTransprt", "", "true", "", "did you mean aws:SecureTransport")]
    [InlineData("s3:prefx", "", "a", "", "did you mean s3:prefix")]
    [InlineData("aws:SecureTransport", "Boole", "true", "", "the operator 'Boole' does not exist; did you mean Bool?")]
    [InlineData("aws:SecureTransport", "", "", "", "it has no value")]
    [InlineData("aws:SecureTransport", "", "true", "s4", "'s4' is not an action prefix of AWS; did you mean")]
    [InlineData("aws:SourceArn", "", "arn:aws:s3:::a", "", "only requests that an AWS service makes on its own behalf carry the key")]
    [InlineData("aws:CurrentTime", "", "2026-12-31", "", "DateLessThan for an end")]
    [InlineData("aws:TagKeys", "", "team", "", "ForAnyValue:StringEquals or ForAllValues:StringEquals")]
    [InlineData("aws:SourceIp", "", "10.0.0.0/8", "", "is private")]
    public void WrongItem_SaysWhatIsWrong(string key, string name, string value, string services, string expected)
    {
        var problem = DeclaredCondition.TryRead(new(key, name, value, services, ""), AwsCatalog.Default, out var condition);

        Assert.Null(condition);
        Assert.Equal((ProblemSeverity.Error, "IAM4010"), (problem!.Severity, problem.Code));
        Assert.StartsWith($"IamCondition '{key}': ", problem.Text, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ConditionsThatCannotHoldTogether_AreAConflict_UnlessTheyAreForOtherServices()
    {
        ProjectCondition[] regions = [Read("aws:RequestedRegion", "", "eu-west-1"), Read("aws:RequestedRegion", "", "us-east-1")];

        Assert.Contains("no request can meet both", Assert.Single(DeclaredCondition.FindConflicts(regions)).Text, StringComparison.Ordinal);
        Assert.Empty(DeclaredCondition.FindConflicts([Read("aws:RequestedRegion", "", "eu-west-1", "s3"), Read("aws:RequestedRegion", "", "us-east-1", "sqs")]));
        Assert.Empty(DeclaredCondition.FindConflicts([Read("aws:RequestedRegion", "", "eu-west-1;us-east-1"), Read("aws:RequestedRegion", "", "us-east-1", "sqs")]));
    }

    [Theory]
    [InlineData("s3", "arn:aws:kms:eu-west-1:111122223333:key/1;arn:aws:kms:*:*:key/2", null)]
    [InlineData("S3", "", null)]
    [InlineData("s4", "", "'s4' is not an action prefix of AWS; did you mean")]
    [InlineData("s3", "arn:aws:kms:eu-west-1:111122223333:alias/app", "a policy cannot name a key by its alias")]
    [InlineData("s3", "alias/app", "a policy cannot name a key by its alias")]
    [InlineData("s3", "1234abcd-12ab", "is not of the form arn:aws:kms:region:account:key/id")]
    public void Encryption_TakesServicesAndKeys(string service, string keys, string? expected)
    {
        var problem = DeclaredEncryption.TryRead(new(service, keys, ""), AwsCatalog.Default, out var encrypted);

        if (expected is null) Assert.Equal(("s3", 2 * Math.Sign(keys.Length)), (encrypted!.Prefix, encrypted.Keys.Count));
        else Assert.Contains(expected, problem!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void PlaceOfAnItem_IsItsLine_OrOnlyTheFileWhereSeveralFit()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "App.csproj");
        File.WriteAllText(file, """
            <Project>
              <ItemGroup>
                <IamCondition Include="aws:SecureTransport;aws:SourceIp" />
                <IamCondition Include="$(Key)" />
                <IamEncrypted Include="$(Service)" />
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(new ItemPlace(file, 3, 6), ItemPlace.Find(file, "IamCondition", "aws:SourceIp"));
        Assert.Equal(new ItemPlace(file, 5, 6), ItemPlace.Find(file, "IamEncrypted", "s3"));
        Assert.Equal(new ItemPlace(file, 0, 0), ItemPlace.Find(file, "IamCondition", "aws:username"));
        Assert.Equal(new ItemPlace(file + "x", 0, 0), ItemPlace.Find(file + "x", "IamCondition", "aws:username"));
        Assert.Equal(new ItemPlace("", 0, 0), ItemPlace.Find("", "IamCondition", "aws:username"));
    }

    private static ProjectCondition Read(string key, string name, string value, string services = "")
    {
        Assert.Null(DeclaredCondition.TryRead(new(key, name, value, services, ""), AwsCatalog.Default, out var condition));
        return condition!;
    }
}
