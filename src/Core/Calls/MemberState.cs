namespace IamAnalyzers.Core.Calls;

/// <summary>Whether the code gives a request member a value.</summary>
public enum MemberState
{
    /// <summary>The code does not show whether the member has a value.</summary>
    Unknown = 0,

    /// <summary>The request is visible and the member is never given a value.</summary>
    Unset = 1,

    /// <summary>The member is given a value on every path.</summary>
    Set = 2,

    /// <summary>The member is given a value on some paths.</summary>
    MaybeSet = 3,
}
