using System.Globalization;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The framework's methods on texts whose result the code shows.</summary>
internal sealed class TextCalls(ValueReader values, int callers)
{
    /// <summary>Reads a call.</summary>
    /// <returns>Its values, or <see langword="null"/> when it is no such method.</returns>
    public ValueSet? Read(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method is { Name: "Invariant", ContainingType.Name: "FormattableString" }) return ReadFormattable(call);
        if (method.ContainingType.SpecialType != SpecialType.System_String) return null;

        return (method.Name, call.Instance) switch
        {
            ("Format", null) => ReadFormat(call),
            ("Concat", null) => Elements(call.Arguments, 0) is { } parts ? parts.Aggregate(ValueSet.Constant(""), (all, part) => ValueSet.Concat(all, values.ReadText(part, callers))) : ValueSet.Unknown,
            ("Join", null) => ReadJoin(call),
            ("ToString", { } text) => values.Follow(text, callers),
            ("ToLowerInvariant", { } text) => values.Follow(text, callers).Map(static text => text.ToLowerInvariant()),
            ("ToUpperInvariant", { } text) => values.Follow(text, callers).Map(static text => text.ToUpperInvariant()),

            // The letter i is the only one of ASCII that a culture may change in another way.
            ("ToLower", { } text) => values.Follow(text, callers).Map(static text => IsPlain(text) ? text.ToLowerInvariant() : null),
            ("ToUpper", { } text) => values.Follow(text, callers).Map(static text => IsPlain(text) ? text.ToUpperInvariant() : null),
            ("Trim", { } text) when Characters(call) is { } cut => values.Follow(text, callers).MapEnd(true, part => part.TrimStart(cut)).MapEnd(false, part => part.TrimEnd(cut)),
            ("TrimStart", { } text) when Characters(call) is { } cut => values.Follow(text, callers).MapEnd(true, part => part.TrimStart(cut)),
            ("TrimEnd", { } text) when Characters(call) is { } cut => values.Follow(text, callers).MapEnd(false, part => part.TrimEnd(cut)),
            ("Replace", { } text) when call.Arguments.Length == 2 => ReadReplace(text, call),
            _ => null,
        };
    }

    private ValueSet ReadFormattable(IInvocationOperation call)
        => Operations.Unwrap(call.Arguments[0].Value) is IInterpolatedStringOperation text ? values.Follow(text, callers) : ValueSet.Unknown;

    private ValueSet ReadReplace(IOperation text, IInvocationOperation call)
    {
        var from = values.OnlyText(call.Arguments[0].Value, callers);
        var to = values.OnlyText(call.Arguments[1].Value, callers);
        return from is null or "" || to is null ? ValueSet.Unknown : values.Follow(text, callers).Map(known => known.Replace(from, to));
    }

    private ValueSet ReadJoin(IInvocationOperation call)
    {
        if (call.TargetMethod.Parameters.Length != 2 || Elements(call.Arguments, 1) is not { } parts) return ValueSet.Unknown;
        var separator = values.ReadText(call.Arguments[0].Value, callers);
        var all = ValueSet.Constant("");
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) all = ValueSet.Concat(all, separator);
            all = ValueSet.Concat(all, values.ReadText(parts[i], callers));
        }

        return all;
    }

    private ValueSet ReadFormat(IInvocationOperation call)
    {
        var start = call.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_String ? 0 : 1;
        if (values.OnlyText(call.Arguments[start].Value, callers) is not { } format) return ValueSet.Unknown;

        var arguments = Elements(call.Arguments, start + 1);
        var all = ValueSet.Constant("");
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is '{' or '}' && i + 1 < format.Length && format[i + 1] == format[i])
            {
                all = ValueSet.Concat(all, ValueSet.Constant(format[i++].ToString()));
            }
            else if (format[i] == '{')
            {
                var end = format.IndexOf('}', i);
                if (end < 0) return ValueSet.Unknown;
                all = ValueSet.Concat(all, Argument(format.Substring(i + 1, end - i - 1), arguments));
                i = end;
            }
            else
            {
                var end = format.IndexOfAny(['{', '}'], i);
                if (end < 0) end = format.Length;
                if (end == i) return ValueSet.Unknown;
                all = ValueSet.Concat(all, ValueSet.Constant(format.Substring(i, end - i)));
                i = end - 1;
            }
        }

        return all;
    }

    // A hole with an alignment or a format is not followed: its number does not parse.
    private ValueSet Argument(string hole, IReadOnlyList<IOperation>? arguments)
        => arguments is not null && int.TryParse(hole, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < arguments.Count
            ? values.ReadText(arguments[index], callers)
            : ValueSet.Unknown;

    // The arguments from one on, or the elements of the array that holds them.
    private static IReadOnlyList<IOperation>? Elements(IReadOnlyList<IArgumentOperation> arguments, int start)
    {
        if (arguments.Count != start + 1) return arguments.Skip(start).OrderBy(static argument => argument.Parameter?.Ordinal).Select(static argument => argument.Value).ToList();
        var only = Operations.Unwrap(arguments[start].Value);
        if (only is IArrayCreationOperation { Initializer: { } initializer }) return initializer.ElementValues;

        // Written as a collection, or a list of texts: not read here.
        return only.Type is { SpecialType: SpecialType.System_String } or { IsValueType: true, IsRefLikeType: false } && arguments[start].ArgumentKind == ArgumentKind.Explicit ? [only] : null;
    }

    private static char[]? Characters(IInvocationOperation call)
    {
        if (call.Arguments.Length == 0) return [];
        if (call.Arguments.Length != 1 || Elements(call.Arguments, 0) is not { } parts) return null;
        var characters = parts.Select(static part => part.ConstantValue is { HasValue: true, Value: char character } ? character : '\0').ToArray();
        return Array.IndexOf(characters, '\0') < 0 ? characters : null;
    }

    private static bool IsPlain(string text) => text.All(static character => character < 128 && character is not ('i' or 'I'));
}
