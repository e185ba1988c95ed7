using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Texts that are made of another one: replaced, cut, padded, put together as paths.</summary>
internal sealed partial class TextBuilding<T>
{
    private T? Replaced(T text, IInvocationOperation call)
    {
        if (Argument(call, 0) is not { } old || flow.OnlyText(Text(old)) is not { Length: > 0 } from || Argument(call, 1) is not { } value) return flow.Changed(text);
        var to = Text(value);
        var comparison = call.Arguments.Length > 2 && Comparison(Argument(call, 2)) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return flow.Rewrite(text, known => Replace(known, from, to, comparison), from.Length == 1 && comparison == StringComparison.Ordinal ? RewriteUnit.Character : RewriteUnit.Piece);
    }

    // A comparison, or the flag of the overload that has a culture.
    private static bool Comparison(IOperation? value)
        => value?.ConstantValue is { HasValue: true, Value: var constant } && (constant is true || (constant is int kind && (StringComparison)kind is StringComparison.OrdinalIgnoreCase or StringComparison.InvariantCultureIgnoreCase or StringComparison.CurrentCultureIgnoreCase));

    private static List<TextPart<T>> Replace(string text, string from, T to, StringComparison comparison)
    {
        var parts = new List<TextPart<T>>();
        var at = 0;
        for (var found = text.IndexOf(from, comparison); found >= 0; found = text.IndexOf(from, at, comparison))
        {
            parts.Add(new(at, found - at));
            parts.Add(new(found, from.Length, null, to));
            at = found + from.Length;
        }

        parts.Add(new(at, text.Length - at));
        return parts;
    }

    private T Mapped(T text, Func<string, string?> map)
        => flow.Rewrite(text, known => map(known) is { } made && made.Length == known.Length ? [new(0, known.Length, made)] : null, RewriteUnit.Character);

    private T Exact(IOperation value, Func<string, string> map)
        => flow.Rewrite(Text(value), known => [new(0, known.Length, null, flow.Literal(map(known), value.Syntax))], RewriteUnit.Whole);

    private T Trimmed(IInvocationOperation call, bool isAtStart, bool isAtEnd)
        => Cut(call) is { } characters ? flow.Trim(Instance(call), characters, isAtStart, isAtEnd) : flow.Hole;

    private char[]? Cut(IInvocationOperation call)
    {
        if (call.Arguments.Length == 0) return [];
        var values = WrittenLists.Of(Operations.Unwrap(First(call)), code, token)?.Select(static part => part.IsMany ? null : part.Value) ?? [First(call)];
        var characters = values.Select(static value => value?.ConstantValue is { HasValue: true, Value: char character } ? character : '\0').ToArray();
        return Array.IndexOf(characters, '\0') < 0 ? characters : null;
    }

    private T Cut(T text, int? start, int? length, bool isToEnd)
        => start is { } from && (isToEnd || length is not null)
            ? flow.Rewrite(text, known => from < 0 || from + (length ?? 0) > known.Length ? null : [new(from, length ?? known.Length - from)], RewriteUnit.Whole)
            : flow.Hole;

    private T Removed(T text, IInvocationOperation call)
        => Number(call, 0) is { } from && (call.Arguments.Length == 1 || Number(call, 1) is not null)
            ? flow.Rewrite(text, known => Remove(known, from, Number(call, 1) ?? known.Length - from), RewriteUnit.Whole)
            : flow.Changed(text);

    private static List<TextPart<T>>? Remove(string text, int from, int count)
        => from < 0 || count < 0 || from + count > text.Length ? null : [new(0, from), new(from + count, text.Length - from - count)];

    private T? Inserted(T text, IInvocationOperation call)
        => Number(call, 0) is { } at && Argument(call, 1) is { } value
            ? at == 0 ? Concat([Text(value), text]) : flow.Rewrite(text, known => at < 0 || at > known.Length ? null : [new(0, at), TextPart<T>.Insert(Text(value)), new(at, known.Length - at)], RewriteUnit.Whole)
            : flow.Changed(text);

    private T? Padded(IInvocationOperation call, bool isLeft)
    {
        if (Number(call, 0) is not (>= 0 and <= MaxRepeats and var width)) return null;
        var filler = call.Arguments.Length == 1 ? ' ' : Argument(call, 1)?.ConstantValue is { HasValue: true, Value: char character } ? character : (char?)null;
        if (filler is not { } with) return null;
        return flow.Rewrite(
            Instance(call),
            known =>
            {
                var whole = new TextPart<T>(0, known.Length);
                if (known.Length >= width) return [whole];
                var padding = TextPart<T>.Insert(flow.Literal(new string(with, width - known.Length), call.Syntax));
                return isLeft ? [padding, whole] : [whole, padding];
            },
            RewriteUnit.Whole);
    }

    // The machine decides which sign parts the names. A name from the root takes the place of what is before it.
    private T? Path(IInvocationOperation call, bool isRooted)
    {
        if (Elements(call, 0) is not { Count: > 0 } parts) return null;
        var known = parts.Select(flow.OnlyText).ToList();
        var all = new List<T>();
        var before = "";
        for (var i = 0; i < parts.Count; i++)
        {
            if (known[i] is "") continue;
            if (known[i] is not { } next || next[0] == '\\')
            {
                return flow.Changed(Concat([.. parts.SelectMany(part => new[] { part, flow.Hole })]));
            }

            if (isRooted && next[0] == '/') all.Clear();
            else if (all.Count > 0 && before[before.Length - 1] != '/' && next[0] != '/') all.Add(flow.OneOf(flow.Literal("/", call.Syntax), flow.Literal("\\", call.Syntax)));
            all.Add(parts[i]);
            before = next;
        }

        return Concat(all);
    }
}
