using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Simulator.Matching;

/// <summary>Makes resources of policies that are near the resource of a request.</summary>
internal static class RandomResource
{
    public static string Next(Random random, PolicyRequest request)
    {
        if (random.Chance(15)) return "*";
        if (request.Resource == "*") return random.Chance(50) ? "*" : "arn:aws:s3:::" + random.Word();
        var fields = request.Resource.Split(':', 6);
        if (random.Chance(5)) return string.Join(':', fields.Take(random.Next(3, 6))) + ":*";
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Of([1, 3, 3, 4, 4, 5, 5, 5]);
            fields[at] = random.Next(at == 5 ? 8 : 4) switch
            {
                0 => "*",
                1 => random.Misspelled(fields[at]),
                6 => random.OtherCase(fields[at]),
                7 => RandomCondition.WithVariable(random, request, fields[at]),
                _ => random.Pattern(fields[at]),
            };
        }

        // AWS refuses an ARN without a resource.
        return fields[5].Length == 0 ? request.Resource : string.Join(':', fields);
    }
}
