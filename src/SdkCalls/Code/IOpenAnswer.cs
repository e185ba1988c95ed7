namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// A finding that can be as open as it gets: any write, any caller. More code, such as that of another generator, cannot open it further, so it does not depend on which names such
/// code uses.
/// </summary>
internal interface IOpenAnswer
{
    /// <summary>Whether it is.</summary>
    bool IsOpen { get; }
}
