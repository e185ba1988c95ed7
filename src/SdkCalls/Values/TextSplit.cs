using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>What <c>string.Split</c> makes of a text.</summary>
internal static class TextSplit
{
    // StringSplitOptions.TrimEntries, which the framework that we are compiled for does not have.
    private const int TrimEntries = 2;

    /// <summary>Splits a text as a call does.</summary>
    /// <returns>The parts; <see langword="null"/> when separators or options are not constant.</returns>
    public static IReadOnlyList<string>? Of(IInvocationOperation call, string text, CodeIndex code, CancellationToken token)
    {
        var separators = new List<string>();
        var (most, options) = (int.MaxValue, 0);
        foreach (var argument in call.Arguments)
        {
            var value = Operations.Unwrap(argument.Value);
            switch (argument.Parameter?.Name)
            {
                case "separator" when Separators(value, code, token) is { } given:
                    separators.AddRange(given);
                    break;
                case "count" when value.ConstantValue is { HasValue: true, Value: int count and > 0 }:
                    most = count;
                    break;
                case "options" when argument.Value.ConstantValue is { HasValue: true, Value: int flags }:
                    options = flags;
                    break;
                default:
                    return null;
            }
        }

        if (separators.Count == 0 || separators.Contains("") || (most != int.MaxValue && options != 0)) return null;
        var parts = text.Split([.. separators], most, StringSplitOptions.None).AsEnumerable();
        if ((options & TrimEntries) != 0) parts = parts.Select(static part => part.Trim());
        return (options & (int)StringSplitOptions.RemoveEmptyEntries) != 0 ? [.. parts.Where(static part => part.Length > 0)] : [.. parts];
    }

    private static List<string>? Separators(IOperation value, CodeIndex code, CancellationToken token)
    {
        if (value.ConstantValue is { HasValue: true, Value: (char or string) and var one }) return [one.ToString()!];
        var all = WrittenLists.Of(value, code, token)?.Select(static part => !part.IsMany && part.Value is { } element && Operations.Unwrap(element).ConstantValue is { HasValue: true, Value: (char or string) and var text } ? text.ToString()! : "").ToList();
        return all is null || all.Contains("") ? null : all;
    }
}
