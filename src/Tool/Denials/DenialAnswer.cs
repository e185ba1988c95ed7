using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Tool.Denials;

/// <summary>What is to be said of one refusal: of what the program needs, of its reviewed policy, and of AWS's words.</summary>
/// <param name="Denial">What the message says.</param>
/// <param name="Calls">The calls that need the action on the refused resource; those on the stack first.</param>
/// <param name="OtherCalls">The calls that need the action, but only on other resources.</param>
/// <param name="Statements">The statements of the reviewed policy that are concerned, in the order of the files and their text.</param>
/// <param name="Verdict">What the reviewed policy says of the refused call.</param>
/// <param name="Edits">The smallest edits of the reviewed policy, one a file; none where no edit helps.</param>
/// <param name="WhyNoEdit">Why there is none, a sentence; empty where there is one.</param>
/// <param name="Notes">What else is to be known, a sentence each.</param>
internal sealed record DenialAnswer(
    Denial Denial,
    EquatableArray<DeniedCall> Calls,
    EquatableArray<DeniedCall> OtherCalls,
    EquatableArray<ConcernedStatement> Statements,
    PolicyAnswer Verdict,
    EquatableArray<DenialEdit> Edits,
    string WhyNoEdit,
    EquatableArray<string> Notes);

/// <summary>A call of the program that needs an action.</summary>
/// <param name="Resources">On what it needs it: ARN patterns.</param>
/// <param name="Member">The C# member, or the declaration of the project.</param>
/// <param name="Source">The assembly that it stands in.</param>
/// <param name="Reason">What makes it necessary; empty when the member always needs it.</param>
/// <param name="Places">Where the calls stand, <c>file:line</c>; those on the stack alone where it shows them, none without debug information.</param>
/// <param name="IsOnStack">Whether the stack of the exception shows it.</param>
internal sealed record DeniedCall(string Action, EquatableArray<string> Resources, string Member, string Source, string Reason, Tier Tier, EquatableArray<string> Places, bool IsOnStack);

/// <summary>What a statement has to do with a refusal.</summary>
internal enum StatementRole
{
    /// <summary>It denies the call.</summary>
    Denies,

    /// <summary>It may deny the call: a condition or a variable decides.</summary>
    MayDeny,

    /// <summary>It allows the call.</summary>
    Grants,

    /// <summary>It may allow the call: a condition, a variable or a resource that the message does not name decides.</summary>
    MayGrant,

    /// <summary>It allows the action on other resources only.</summary>
    GrantsElsewhere,
}

/// <summary>A statement of the reviewed policy.</summary>
/// <param name="File">The file, as its set names it.</param>
/// <param name="Line">The line in it, from 1; 0 for a policy that is no file.</param>
/// <param name="Sid">Its id; empty for none.</param>
/// <param name="Resources">The resources that it is about, as they are written.</param>
internal sealed record ConcernedStatement(string File, int Line, string Sid, StatementRole Role, EquatableArray<string> Resources);

/// <summary>What a reviewed policy says of a call that AWS refused.</summary>
internal enum PolicyAnswer
{
    /// <summary>There is no reviewed policy, or the message names no action.</summary>
    NotAsked,

    /// <summary>It allows the call.</summary>
    Allows,

    /// <summary>It allows the call in some cases.</summary>
    Perhaps,

    /// <summary>Nothing in it allows the call.</summary>
    Lacks,

    /// <summary>It denies the call.</summary>
    Denies,
}

/// <summary>An edit of a file of the reviewed policy.</summary>
/// <param name="File">The file.</param>
/// <param name="Changes">What it adds, a line each: actions, <c>on</c>, resources.</param>
/// <param name="Line">The first line that it changes, from 1.</param>
/// <param name="Removed">The lines that it replaces.</param>
/// <param name="Added">The lines in their place.</param>
/// <param name="Text">The whole text after it.</param>
internal sealed record DenialEdit(string File, EquatableArray<string> Changes, int Line, EquatableArray<string> Removed, EquatableArray<string> Added, string Text);
