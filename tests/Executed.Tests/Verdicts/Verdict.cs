using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Verdicts;

/// <summary>What a program asked for, held against its policy.</summary>
/// <param name="Asked">What it asked for, each once.</param>
/// <param name="Refused">What the policy does not allow: it is narrower than the program.</param>
/// <param name="Exact">What the policy allows by its own name and not by a wildcard for any name.</param>
internal sealed record Verdict(IReadOnlyList<AskedFor> Asked, IReadOnlyList<AskedFor> Refused, IReadOnlyList<AskedFor> Exact)
{
    /// <summary>Of a program that did not run.</summary>
    public static Verdict None { get; } = new([], [], []);

    public static Verdict Of(IEnumerable<AskedFor> asked, string policy)
    {
        var statements = Statement.Of(policy);
        AskedFor[] all = [.. asked.DistinctBy(static one => one.ToString())];
        return new Verdict(
            all,
            [.. all.Where(one => !statements.Any(statement => statement.Allows(one)))],
            [.. all.Where(one => one.Resource != "*" && statements.Any(statement => statement.Allows(one)) && statements.Where(statement => statement.Allows(one)).All(statement => IsExact(statement, one)))]);
    }

    // An object's key may be open: the bucket is what is counted.
    private static bool IsExact(Statement statement, AskedFor asked)
        => statement.Resources.Where(resource => Wildcards.AllowResource(resource, asked.Resource)).All(static resource => Name(resource) is { Length: > 0 } name && !name.Contains('*', StringComparison.Ordinal));

    private static string Name(string resource)
    {
        var fields = resource.Split(':', 6);
        if (fields.Length < 6) return "";
        var last = fields[5];
        if (fields[2] == "s3") return last.Split('/')[0];
        if (fields[2] == "secretsmanager") return last.Replace("-??????", "", StringComparison.Ordinal);
        return last;
    }
}
