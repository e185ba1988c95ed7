using System.Text.Json;
using System.Text.Json.Nodes;
using IamAnalyzers.CatalogBuilder.Derive;
using IamAnalyzers.Testing;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Derive;

/// <summary>The actions of operations, from the own map and from the reference.</summary>
public class OperationMapTests
{
    private static readonly ApiModel Model = new("demo", JsonDocument.Parse(DemoModel.Text).RootElement);
    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal) { "demo:GetThing", "thing:GetThing", "thing:PutThing" };

    [Fact]
    public void OperationInTheMap_HasItsActions()
    {
        var map = new OperationMap(["# For people.", "demo\tthing\tDemo Service", "\tPutThing\tmanual\twhy:read", "\t\tthing:PutThing\tvar:Name=${thingName}\tvar:Group Name=*\ttype:thing=${Arn}", "\t\tiam:PassRole\tdependent\twhen:executionRole\tarn:${executionRole}"]);

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "serviceId": "Demo Service", "iamPrefix": "thing", "operations": {
                  "GetThing": { "source": "same-name", "actions": [ { "action": "thing:GetThing" } ] },
                  "Ping": { "source": "unknown", "actions": [] },
                  "PutThing": { "source": "manual", "actions": [
                    { "action": "thing:PutThing", "arnVariables": { "Name": "${thingName}", "Group Name": "*" }, "resourceArns": { "thing": "${Arn}" } },
                    { "action": "iam:PassRole", "dependent": true, "when": "executionRole", "arnTemplate": "${executionRole}" } ] } } }
                """),
            map.Service(Model, "Demo", "demo", Actions)));
    }

    [Fact]
    public void ServiceThatTheMapHasNot_TakesItsOwnPrefix()
    {
        var service = new OperationMap([]).Service(Model, "Demo", "demo", Actions);

        Assert.Equal("demo", service["iamPrefix"]!.GetValue<string>());
        Assert.Equal("same-name", service["operations"]!["GetThing"]!["source"]!.GetValue<string>());
        Assert.Equal("unknown", service["operations"]!["PutThing"]!["source"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("\tPutThing\tmap")]
    [InlineData("demo\tthing\tDemo\n\t\tthing:PutThing")]
    [InlineData("demo\tthing\tDemo\n\tPutThing\tmap\n\t\tthing:PutThing\tdepends")]
    [InlineData("demo\tthing\tDemo\n\tPutThing\tmap\n\t\tthing:PutThing\tvar:Name")]
    public void OtherLine_IsAnError(string lines) => Assert.Throws<FormatException>(() => new OperationMap(lines.Split('\n')));

    [Fact]
    public void OwnFiles_AreRead()
    {
        var own = new OwnFiles(Path.Combine(RepositoryRoot.Path, "tools", "CatalogBuilder", "Own"));

        Assert.NotNull(new OperationMap(own.Lines("operations.txt")));
        Assert.Contains("iam:CreateServiceLinkedRole", own.Dependents()["access-analyzer:CreateAnalyzer"]);
        Assert.Equal("kms:GenerateDataKey", OwnFiles.ForwardedAccess(own.Lines("forwarded-access.txt"))["sqs"]!["SendMessage"]![0]!["action"]!.GetValue<string>());
    }

    [Fact]
    public void ForwardedAccess_IsGroupedByServiceAndOperation()
        => Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{ "demo": { "PutThing": [ { "action": "kms:Decrypt", "context": { "kms:ViaService": "demo" } }, { "action": "kms:Sign", "context": {} } ] } }"""),
            OwnFiles.ForwardedAccess(["demo PutThing kms:Decrypt kms:ViaService=demo", "demo PutThing kms:Sign"])));
}
