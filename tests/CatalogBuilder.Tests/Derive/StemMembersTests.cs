using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.CatalogBuilder.Derive;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Derive;

/// <summary>Members that name a resource by the name of its type, though the ARN has another word for it.</summary>
public class StemMembersTests
{
    private static readonly StemMembers Rule = new(new Reference(JsonDocument.Parse("""
        { "demo": { "name": "Demo", "conditionKeys": {},
            "resources": { "graph": { "arn": "arn:${Partition}:demo:${Region}:${Account}:graph/${ResourceId}" }, "application": { "arn": "arn:${Partition}:demo:${Region}:${Account}:app/${AppId}" }, "rule": { "arn": "arn:${Partition}:demo:${Region}:${Account}:graph/${GraphId}/rule/${RuleId}" } },
            "actions": { "GetGraph": { "level": "Read", "res": [["graph", 1]] }, "GetApp": { "level": "Read", "res": [["application", 1]] }, "GetRule": { "level": "Read", "res": [["rule", 1]] }, "StartGraph": { "level": "Write", "res": [["graph", 1]] },
              "Both": { "level": "Read", "res": [["graph", 1], ["application", 0]] } } } }
        """).RootElement));

    [Theory]
    [InlineData("GetGraph", "graphIdentifier", "The identifier of the graph.", "graph ResourceId")]
    [InlineData("GetGraph", "graphId", "The ID or ARN of the graph.", "graph ResourceId")]
    [InlineData("GetGraph", "identifier", "The identifier.", "graph ResourceId")]
    [InlineData("GetGraph", "graphArn", "", "graph *arn*")]
    [InlineData("GetGraph", "arn", "", "graph *arn*")]
    [InlineData("GetApp", "appArn", "", "application *arn*")]
    [InlineData("GetApp", "id", "", "application AppId")]
    [InlineData("GetRule", "graphIdentifier", "", "rule GraphId")]
    [InlineData("GetRule", "ruleIdentifier", "", "rule RuleId")]
    [InlineData("Both", "graphIdentifier", "", "graph ResourceId")]

    // A name is no id, and what may be an alias or a name is not known to be one.
    [InlineData("GetGraph", "graphName", "The name of the graph.", "")]
    [InlineData("GetGraph", "graphIdentifier", "The name or ID of the graph.", "")]
    [InlineData("GetGraph", "graphIdentifier", "The ID or alias of the graph.", "")]

    // Another thing, and an id of what the operation makes.
    [InlineData("GetGraph", "snapshotIdentifier", "", "")]
    [InlineData("StartGraph", "graphId", "The graph to copy.", "")]
    public void MemberWithTheNameOfAType_NamesIt(string operation, string member, string description, string expected)
        => Assert.Equal(expected, string.Join("|", Find(operation, member, description).Select(static row => row.Type + " " + row.Variable)));

    [Fact]
    public void IdentifierOfSeveralKinds_NamesNothing()
        => Assert.Empty(Find("GetGraph", ["identifier", "identifierType"], "The identifier of the graph."));

    private static IEnumerable<(string Action, string Type, string Variable, string Path)> Find(string operation, string member, string description) => Find(operation, [member], description);

    private static IEnumerable<(string Action, string Type, string Variable, string Path)> Find(string operation, string[] members, string description)
        => Rule.Find(
            new("demo", operation, "", [.. members.Select(member => new RequestMember(member, member, 1, JsonDocument.Parse("""{ "type": "string" }""").RootElement, description))]),
            JsonDocument.Parse($$"""[ { "action": "demo:{{operation}}" } ]""").RootElement);
}
