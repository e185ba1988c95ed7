using System.Text.Json.Nodes;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

// Standard input: a policy document a line. Standard output: a line of JSON with the findings of each.
// AWS does not hold its own policies to the quota of ours.
var context = new PolicyCheckContext(PolicyKind.Identity, AwsCatalog.Default) { Quota = null };
while (Console.In.ReadLine() is { } text)
{
    var (_, findings) = PolicyChecks.Check(text, context);
    Console.Out.WriteLine(new JsonArray([.. findings.Select(finding => new JsonObject
    {
        ["rule"] = finding.Rule,
        ["check"] = finding.Check,
        ["level"] = finding.Level.ToString().ToLowerInvariant(),
        ["message"] = finding.Message,
        ["text"] = text.Substring(finding.Range.Start, finding.Range.Length),
    })]).ToJsonString());
}
