namespace IamAnalyzers.SdkCalls.Values;

/// <summary>How far one reading goes. Beyond a bound a value is unknown, or what is known of it becomes a pattern: never a guess.</summary>
internal static class FlowBounds
{
    /// <summary>Calls up, from a parameter to what its method's callers give it.</summary>
    public const int Callers = 4;

    /// <summary>Expressions, variables, methods and members inside each other.</summary>
    public const int Nesting = 48;

    /// <summary>Expressions in all that one call of AWS is read for.</summary>
    public const int Steps = 4000;

    /// <summary>Uses of one variable or field.</summary>
    public const int Uses = 200;

    /// <summary>Uses of a variable that count as one of the <see cref="Steps"/> when they are looked at.</summary>
    public const int UsesAStep = 4;

    /// <summary>Names of one object inside each other: a variable that holds it, the parameter that it is handed to, and so on.</summary>
    public const int Aliases = 6;

    /// <summary>Elements of one list that is written down.</summary>
    public const int Elements = 64;

    /// <summary>Texts that one value can have; more leave what they begin with alike.</summary>
    public const int Texts = 16;

    /// <summary>Characters of the literal parts of a text.</summary>
    public const int TextLength = 2048;

    /// <summary>Members of a request, those of its parts among them.</summary>
    public const int Members = 300;

    /// <summary>Values of one request member.</summary>
    public const int MemberValues = 50;

    /// <summary>Sections of a configuration, properties of options, copies by <c>with</c> inside each other.</summary>
    public const int Chain = 8;
}
