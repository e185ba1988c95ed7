namespace IamAnalyzers.Assemblies.EntryPoints;

/// <summary>The text by which AWS Lambda finds a handler. https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html</summary>
/// <param name="Assembly">The assembly's simple name.</param>
/// <param name="Type">The type with its namespace, as reflection names it; empty where the assembly is the whole of it.</param>
/// <param name="Method">The method.</param>
internal sealed record HandlerString(string Assembly, string Type, string Method)
{
    private const int Parts = 3;

    /// <summary>Reads a text.</summary>
    /// <returns>Its parts; <see langword="null"/> for a handler of another language, or one that is not known before the deployment.</returns>
    public static HandlerString? Parse(string text)
    {
        var parts = text.Trim().Split(["::"], StringSplitOptions.None);
        if (parts.Any(static part => part.Trim().Length == 0)) return null;
        return parts.Length switch
        {
            1 => new(parts[0].Trim(), "", ""),
            Parts => new(parts[0].Trim(), parts[1].Trim(), parts[2].Trim()),
            _ => null,
        };
    }
}
