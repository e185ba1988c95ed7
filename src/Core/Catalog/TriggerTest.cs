using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Catalog;

/// <summary>One test of a <see cref="Trigger"/> on one request member.</summary>
internal sealed class TriggerTest
{
    private static readonly (string Sign, TriggerSign Meaning)[] Signs =
    [
        ("!=", TriggerSign.IsNot),
        ("^=", TriggerSign.BeginsWith),
        ("*=", TriggerSign.Contains),
        ("=", TriggerSign.Is),
    ];

    private readonly TriggerSign _sign;
    private readonly string[] _values;

    private TriggerTest(string path, TriggerSign sign, string[] values)
    {
        Path = path;
        _sign = sign;
        _values = values;
    }

    /// <summary>What a test asks of its member.</summary>
    private enum TriggerSign
    {
        IsSet,
        IsUnset,
        Is,
        IsNot,
        BeginsWith,
        Contains,
    }

    /// <summary>The member's C# path.</summary>
    public string Path { get; }

    /// <summary>The values that it asks for; none for one that asks whether the member is set.</summary>
    public IReadOnlyList<string> Values => _values;

    /// <summary>Whether it asks that the member is set, to any value.</summary>
    public bool IsOfPresence => _sign == TriggerSign.IsSet;

    /// <summary>Whether it asks that the member is not set.</summary>
    public bool IsOfAbsence => _sign == TriggerSign.IsUnset;

