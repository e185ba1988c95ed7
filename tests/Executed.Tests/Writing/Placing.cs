using System.Globalization;
using IamAnalyzers.Executed.Tests.Derivations;

namespace IamAnalyzers.Executed.Tests.Writing;

/// <summary>Moves statements to where they can stand, or to another place for variety.</summary>
internal static class Placing
{
    /// <summary>The fragment with its awaited expression in a local.</summary>
    public static Fragment WithoutAwait(Fragment fragment, ProgramWriter writer)
    {
        if (!HasAwait(fragment.Expression)) return fragment;
        var name = Name("awaited", writer);
        return new Fragment($"{fragment.Statements}var {name} = {fragment.Expression};\n", name);
    }

    /// <summary>The fragment as an expression that needs no statement before it.</summary>
    public static string Apart(Fragment fragment, string type, ProgramWriter writer)
        => fragment.Statements.Length == 0 ? fragment.Expression : ToMethod(fragment, type, writer);

    public static Fragment At(Place place, Fragment fragment, string type, ProgramWriter writer)
    {
        if (place == Place.Inline || fragment.Statements.Length == 0) return fragment;
        var body = $"{fragment.Statements}return {fragment.Expression};";
        var name = Name("Part", writer);
        if (HasAwait(fragment.Statements)) return new Fragment("", ToMethod(fragment, type, writer));
        switch (place)
        {
            case Place.Getter:
                writer.AddMember($"internal static {type} {name}\n{{\nget\n{{\n{body}\n}}\n}}");
                return new Fragment("", "App." + name);
            case Place.Instance:
                writer.AddType($"internal sealed class {name}\n{{\ninternal {type} Make()\n{{\n{body}\n}}\n}}");
                return new Fragment("", $"new {name}().Make()");
            case Place.LocalFunction:
                return new Fragment($"{type} {name}()\n{{\n{body}\n}}\n", name + "()");
            case Place.Lambda:
                return new Fragment($"Func<{type}> {name} = () =>\n{{\n{body}\n}};\n", name + "()");
            default:
                return new Fragment("", ToMethod(fragment, type, writer));
        }
    }

    private static string ToMethod(Fragment fragment, string type, ProgramWriter writer)
    {
        var name = Name("Part", writer);
        var isAsync = HasAwait(fragment.Statements);
        writer.AddMember($"internal static {(isAsync ? $"async Task<{type}>" : type)} {name}()\n{{\n{fragment.Statements}return {fragment.Expression};\n}}");
        return $"App.{name}(){(isAsync ? ".GetAwaiter().GetResult()" : "")}";
    }

    private static string Name(string stem, ProgramWriter writer) => stem + writer.Next().ToString(CultureInfo.InvariantCulture);

    private static bool HasAwait(string text) => text.Contains("await ", StringComparison.Ordinal);
}
