using System.Text.Json.Nodes;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Simulator.Matching;

/// <summary>Makes conditions on the keys of a request, and on keys that it does not have.</summary>
internal static class RandomCondition
{
    private static readonly string[] Texts = ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"];
    private static readonly string[] Arns = ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "StringEquals", "StringLike", "StringNotLike"];
    private static readonly string[] Numbers = ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"];
    private static readonly string[] Dates = ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"];

    public static JsonObject Next(Random random, PolicyRequest request)
    {
        var condition = new JsonObject();
        foreach (var (name, key, values) in random.Some(3, () => One(random, request)))
        {
            // The same key under one operator would stand there twice, whatever its case.
            if (condition.Any(operation => string.Equals(operation.Key, name, StringComparison.OrdinalIgnoreCase))) continue;
            condition[name] = new JsonObject { [key] = values };
        }

        return condition;
    }

    /// <summary>The text with a part replaced by a variable of the request, by one that it does not have, or by a character's escape.</summary>
    public static string WithVariable(Random random, PolicyRequest request, string text)
    {
        if (text.Contains("${", StringComparison.Ordinal)) return text;
        var known = request.Keys.Where(key => !key.IsMultivalued && key.Values[0].Length > 0 && text.Contains(key.Values[0], StringComparison.Ordinal)).ToList();
        if (known.Count > 0) return text.Replace(known[0].Values[0], Variable(random, known[0].Name), StringComparison.Ordinal);
        return random.Next(4) switch
        {
            0 => text + Variable(random, "aws:username"),
            1 => text.Length > 1 ? text[..^1] + "${" + random.Of(["*", "?", "$"]) + "}" : text,
            2 => "${aws:PrincipalTag/none, '" + text + "'}",
            _ => Variable(random, "aws:PrincipalTag/team"),
        };
    }

    private static (string Name, string Key, JsonNode Values) One(Random random, PolicyRequest request)
    {
        var present = request.Keys.Count > 0 && random.Chance(80) ? random.Of(request.Keys) : null;
        var key = present is null ? random.Of(ConditionKeys.Global) : ConditionKeys.Find(present.Name, AwsCatalog.Default)!;
        present ??= RandomRequest.Key(random, key);
        var name = present.Name;
        if (random.Chance(30)) name = random.OtherCase(name);
        if (random.Chance(10)) return ("Null", name, JsonValue.Create(random.Of(["true", "false"])));

        var operation = Operator(random, key.ValueType);
        var values = random.Some(operation == "Bool" ? 1 : 3, () => Value(random, request, key, present, operation)).Distinct().Select(static value => JsonValue.Create(value)).ToArray();
        var set = random.Chance(key.IsMultivalued ? 85 : 5) ? random.Of(["ForAllValues:", "ForAnyValue:"]) : "";
        return (set + operation + (random.Chance(25) ? "IfExists" : ""), name, values.Length == 1 && random.Chance(60) ? values[0] : new JsonArray(values));
    }

    private static string Operator(Random random, string type) => type switch
    {
        "Bool" => "Bool",
        "Numeric" => random.Of(Numbers),
        "Date" => random.Of(Dates),
        "IPAddress" => random.Of(["IpAddress", "NotIpAddress"]),
        "ARN" => random.Of(Arns),
        "Binary" => "BinaryEquals",
        _ => random.Of(Texts),
    };

    private static string Value(Random random, PolicyRequest request, ConditionKey key, RequestKey present, string operation)
    {
        var value = random.Of(present.Values);
        switch (key.ValueType)
        {
            case "Bool": return random.Chance(20) ? random.OtherCase(value) : random.Of(["true", "false"]);
            case "IPAddress": return random.Of([value, "203.0.113.0/24", "203.0.113.128/25", "10.0.0.0/8", "0.0.0.0/0", "2001:db8::/32", "2001:DB8:0::1", "::/0"]);
            case "Date": return random.Of([value, value[..10], value.Replace("Z", "+02:00", StringComparison.Ordinal), RandomRequest.Value(random, "Date"), "1782864000"]);
            case "Numeric" or "Binary": return random.Chance(40) ? value : RandomRequest.Value(random, key.ValueType);
        }

        var takesWildcards = operation.Contains("Like", StringComparison.Ordinal) || operation.StartsWith("Arn", StringComparison.Ordinal);
        if (operation.StartsWith("Arn", StringComparison.Ordinal))
        {
            // What "*" alone is to these operators AWS does not say.
            var near = random.Chance(30) ? value : RandomResource.Next(random, request with { Resource = value });
            return near == "*" ? value : near;
        }

        return random.Next(7) switch
        {
            0 or 1 => value,
            2 => random.OtherCase(value),
            3 => random.Misspelled(value),
            4 => WithVariable(random, request, value),
            5 => takesWildcards || random.Chance(10) ? random.Pattern(value) : value,
            _ => RandomRequest.Value(random, key.ValueType),
        };
    }

    private static string Variable(Random random, string name)
        => "${" + (random.Chance(30) ? random.OtherCase(name) : name) + (random.Chance(20) ? ", '" + random.Word() + "'" : "") + "}";
}
