using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.CatalogBuilder.Derive;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Derive;

/// <summary>Members that name a resource by their name.</summary>
public class NamedMembersTests
{
    private static readonly NamedMembers Rule = new(new Reference(JsonDocument.Parse("""
        { "demo": { "name": "Demo", "conditionKeys": {},
            "resources": { "thing": { "arn": "arn:${Partition}:demo:${Region}:${Account}:thing/${ThingName}" }, "group": { "arn": "arn:${Partition}:demo:::group/${GroupIdWithPath}" } },
            "actions": { "PutThing": { "level": "Write", "res": [["thing", 1], ["group", 0]] }, "Ping": { "level": "Read" } } } }
        """).RootElement));

    [Fact]
    public void MembersWithTheNameOfAVariable_NameItsResource()
        => Assert.Equal(
            [("demo:PutThing", "thing", "ThingName", "thingName"), ("demo:PutThing", "thing", "*arn*", "ResourceArn"), ("demo:PutThing", "group", "GroupIdWithPath", "GroupIds[]"), ("demo:PutThing", "group", "*arn*", "ResourceArn")],
            Find("""[ { "action": "demo:PutThing" } ]"""));

    [Fact]
    public void VariablesThatTheMapGivesToMembers_NeedNoGuess() => Assert.Empty(Find("""[ { "action": "demo:PutThing", "arnVariables": { "ThingName": "${thingName}" } } ]"""));

    [Fact]
    public void VariablesThatTheMapGivesAStar_AreGuessed() => Assert.NotEmpty(Find("""[ { "action": "demo:PutThing", "arnVariables": { "ThingName": "*" } } ]"""));

    [Theory]
    [InlineData("[]")]
    [InlineData("""[ { "action": "demo:Ping" } ]""")]
    [InlineData("""[ { "action": "demo:NoSuchAction" } ]""")]
    public void ActionWithoutTypes_HasNoGuess(string actions) => Assert.Empty(Find(actions));

    private static IEnumerable<(string Action, string Type, string Variable, string Path)> Find(string actions) => Rule.Find(DemoModel.Operation("PutThing"), JsonDocument.Parse(actions).RootElement);
}
