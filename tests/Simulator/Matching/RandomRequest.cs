using System.Globalization;
using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Simulator.Matching;

/// <summary>Makes requests for actions of the whole catalogue, and of a few services more often.</summary>
internal static partial class RandomRequest
{
    private static readonly string[] Frequent = ["s3", "ec2", "iam", "dynamodb", "lambda", "sqs", "sns", "kms", "secretsmanager", "logs", "ssm", "rds"];

    public static PolicyRequest Next(Random random)
    {
        var service = AwsCatalog.Default.FindPrefix(random.Chance(60) ? random.Of(Frequent) : random.Of(AwsCatalog.Default.Prefixes))!;
        if (service.Actions.Count == 0) return Next(random);
        var action = random.Of(service.Actions);
        var resource = action.Resources.Count == 0 ? "*" : Fill(random, random.Of(action.Resources).Type.Arn);
        var keys = ConditionKeys.Global.Where(key => key.Presence is not (KeyPresence.Service or KeyPresence.Action))
            .Concat(action.ConditionKeys.Select(name => ConditionKeys.Find(name, AwsCatalog.Default)).OfType<ConditionKey>())
            .ToList();
        return new(
            action.Name,
            resource,
            Enumerable.Range(0, random.Next(7))
                .Select(_ => random.Of(keys))
                .Select(key => Key(random, key))
                .DistinctBy(static key => key.Name, StringComparer.OrdinalIgnoreCase)
                .ToEquatableArray());
    }

    /// <summary>A key with values of its type.</summary>
    public static RequestKey Key(Random random, ConditionKey key)
        => new(
            Name(random, key),
            (key.IsMultivalued ? random.Some(3, () => Value(random, key.ValueType)) : [Value(random, key.ValueType)]).Distinct().ToEquatableArray(),
            key.IsMultivalued);

    /// <summary>A key's name, with a part for what a policy chooses.</summary>
    public static string Name(Random random, ConditionKey key) => Open().Replace(key.Name, _ => random.Of(["team", "Stage", "env"]));

    /// <summary>A value of a type.</summary>
    public static string Value(Random random, string type) => type switch
    {
        "Bool" => random.Of(["true", "false"]),
        "Numeric" => random.Of(["0", "1", "60", "3600", "3600.5", "-1", "7200"]),
        "Date" => new DateTimeOffset(2026, random.Next(1, 13), random.Next(1, 29), random.Next(24), 0, 0, TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "IPAddress" => random.Of(["203.0.113.7", "203.0.113.130", "198.51.100.1", "10.0.0.8", "2001:db8::1", "2001:db8:1::9"]),
        "ARN" => "arn:aws:iam::" + random.Of(["111122223333", "444455556666"]) + ":" + random.Of(["role/", "user/", "role/apps/"]) + random.Word(),
        _ => random.Word(),
    };

    private static string Fill(Random random, string arn)
        => Open().Replace(arn, match => match.Value switch
        {
            "${Partition}" => "aws",
            "${Region}" => random.Of(["eu-west-1", "us-east-1"]),
            var name when name.Contains("account", StringComparison.OrdinalIgnoreCase) => random.Of(["111122223333", "444455556666"]),
            _ => random.Word(),
        });

    [GeneratedRegex(@"\$\{[^}]*\}|(?<=/)(<[^>]*>|tag-key)$")]
    private static partial Regex Open();
}
