using System.Text.RegularExpressions;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Formats;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

/// <summary>What is written without quotes is text for readers of YAML 1.1 and 1.2.</summary>
public sealed partial class YamlScalarTests
{
    [Theory]
    [InlineData("Null")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("True")]
    [InlineData("NO")]
    [InlineData("on")]
    [InlineData("y")]
    [InlineData("1")]
    [InlineData("-1.5e3")]
    [InlineData(".inf")]
    [InlineData("2012-10-17")]
    [InlineData("12:30:45")]
    [InlineData("0x1F")]
    [InlineData("*")]
    [InlineData("&a")]
    [InlineData("!Ref")]
    [InlineData("s3:")]
    [InlineData("a #b")]
    [InlineData("a: b")]
    [InlineData("")]
    public void TextThatYamlReadsAsSomethingElse_IsQuoted(string text) => Assert.Equal("\"" + text + "\"", YamlScalar.Of(text));

    [Theory]
    [InlineData("StringEquals")]
    [InlineData("ForAnyValue:StringLike")]
    [InlineData("s3:Get*")]
    [InlineData("aws-portal:ViewBilling")]
    [InlineData("AWS::Partition")]
    [InlineData("NullableIfExists")]
    public void Name_HasNoQuotes(string text) => Assert.Equal(text, YamlScalar.Of(text));

    [Theory]
    [InlineData("cloudformation")]
    [InlineData("sam")]
    public void NamesThatYamlReadsAsSomethingElse_AreTextsEverywhere(string format)
    {
        var template = Templates.One(Templates.Need("*", "arn:${Partition}:s3:::${Input:null}/${Input:NO}/1") with
        {
            Conditions = new[] { Condition("Null", "aws:TokenIssueTime", "false"), Condition("Bool", "on", "true"), Condition("NumericLessThan", "s3:max-keys", "10"), Condition("DateLessThan", "aws:CurrentTime", "2030-01-01") }.ToEquatableArray(),
        });

        var yaml = new YamlStream();
        yaml.Load(new StringReader(PolicyFormat.Find(format)!.Write(template)));

        Assert.Equal(
            ["1"],
            yaml.Documents.Single().AllNodes.OfType<YamlScalarNode>()
                .Where(static node => node.Style == ScalarStyle.Plain && node.Tag.IsEmpty && Typed().IsMatch(node.Value!))
                .Select(static node => node.Value!).Distinct());
    }

    private static PolicyCondition Condition(string name, string key, string value) => new(name, key, new[] { value }.ToEquatableArray());

    // The types of YAML 1.1 beside text; the only one that a template means is MinLength.
    [GeneratedRegex(@"^(~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.?[0-9][-+0-9_.:a-fx]*|[-+]?\.inf|\.nan|)$", RegexOptions.IgnoreCase)]
    private static partial Regex Typed();
}
