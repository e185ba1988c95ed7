using System.Text.Json.Nodes;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Simulator.Matching;

/// <summary>Makes policies that are near a request: each part is what the request has, a pattern of it, or almost it.</summary>
internal static class RandomPolicy
{
    public static JsonObject Next(Random random, PolicyRequest request)
    {
        var policy = new JsonObject();
        if (!random.Chance(10)) policy["Version"] = random.Chance(10) ? "2008-10-17" : "2012-10-17";
        policy["Statement"] = new JsonArray([.. random.Some(4, () => Statement(random, request))]);
        return policy;
    }

    private static JsonNode Statement(Random random, PolicyRequest request)
    {
        var statement = new JsonObject
        {
            ["Effect"] = random.Chance(70) ? "Allow" : "Deny",
            [random.Chance(15) ? "NotAction" : "Action"] = List(random, () => Action(random, request.Action)),
            [random.Chance(15) ? "NotResource" : "Resource"] = List(random, () => RandomResource.Next(random, request)),
        };
        if (random.Chance(55)) statement["Condition"] = RandomCondition.Next(random, request);
        return statement;
    }

    private static string Action(Random random, string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        var (prefix, name) = (action[..colon], action[(colon + 1)..]);
        return random.Next(10) switch
        {
            0 => "*",
            1 => prefix + ":*",
            2 or 3 => prefix + ":" + random.Pattern(name),
            4 => random.OtherCase(action),
            5 => random.OtherCase(prefix) + ":" + random.Pattern(random.OtherCase(name)),
            6 => random.Of(AwsCatalog.Default.FindPrefix(prefix)!.Actions).Name,
            7 => prefix + ":" + random.Misspelled(name),
            _ => action,
        };
    }

    private static JsonNode List(Random random, Func<string> next)
        => random.Chance(40) ? JsonValue.Create(next()) : new JsonArray([.. random.Some(3, next).Distinct().Select(static text => JsonValue.Create(text))]);
}
