using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>Says which code the policy file knows and <c>IamPolicy</c> does not.</summary>
internal static class UnseenCodeMessage
{
    private const int Named = 3;

    /// <summary>Looks at a program.</summary>
    /// <param name="content">What its compiled file tells.</param>
    /// <returns>The message; none when the source shows all that the program needs.</returns>
    public static IEnumerable<Problem> Of(AssemblyContent content)
    {
        if (content.Unseen.Count == 0 || content.Code is not { } code || !NeedsRecordFormat.TryRead(content.Record ?? "", out var record)) yield break;
        if (code.Permissions.All(permission => IsIn(record, permission))) yield break;
        var names = string.Join(", ", content.Unseen.Take(Named).Select(static name => $"'{name}'"));
        var more = content.Unseen.Count > Named ? FormattableString.Invariant($" and {content.Unseen.Count - Named} more") : "";
        yield return new(
            ProblemSeverity.Message,
            RuleIds.UnseenCode,
            $"Another source generator wrote {names}{more}. The policy file allows what this code needs; IamPolicy.Json and the editor do not include it.");
    }

    private static bool IsIn(NeedsRecord record, Permission permission)
        => record.Permissions.Any(known => known.Action == permission.Action && known.Principal == permission.Principal && known.Tier == permission.Tier && permission.Resources.All(known.Resources.Contains));
}
