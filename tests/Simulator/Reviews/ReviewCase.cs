using System.Text.Json.Nodes;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Core.Tests.Permissions.Shapes;
using IamAnalyzers.Core.Tests.Policies.Review;

namespace IamAnalyzers.Simulator.Reviews;

/// <summary>A need of a program, and the requests that AWS is asked for it.</summary>
/// <param name="Program">The need.</param>
/// <param name="Requests">A request for each of its resources.</param>
internal sealed record CaseNeed(ProgramNeed Program, IReadOnlyList<ProgramRequest> Requests)
{
    /// <summary>Whether the requests are all that the need stands for: it has no pattern and no condition.</summary>
    public bool IsExact => Program.Need.Resources.All(static resource => resource.Text != "*" && !resource.Text.Contains('*', StringComparison.Ordinal)) && Program.Permission.Conditions.Count == 0;
}

/// <summary>What a random program needs, and a policy that somebody reviewed for it.</summary>
/// <param name="Needs">The needs.</param>
/// <param name="Policy">The policy's text.</param>
internal sealed record ReviewCase(IReadOnlyList<CaseNeed> Needs, string Policy)
{
    /// <summary>A case of <c>AgreementTests</c>: a few actions, patterns and denials.</summary>
    public static ReviewCase Small(Random random)
    {
        var one = new AgreementCase(random);
        return new([.. one.Needs.Select(static need => new CaseNeed(need, [.. RandomPrograms.Requests([need.Permission])]))], one.Policy);
    }

    /// <summary>Calls of the whole catalogue, with their policy as people change it: grants taken away, widened, added and denied.</summary>
    public static ReviewCase OfCatalogue(Random random)
    {
        var permissions = RandomPrograms.Needs(RandomPrograms.Next(random));
        var needs = ProgramNeed.Of(new NeedsSource("App", true, NeedsRecord.Create([.. permissions], [], [])), ReferenceNeeds.Empty, AwsCatalog.Default);
        if (permissions.Length == 0) return new([], "");
        var statements = Statements(PolicyWriter.Write(RandomPrograms.Policy(permissions)));
        var others = Statements(PolicyWriter.Write(RandomPrograms.Policy(RandomPrograms.Needs(RandomPrograms.Next(random)))));
        for (var i = random.Next(4); i > 0; i--) Change(random, statements, others);
        return new([.. needs.Select(static need => new CaseNeed(need, [.. RandomPrograms.Requests([need.Permission])]))], new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. Numbered(statements)]) }.ToJsonString());
    }

    private static void Change(Random random, List<JsonObject> statements, List<JsonObject> others)
    {
        var one = statements.Count == 0 ? null : statements[random.Next(statements.Count)];
        switch (random.Next(8))
        {
            case 0 when one is not null:
                statements.Remove(one);
                break;
            case 1 when one is not null && List(one, "Action").Count > 1:
                List(one, "Action").RemoveAt(random.Next(List(one, "Action").Count));
                break;
            case 2 when one is not null:
                var action = List(one, "Action")[0]!.GetValue<string>();
                List(one, "Action").Add(action[..(action.IndexOf(':', StringComparison.Ordinal) + 1)] + (random.Next(2) == 0 ? "*" : "Get*"));
                break;
            case 3 when one is not null:
                List(one, "Resource").Add(random.Next(2) == 0 ? "*" : "arn:aws:s3:::other/*");
                break;
            case 4 when one is not null:
                var denial = (JsonObject)one.DeepClone();
                denial["Effect"] = "Deny";
                statements.Insert(random.Next(statements.Count + 1), denial);
                break;
            case 5 when one is not null && others.Count > 0:
                foreach (var other in List(others[random.Next(others.Count)], "Action")) List(one, "Action").Add(other!.DeepClone());
                break;
            case 6 when one is not null:
                statements.Add((JsonObject)one.DeepClone());
                break;
            default:
                statements.AddRange(others.Select(static other => (JsonObject)other.DeepClone()));
                break;
        }
    }

    private static JsonArray List(JsonObject statement, string element)
    {
        if (statement[element] is not JsonArray list) statement[element] = list = new JsonArray(statement[element]!.DeepClone());
        return list;
    }

    private static List<JsonObject> Statements(string policy) => [.. JsonNode.Parse(policy)!["Statement"]!.AsArray().Select(static statement => (JsonObject)statement!.DeepClone())];

    private static IEnumerable<JsonNode> Numbered(IEnumerable<JsonObject> statements)
        => statements.Select(static (statement, index) =>
        {
            statement["Sid"] = FormattableString.Invariant($"S{index}");
            return statement;
        });
}
