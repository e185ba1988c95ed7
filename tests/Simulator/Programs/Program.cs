using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Tests.Permissions.Shapes;
using IamAnalyzers.Simulator.Programs;

// dotnet run -- <seed> <programs>: a JSON array on standard output, a program an entry.
var random = new Random(int.Parse(args[0], CultureInfo.InvariantCulture));
var programs = new JsonArray();
for (var i = 0; i < int.Parse(args[1], CultureInfo.InvariantCulture); i++)
{
    var calls = i == 0 ? RandomPrograms.TwoBuckets() : RandomPrograms.Next(random);
    var needs = RandomPrograms.Needs(calls);
    if (needs.Length == 0) continue;
    var wanted = WantedCondition.Some(random);
    var conditioned = PolicyBuilder.Build(
        needs, PolicyOptions.Default with { Conditions = wanted.Select(static one => one.Condition).ToEquatableArray() }, AwsCatalog.Default)[0];
    var requests = RandomPrograms.Requests(needs).ToArray();
    programs.Add(new JsonObject
    {
        ["calls"] = new JsonArray([.. calls.Select(static call => JsonValue.Create(call.Service + ":" + call.Operation))]),
        ["policy"] = JsonNode.Parse(PolicyWriter.Write(RandomPrograms.Policy(needs))),
        ["requests"] = new JsonArray([.. requests.Select(static request => Request(request, []))]),
        ["crossed"] = new JsonArray([.. RandomPrograms.Crossed(needs).Distinct().Select(static request => Request(request, []))]),
        ["conditioned"] = new JsonObject
        {
            ["policy"] = JsonNode.Parse(PolicyWriter.Write(conditioned.Document)),
            ["allowed"] = new JsonArray([.. requests.Select(request => Request(request, wanted))]),
            ["refused"] = new JsonArray([.. wanted.SelectMany(failing => requests
                .Where(request => !conditioned.Notes.Any(note => note.Kind == ConditionNoteKind.LeftOff && note.Action == request.Action && note.Condition.Key == failing.Key))
                .Select(request => Request(request, wanted, failing)))]),
        },
    });
}

Console.Out.Write(programs.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

// The request's own keys, and those of the project's conditions: all met but one.
static JsonObject Request(ProgramRequest request, WantedCondition[] wanted, WantedCondition? failing = null)
{
    var context = new JsonObject(request.Conditions.Select(static condition => KeyValuePair.Create<string, JsonNode?>(condition.Key, condition.Values[0].Replace('*', 'x'))));
    foreach (var one in wanted) context[one.Key] = one == failing ? one.Failing : one.Meeting;
    return new JsonObject { ["action"] = request.Action, ["resource"] = request.Resource, ["context"] = context };
}
