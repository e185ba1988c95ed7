namespace IamAnalyzers.Executed.Tests.Derivations;

/// <summary>Where the statements of a derivation stand.</summary>
internal enum Place
{
    /// <summary>Before the statement that uses its value.</summary>
    Inline,

    /// <summary>In a static method.</summary>
    Method,

    /// <summary>In the getter of a static property.</summary>
    Getter,

    /// <summary>In a method of an object.</summary>
    Instance,

    /// <summary>In a local function.</summary>
    LocalFunction,

    /// <summary>In a lambda.</summary>
    Lambda,
}