    /// <summary>Reads a test.</summary>
    /// <param name="text">The test, such as <c>Type=spot|fleet</c>.</param>
    /// <returns>The test.</returns>
    /// <exception cref="FormatException">The text is no test.</exception>
    public static TriggerTest Parse(string text)
    {
        foreach (var (sign, meaning) in Signs)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0) continue;
            var values = text.Substring(at + sign.Length).Split('|');
            if (Array.Exists(values, value => value.Length == 0 || value.IndexOf(' ') >= 0)) throw Bad(text);
            return new TriggerTest(CheckedPath(text.Substring(0, at), text), meaning, values);
        }

        return text.StartsWith("!", StringComparison.Ordinal)
            ? new TriggerTest(CheckedPath(text.Substring(1), text), TriggerSign.IsUnset, [])
            : new TriggerTest(CheckedPath(text, text), TriggerSign.IsSet, []);
    }

    /// <summary>Whether the test holds.</summary>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The result.</returns>
    public TriggerResult Evaluate(SdkRequest request)
    {
        var state = request.StateOf(Path);
        return _sign switch
        {
            TriggerSign.IsSet => IsSet(request, state),
            TriggerSign.IsUnset => Not(IsSet(request, state)),
            TriggerSign.IsNot => Not(HasValue(request, state)),
            _ => HasValue(request, state),
        };
    }

    /// <summary>Whether the code shows a value with which the test holds.</summary>
    /// <param name="request">What the code shows of the request.</param>
    public bool IsShown(SdkRequest request)
        => Evaluate(request) == TriggerResult.Yes
            || (_values.Length > 0 && _sign != TriggerSign.IsNot && request.Find(Path) is { } member && ValuesOf(member).Any(value => HasPattern([value], MemberState.Set) == TriggerResult.Yes));

    /// <summary>The request in those runs in which the test holds.</summary>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The request, its member set and limited to the values that fit.</returns>
    public SdkRequest Assume(SdkRequest request)
    {
        if (_sign is TriggerSign.IsUnset or TriggerSign.IsNot) return request;
        var assumed = request.Assuming(Path);
        if (_sign == TriggerSign.IsSet || assumed.Find(Path) is not { } member) return assumed;
        var values = ValuesOf(member);
        var fitting = values.Where(value => HasPattern([value], MemberState.Set) != TriggerResult.No).ToArray();
        return fitting.Length == 0 || fitting.Length == values.Count ? assumed : assumed.With(Path, fitting);
    }

    /// <summary>A phrase for reports.</summary>
    /// <returns>The phrase, such as <c>Type is spot or fleet</c>.</returns>
    public string Describe() => _sign switch
    {
        TriggerSign.IsSet => Path + " is set",
        TriggerSign.IsUnset => Path + " is not set",
        TriggerSign.Is => Path + " is " + string.Join(" or ", _values),
        TriggerSign.IsNot => Path + " is not " + string.Join(" or ", _values),
        TriggerSign.BeginsWith => Path + " begins with " + string.Join(" or ", _values),
        _ => Path + " contains " + string.Join(" or ", _values),
    };

    private static EquatableArray<MemberValue> ValuesOf(RequestMember member)
        => member.Patterns.Count > 0 ? member.Patterns : member.Values.Select(MemberValue.Constant).ToEquatableArray();

    // An empty text is sent by some requests and left out by others.
    private TriggerResult IsSet(SdkRequest request, MemberState state) => state switch
    {
        MemberState.Set => request.Find(Path)?.Values.Contains("") == true ? TriggerResult.Maybe : TriggerResult.Yes,
        MemberState.Unset => TriggerResult.No,
        _ => TriggerResult.Maybe,
    };

    private static TriggerResult Not(TriggerResult result) => (TriggerResult)((int)TriggerResult.Yes - (int)result);

    private TriggerResult HasValue(SdkRequest request, MemberState state)
    {
        if (state == MemberState.Unset) return TriggerResult.No;
        if (request.Find(Path) is not { } member) return TriggerResult.Maybe;
        if (member.Values.Count == 0) return member.Patterns.Count == 0 ? TriggerResult.Maybe : HasPattern(member.Patterns, state);

        var hits = member.Values.Count(Fits);
        if (hits == 0) return TriggerResult.No;
        return hits == member.Values.Count && state == MemberState.Set ? TriggerResult.Yes : TriggerResult.Maybe;
    }

    // A value with holes: what stands before the first hole decides how it begins, and any known text what it contains.
    private TriggerResult HasPattern(IReadOnlyCollection<MemberValue> patterns, MemberState state)
    {
        var results = patterns.Select(pattern => pattern.IsConstant ? (Fits(pattern.Fill(static _ => "")) ? TriggerResult.Yes : TriggerResult.No) : FitsPartly(pattern)).ToArray();
        if (results.All(static result => result == TriggerResult.No)) return TriggerResult.No;
        return results.All(static result => result == TriggerResult.Yes) && state == MemberState.Set ? TriggerResult.Yes : TriggerResult.Maybe;
    }

    private TriggerResult FitsPartly(MemberValue pattern)
    {
        if (_sign == TriggerSign.Contains) return pattern.Parts.Any(part => part.Kind == ValuePartKind.Literal && Fits(part.Text)) ? TriggerResult.Yes : TriggerResult.Maybe;
        if (_sign != TriggerSign.BeginsWith || pattern.Parts[0].Kind != ValuePartKind.Literal) return TriggerResult.Maybe;
        var start = pattern.Parts[0].Text.TrimStart();
        if (Fits(start)) return TriggerResult.Yes;
        return Array.Exists(_values, wanted => wanted.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? TriggerResult.Maybe : TriggerResult.No;
    }

    private bool Fits(string value) => Array.Exists(_values, wanted => _sign switch
    {
        TriggerSign.BeginsWith => value.TrimStart().StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
        TriggerSign.Contains => value.IndexOf(wanted, StringComparison.OrdinalIgnoreCase) >= 0,
        _ => IsSameConstant(value, wanted),
    });

    // Source shows the SDK's open enumerations by their C# member (KinesisDataFirehose), which is the wire value
    // (kinesis-data-firehose) but for case and punctuation.
    private static bool IsSameConstant(string left, string right)
    {
        var i = 0;
        var j = 0;
        while (true)
        {
            while (i < left.Length && !char.IsLetterOrDigit(left[i])) i++;
            while (j < right.Length && !char.IsLetterOrDigit(right[j])) j++;
            if (i == left.Length || j == right.Length) return i == left.Length && j == right.Length;
            if (char.ToUpperInvariant(left[i++]) != char.ToUpperInvariant(right[j++])) return false;
        }
    }

    private static string CheckedPath(string path, string text)
    {
        foreach (var step in path.Split('.'))
        {
            if (step.Length == 0 || !char.IsUpper(step[0])) throw Bad(text);
            foreach (var letter in step)
            {
                if (!char.IsLetterOrDigit(letter) && letter != '_') throw Bad(text);
            }
        }

        return path;
    }

    private static FormatException Bad(string text) => new("Not a trigger: " + text);
}
