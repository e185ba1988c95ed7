using IamAnalyzers.Build.Declarations;

namespace IamAnalyzers.Build.Tests.Declarations;

public sealed class ConfiguredRolesTests
{
    private const string Role = "arn:aws:iam::123456789012:role/team/uploads";

    [Theory]
    [InlineData("""{ "AWS": { "SessionRoleArn": "arn:aws:iam::123456789012:role/team/uploads" } }""", Role)]
    [InlineData("""{ "aws": { "sessionrolearn": "arn:aws:iam::123456789012:role/team/uploads" } }""", Role)]
    [InlineData("""{ "AWS:SessionRoleArn": "arn:aws:iam::123456789012:role/team/uploads" }""", Role)]
    [InlineData("""{ "Clients": { "Orders": { "SessionRoleArn": "arn:aws:iam::123456789012:role/team/uploads", "Region": "eu-west-1" } } }""", Role)]
    [InlineData("""
        {
          // Comments and a comma at the end are usual here.
          "AWS": { "SessionRoleArn": "arn:aws:iam::123456789012:role/team/uploads", },
        }
        """, Role)]
    [InlineData("""{ "AWS": { "SessionRoleArn": "#{SessionRole}#" } }""", "arn:${Partition}:iam::${AnyAccount}:role/*")]
    [InlineData("""{ "AWS": { "SessionRoleArn": "arn:aws:iam::${Account}:role/uploads" } }""", "arn:${Partition}:iam::${AnyAccount}:role/*")]
    [InlineData("""{ "AWS": { "SessionRoleArn": "" } }""", "")]
    [InlineData("""{ "AWS": { "SessionRoleArn": null } }""", "")]
    [InlineData("""{ "AWS": { "SessionName": "uploads", "Profile": "arn:aws:iam::123456789012:role/team/uploads" } }""", "")]
    [InlineData("""{ "SessionRoleArnOfAnother": "arn:aws:iam::123456789012:role/team/uploads" }""", "")]
    [InlineData("{ \"AWS\": { \"SessionRoleArn", "")]
    [InlineData("", "")]
    [InlineData("[1, \"SessionRoleArn\"]", "")]
    public void RoleOfASettingsFile_IsAssumed(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', ConfiguredRoles.Read("appsettings.json", text).SelectMany(static permission => permission.Resources)));

    [Fact]
    public void Permission_SaysWhereItComesFrom()
    {
        var permission = Assert.Single(ConfiguredRoles.Read("appsettings.Production.json", $$"""{ "AWS": { "SessionRoleArn": "{{Role}}" } }"""));

        Assert.Equal(("sts:AssumeRole", "appsettings.Production.json", "AWS:SessionRoleArn is set"), (permission.Action, permission.Member, permission.Reason));
    }

    [Theory]
    [InlineData("/app/appsettings.json", true)]
    [InlineData("/app/AppSettings.Development.json", true)]
    [InlineData("/app/appsettings.schema.txt", false)]
    [InlineData("/app/myappsettings.json", false)]
    [InlineData("/app/bin/settings.json", false)]
    public void SettingsFile_IsKnownByItsName(string path, bool expected) => Assert.Equal(expected, ConfiguredRoles.IsSettings(path));
}
