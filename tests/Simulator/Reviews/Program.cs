using System.Globalization;
using System.Text.Json.Nodes;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Simulator.Reviews;

// dotnet run -- <seed> <cases>: a line of JSON on standard output for each case.
var random = new Random(int.Parse(args[0], CultureInfo.InvariantCulture));
for (var i = 0; i < int.Parse(args[1], CultureInfo.InvariantCulture); i++)
{
    var one = i % 2 == 0 ? ReviewCase.Small(random) : ReviewCase.OfCatalogue(random);
    if (one.Needs.Count == 0) continue;
    var editor = new PolicyEditor(AwsCatalog.Default);
    var updated = editor.Add(one.Policy, [.. one.Needs.Select(static need => need.Program.Need)]).Text;
    var pruned = editor.Prune(one.Policy, [.. one.Needs.Select(static need => need.Program.Need)]).Text;
    var verdicts = Decide(one.Policy);
    Console.Out.WriteLine(new JsonObject
    {
        ["policy"] = one.Policy,
        ["updated"] = updated,
        ["pruned"] = pruned,
        ["hasPruned"] = pruned != one.Policy,
        ["needs"] = new JsonArray([.. one.Needs.Select((need, index) => Need(need, verdicts[index]))]),
    }.ToJsonString());

    ReviewVerdict[] Decide(string text)
    {
        var policy = new ReviewedPolicy([PolicyTextReader.Read(text, PolicyKind.Identity).Policy!]);
        return [.. one.Needs.Select(need => policy.Decide(need.Program.Need).Verdict)];
    }
}

static JsonNode Need(CaseNeed need, ReviewVerdict verdict)
    => new JsonObject
    {
        ["verdict"] = verdict.ToString(),
        ["isExact"] = need.IsExact,
        ["requests"] = new JsonArray([.. need.Requests.Select(static request => new JsonObject
        {
            ["action"] = request.Action,
            ["resource"] = request.Resource,
            ["context"] = new JsonObject(request.Conditions.Select(static condition => KeyValuePair.Create<string, JsonNode?>(condition.Key, condition.Values[0].Replace('*', 'x')))),
        })]),
    };
