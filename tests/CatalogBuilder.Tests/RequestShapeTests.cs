using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests;

public class RequestShapeTests
{
    private const string Shapes = """
        {
          "PutThingRequest": { "type": "structure", "required": ["name", "Spec"], "members": {
            "name": { "shape": "String" }, "Enabled": { "shape": "Boolean" }, "Spec": { "shape": "Spec" },
            "Items": { "shape": "ItemList" }, "Tables": { "shape": "ItemMap" }, "queueUrl": { "shape": "String" } } },
          "Spec": { "type": "structure", "required": ["roleArn"], "members": { "roleArn": { "shape": "String" }, "Bucket": { "shape": "String" } } },
          "ItemList": { "type": "list", "member": { "shape": "ItemMap" } },
          "ItemMap": { "type": "map", "key": { "shape": "String" }, "value": { "shape": "Item" } },
          "Item": { "type": "structure", "required": ["KmsKeyId"], "members": { "KmsKeyId": { "shape": "String" } } },
          "String": { "type": "string" }, "Boolean": { "type": "boolean" }
        }
        """;

    private static readonly RequestShape Request = new(
        "demo",
        JsonDocument.Parse(Shapes).RootElement,
        "PutThingRequest",
        new MemberNames([new Dictionary<string, string> { ["model"] = "demo", ["shape"] = "*", ["api_member"] = "Bucket", ["dotnet_member"] = "BucketName" }]),
        ["Extra.Member"],
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["Extra"] = true, ["Spec.RoleArn"] = true, ["QueueUrl"] = false });

    [Theory]
    [InlineData("name", "Name", false)]
    [InlineData("Enabled", "Enabled", true)]
    [InlineData("Spec.roleArn", "Spec.RoleArn", false)]
    [InlineData("spec.Bucket", "Spec.BucketName", false)]
    [InlineData("Items[]{}.KmsKeyId", "Items.KmsKeyId", false)]
    public void ApiPath_BecomesCSharp(string path, string expected, bool isBoolean)
        => Assert.Equal((expected, isBoolean), Request.Translate(path));

    [Theory]
    [InlineData("Nothing")]
    [InlineData("name.Below")]
    [InlineData("Spec.Nothing")]
    public void PathOfNoMember_IsNone(string path) => Assert.Null(Request.Translate(path));

    [Theory]
    [InlineData("Spec.BucketName", true)]
    [InlineData("Spec.Bucket", false)]
    [InlineData("Items.KmsKeyId", true)]
    [InlineData("Extra.Member", true)]
    [InlineData("Tables.Keys", true)]
    [InlineData("Tables.KmsKeyId", true)]
    [InlineData("Tables.Keys.KmsKeyId", false)]
    [InlineData("Spec.Keys", false)]
    [InlineData("name", false)]
    public void CSharpPath_IsCheckedInCSharpSpelling(string path, bool expected) => Assert.Equal(expected, Request.Has(path));

    [Theory]
    [InlineData("Name", true)]
    [InlineData("Spec.RoleArn", true)]
    [InlineData("Spec.BucketName", false)]
    [InlineData("Enabled", false)]
    [InlineData("Items.KmsKeyId", false)]
    [InlineData("Extra", true)]
    [InlineData("QueueUrl", false)]
    public void Required_MeansInEveryRequest(string path, bool expected) => Assert.Equal(expected, Request.IsRequired(path));

    [Theory]
    [InlineData("${name}", "{Name}")]
    [InlineData("%%iftemplatematch%${Spec.roleArn}%%", "{Spec.RoleArn}")]
    [InlineData("%%many%${name}%${Spec.Bucket}%%", "{Name} {Spec.BucketName}")]
    [InlineData(@"%%regex%${queueUrl}%/^.+\/(.+?)$/g%%", "{QueueUrl:last(/)}")]
    [InlineData("arn:${Partition}:demo:${Region}:${Account}:thing/${name}", "arn:${Partition}:demo:${Region}:${Account}:thing/{Name}")]
    [InlineData("%%iftruthy%${name}%*%%%", "{Name}")]
    [InlineData("%%urlencode%${name}%%", "{Name:url}")]
    [InlineData("*", "")]
    [InlineData("${Nothing}", "")]
    [InlineData("/things/{name}", "")]
    [InlineData("%%regex%${name}%/^(unknown.+)$/g%%", "")]
    public void PublishedTemplate_IsTranslatedOrDropped(string template, string expected)
        => Assert.Equal(expected, string.Join(' ', TemplateTranslator.Translate(template, Request)));
}
