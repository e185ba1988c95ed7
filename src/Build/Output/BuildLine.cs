using System.Globalization;
using IamAnalyzers.Core.Policies.Formats;

namespace IamAnalyzers.Build.Output;

/// <summary>The line that a build prints for each policy.</summary>
internal static class BuildLine
{
    /// <summary>Tells of a policy.</summary>
    /// <param name="made">All that was made.</param>
    /// <param name="path">Where it stands.</param>
    /// <returns>The line.</returns>
    public static string Of(WrittenPolicy policy, WrittenPolicies made, string path) => $"IamAnalyzers: {Counts(policy, made)} -> {path}";

    /// <summary>Counts what a policy holds, and what it cannot hold.</summary>
    /// <param name="made">All that was made.</param>
    public static string Counts(WrittenPolicy policy, WrittenPolicies made)
        => $"{Count(policy.Actions, "action")} in {Count(policy.Statements, "statement")} ({policy.Conditional} conditional, {Open(made)}){policy.Remark}{Formats(policy, made)}{NotReached(made)}{NotAnalysed(made)}";

    /// <summary>Tells of all policies in few words, for a line that has other things on it.</summary>
    /// <param name="made">All that was made.</param>
    /// <param name="file">The name of the policy's file.</param>
    /// <returns>The words; <see langword="null"/> when no policy is written.</returns>
    public static string? OfTerminal(WrittenPolicies made, string file)
    {
        var written = made.Policies.Where(static policy => policy.Documents.Count > 0).ToArray();
        if (written.Length == 0) return null;
        var unresolved = made.Unresolved == 0 ? "" : ", " + Count(made.Unresolved, "unresolved call");
        return written.Length == 1
            ? $"IAM policy: {Count(written[0].Actions, "action")}{unresolved}, {file}"
            : $"{Count(written.Length, "IAM policy", "IAM policies")}{unresolved}, {file} and the files beside it";
    }

    /// <summary>Tells of a policy of an entry point.</summary>
    /// <param name="path">Where it stands.</param>
    /// <returns>The line.</returns>
    public static string OfEntryPoint(WrittenPolicy policy, string path)
        => policy.Documents.Count == 0
            ? $"IamAnalyzers: entry point {policy.EntryPoint}: no AWS permission found{policy.Remark}"
            : $"IamAnalyzers: entry point {policy.EntryPoint}: {Count(policy.Actions, "action")} in {Count(policy.Statements, "statement")}{(policy.Conditional == 0 ? "" : FormattableString.Invariant($" ({policy.Conditional} conditional)"))}{policy.Remark} -> {path}";

    /// <summary>Tells of a program whose code needs nothing.</summary>
    /// <param name="made">All that was made.</param>
    /// <param name="program">The program's assembly name.</param>
    /// <returns>The line.</returns>
    public static string OfNothing(WrittenPolicies made, string program)
        => $"IamAnalyzers: no AWS permission found for {program} ({Open(made)}){NotReached(made)}{NotAnalysed(made)}, so no policy is written";

    /// <summary>Names what no policy holds, since it depends on what is deployed whether it is needed.</summary>
    /// <param name="made">All that was made.</param>
    /// <returns>The line; <see langword="null"/> when there is nothing of the kind.</returns>
    public static string? OfDeployment(WrittenPolicies made)
        => made.Deployment.Count == 0 ? null : "IamAnalyzers leaves to the deployment: " + string.Join(", ", made.Deployment);

    private static string Open(WrittenPolicies made)
        => (made.Deployment.Count == 0 ? "" : made.Deployment.Count.ToString(CultureInfo.InvariantCulture) + " left to the deployment, ")
            + Count(made.Unresolved, "unresolved call");

    private static string Formats(WrittenPolicy policy, WrittenPolicies made)
    {
        List<string> formats = [.. policy.Formatted.Select(static file => file.Format).Concat(made.Page.Length > 0 ? [PolicyFormat.Page] : []).OrderBy(static name => name, StringComparer.Ordinal)];
        return formats.Count == 0 ? "" : $"; {Count(formats.Count, "more format")}: " + string.Join(", ", formats);
    }

    private static string NotReached(WrittenPolicies made)
        => made.NotReached == 0 ? "" : $"; {Count(made.NotReached, "call")} in {Count(made.NotReachedMembers, "member")} not reached";

    private static string NotAnalysed(WrittenPolicies made)
        => made.NotAnalysed.Count == 0 ? "" : "; not analysed: " + string.Join(", ", made.NotAnalysed);

    private static string Count(int number, string noun) => Count(number, noun, noun + "s");

    private static string Count(int number, string one, string several) => number.ToString(CultureInfo.InvariantCulture) + " " + (number == 1 ? one : several);
}
