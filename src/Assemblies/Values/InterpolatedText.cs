using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>The texts that interpolated strings make: the compiler builds them piece by piece in a variable.</summary>
internal static class InterpolatedText
{
    private const string Handler = "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";

    /// <summary>Whether a method is one of the handler.</summary>
    public static bool Is(MethodUse method) => method.Type.Name == Handler;

    /// <summary>The text when the handler is made. A provider may have a formatter of its own, which changes texts, too.</summary>
    /// <param name="constructor">The handler's constructor. Code that waits makes the handler as a value, other code in its place.</param>
    public static IlValue Begin(MethodUse constructor)
        => constructor.Parameters.Any(static parameter => parameter.Text == "System.IFormatProvider") ? IlValue.Open : IlValue.Text("");

    /// <summary>Runs a method of the handler.</summary>
    /// <param name="variable">The variable that holds the text so far.</param>
    /// <returns>What it returns.</returns>
    public static IlValue Call(MethodUse method, IlValue[] given, int variable, MethodFrame frame)
    {
        if (variable >= frame.LocalCount) return IlValue.Open;
        switch (method.Name)
        {
            case ".ctor": frame.SetLocal(variable, Begin(method)); break;
            case "AppendLiteral" or "AppendFormatted" when frame.Local(variable).IsOpen: break;
            case "AppendLiteral" or "AppendFormatted": frame.SetLocal(variable, IlValue.Concat([frame.Local(variable), given.Length == 2 && IsText(method) ? given[1] : IlValue.Open])); break;
            default: return frame.Local(variable);
        }

        return IlValue.Open;
    }

    // A number or a date is formatted as the culture says; a text stands as it is.
    private static bool IsText(MethodUse method)
        => method.Parameters[0].Text == "System.String" || method.TypeArguments is [{ Text: "System.String" }];
}
