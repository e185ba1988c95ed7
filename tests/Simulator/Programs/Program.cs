using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Tests.Permissions.Shapes;

// dotnet run -- <seed> <programs>: a JSON array on standard output, a program an entry.
var random = new Random(int.Parse(args[0], CultureInfo.InvariantCulture));
var programs = new JsonArray();
for (var i = 0; i < int.Parse(args[1], CultureInfo.InvariantCulture); i++)
{
    var calls = i == 0 ? RandomPrograms.TwoBuckets() : RandomPrograms.Next(random);
    var needs = RandomPrograms.Needs(calls);
    if (needs.Length == 0) continue;
    programs.Add(new JsonObject
    {
        ["calls"] = new JsonArray([.. calls.Select(static call => JsonValue.Create(call.Service + ":" + call.Operation))]),
        ["policy"] = JsonNode.Parse(PolicyWriter.Write(RandomPrograms.Policy(needs))),
        ["requests"] = new JsonArray([.. RandomPrograms.Requests(needs).Select(Request)]),
        ["crossed"] = new JsonArray([.. RandomPrograms.Crossed(needs).Distinct().Select(Request)]),
    });
}

Console.Out.Write(programs.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

static JsonObject Request(ProgramRequest request) => new()
{
    ["action"] = request.Action,
    ["resource"] = request.Resource,
    ["context"] = new JsonObject(request.Conditions.Select(static condition => KeyValuePair.Create<string, JsonNode?>(condition.Key, condition.Values[0].Replace('*', 'x')))),
};
