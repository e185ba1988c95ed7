using System.Globalization;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Output;

/// <summary>The line that a build prints for each policy.</summary>
internal static class BuildLine
{
    private const int MostActions = 5;

    /// <summary>Tells of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="made">All that was made.</param>
    /// <param name="path">Where it stands.</param>
    /// <returns>The line.</returns>
    public static string Of(MadePolicy policy, MadePolicies made, string path)
    {
        var counts = $"{Count(policy.Actions, "action")} in {Count(policy.Statements, "statement")} ({policy.Conditional} conditional, {Unresolved(made)})";
        return $"IamAnalyzers: {counts}{Rest(made)} -> {path}";
    }

    /// <summary>Tells of a program whose code needs nothing.</summary>
    /// <param name="made">All that was made.</param>
    /// <param name="program">The program's assembly name.</param>
    /// <returns>The line.</returns>
    public static string OfNothing(MadePolicies made, string program)
        => $"IamAnalyzers: no AWS permission found for {program} ({Unresolved(made)}){Rest(made)}, so no policy is written";

    private static string Unresolved(MadePolicies made) => Count(made.Unresolved, "unresolved call");

    private static string Rest(MadePolicies made)
        => (made.Deployment.Count == 0 ? "" : "; left to the deployment: " + List(made.Deployment))
            + (made.NotAnalysed.Count == 0 ? "" : "; not analysed: " + string.Join(", ", made.NotAnalysed));

    private static string List(EquatableArray<string> actions)
        => string.Join(", ", actions.Take(MostActions)) + (actions.Count > MostActions ? $" and {actions.Count - MostActions} more" : "");

    private static string Count(int number, string noun)
        => number.ToString(CultureInfo.InvariantCulture) + " " + noun + (number == 1 ? "" : "s");
}
