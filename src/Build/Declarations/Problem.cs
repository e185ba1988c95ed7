namespace IamAnalyzers.Build.Declarations;

/// <summary>Something that the build has to tell.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">The diagnostic id, such as <c>IAM4002</c>.</param>
/// <param name="Text">What is wrong and what to do.</param>
internal sealed record Problem(ProblemSeverity Severity, string Code, string Text);

/// <summary>How bad a problem is.</summary>
internal enum ProblemSeverity
{
    /// <summary>A hint, of which a build says as little as the compiler does of its own: it is there at verbosity normal.</summary>
    Suggestion,

    /// <summary>Nothing is wrong in the policy.</summary>
    Message,

    /// <summary>The policy may lack something.</summary>
    Warning,

    /// <summary>The build stops.</summary>
    Error,
}
