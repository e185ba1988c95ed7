namespace IamAnalyzers.Assemblies.Values;

/// <summary>How much is kept of what compiled code shows. Beyond a bound a value is open: never a guess.</summary>
internal static class ValueBounds
{
    /// <summary>Texts that one value can have.</summary>
    public const int Texts = 8;

    /// <summary>Lists that a value which may be anything can be; more of them, when they hold texts only, are not told apart from what else it may be.</summary>
    public const int Lists = 8;

    /// <summary>Literal and open parts of a text.</summary>
    public const int Parts = 12;

    /// <summary>Characters of the literal parts of a text.</summary>
    public const int TextLength = 1024;

    /// <summary>Readings of one method, after which all that it hands on is open.</summary>
    public const int Readings = 60;

    /// <summary>Readings of all methods of an assembly. One that needs more is not read, and its calls are named as unresolved.</summary>
    public const int AllReadings = 100_000;

    /// <summary>Readings of the parts between branches of all methods of an assembly.</summary>
    public const int Blocks = 2_000_000;

    /// <summary>Members inside each other in a request.</summary>
    public const int Nesting = 8;

    /// <summary>Members of one request.</summary>
    public const int Members = 300;
}
