using System.Globalization;
using System.Text.Json.Nodes;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Simulator.Matching;

// dotnet run -- <seed> <cases>: a line of JSON on standard output for each case.
var random = new Random(int.Parse(args[0], CultureInfo.InvariantCulture));
for (var i = 0; i < int.Parse(args[1], CultureInfo.InvariantCulture); i++)
{
    var request = RandomRequest.Next(random);
    var text = RandomPolicy.Next(random, request).ToJsonString();
    var (policy, findings) = PolicyTextReader.Read(text, PolicyKind.Identity);
    if (policy is null || findings.Count > 0) throw new InvalidOperationException($"The generator wrote a policy that AWS refuses: {findings[0].Message}: {text}");

    var context = new JsonObject();
    foreach (var key in request.Keys) context[key.Name] = key.IsMultivalued ? new JsonArray([.. key.Values.Select(static value => JsonValue.Create(value))]) : key.Values[0];
    Console.Out.WriteLine(new JsonObject
    {
        ["policy"] = text,
        ["action"] = request.Action,
        ["resource"] = request.Resource,
        ["context"] = context,
        ["verdict"] = new ReviewedPolicy([policy]).Decide(request).Verdict.ToString(),
    }.ToJsonString());
}
