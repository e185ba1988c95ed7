using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>A file of the reviewed policy, with what its item says. The compiler and the build read it in this one way.</summary>
/// <param name="Path">The file.</param>
/// <param name="Policy">What it holds.</param>
/// <param name="Environment">Metadata <c>Environment</c>: the set that it belongs to; empty for all sets.</param>
/// <param name="Role">Metadata <c>Role</c>: the principal whose policy it is; empty for the program's own.</param>
/// <param name="IsShared">Metadata <c>Shared</c>: several projects run under it, so one of them does not need all of it.</param>
public sealed record ReviewedFile(string Path, PolicyText Policy, string Environment, string Role, bool IsShared)
{
    /// <summary>The name of the reviewed policy beside a project file.</summary>
    public const string DefaultName = "iam-policy.json";

    /// <summary>Where the document as a whole is to be looked at: the name of its <c>Statement</c> element, or its first character.</summary>
    public TextRange Place => Policy.Root.Find("Statement")?.NameRange ?? new TextRange(Policy.Root.Range.Start, 1);

    /// <summary>Whether a file is part of the reviewed policy.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isMarked">Whether its item has the metadata <c>IamPolicyBaseline="true"</c>.</param>
    /// <returns><see langword="true"/> when its item or its name says so.</returns>
    public static bool IsReviewed(string path, bool isMarked) => isMarked || System.IO.Path.GetFileName(path) == DefaultName;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">Metadata <c>Environment</c>.</param>
    /// <param name="role">Metadata <c>Role</c>.</param>
    /// <param name="isShared">Metadata <c>Shared</c>.</param>
    /// <returns>The file; <see langword="null"/> when it holds no policy that can be read, which IAM3001 reports.</returns>
    public static ReviewedFile? Read(string path, string text, string environment, string role, bool isShared)
        => text.Length <= PolicyChecks.LongestText && PolicyTextReader.Read(text, PolicyKind.Identity).Policy is { } policy
            ? new(path, policy, environment, role, isShared)
            : null;
}
