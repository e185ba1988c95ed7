namespace IamAnalyzers.Core.Arns;

/// <summary>
/// A resource pattern of a policy: <c>*</c>, or an ARN whose six fields are patterns of their own, since a wildcard does not
/// reach over the colons before the resource. In the resource itself it reaches over slashes and colons. One with a mark
/// (<see cref="ArnPlaceholders.IsMarked"/>) stands for less than it matches, so it covers no other.
/// </summary>
public sealed class ArnPattern
{
    private readonly IamPattern[]? _fields;

    private ArnPattern(string text, IamPattern[]? fields)
    {
        Text = text;
        _fields = fields;
    }

    /// <summary>The pattern as a policy has it.</summary>
    public string Text { get; }

    /// <summary>Whether it is <c>*</c>, which stands for all resources.</summary>
    public bool IsAny => Text == "*";

    /// <summary>Reads a pattern; a text that is neither <c>*</c> nor an ARN matches nothing.</summary>
    /// <param name="text">The pattern.</param>
    /// <returns>The pattern.</returns>
    public static ArnPattern Parse(string text)
    {
        var fields = ArnFields.Split(text);
        return new ArnPattern(text, fields.Length == ArnFields.Count ? Array.ConvertAll(fields, IamPattern.Parse) : null);
    }

    /// <summary>
    /// Reads a resource of a policy. Fields that are left out at its end stand for anything: AWS's own managed policies write
    /// <c>arn:aws:waf:*</c>.
    /// </summary>
    /// <param name="text">The resource.</param>
    /// <returns>The pattern.</returns>
    public static ArnPattern ParseResource(string text)
    {
        var fields = ArnFields.Split(text);
        if (fields.Length >= ArnFields.Count || fields[0] != "arn") return Parse(text);
        return Parse(text + string.Concat(Enumerable.Repeat(":*", ArnFields.Count - fields.Length)));
    }

    /// <summary>Whether an ARN matches.</summary>
    /// <param name="arn">The ARN, or <c>*</c> for a request that concerns no resource.</param>
    /// <returns><see langword="true"/> when it matches.</returns>
    public bool Matches(string arn)
    {
        if (IsAny) return true;
        if (_fields is null) return false;
        var fields = ArnFields.Split(arn);
        if (fields.Length != ArnFields.Count) return false;
        for (var i = 0; i < ArnFields.Count; i++)
        {
            if (!_fields[i].Matches(fields[i])) return false;
        }

        return true;
    }

    /// <summary>Whether this pattern matches all that another one matches; never yes wrongly.</summary>
    /// <param name="other">The other pattern.</param>
    /// <returns><see langword="true"/> when the other pattern adds nothing to this one.</returns>
    public bool Covers(ArnPattern other)
    {
        if (IsAny || Text == other.Text) return true;
        if (ArnPlaceholders.IsMarked(Text)) return false;
        return _fields is not null && other._fields is not null && All(other, static (mine, its) => mine.Covers(its));
    }

    /// <summary>Whether some ARN matches both patterns.</summary>
    /// <param name="other">The other pattern.</param>
    /// <returns><see langword="true"/> when there is such an ARN.</returns>
    public bool Meets(ArnPattern other)
    {
        if (IsAny || other.IsAny) return true;
        return _fields is not null && other._fields is not null && All(other, static (mine, its) => mine.Meets(its));
    }

    private bool All(ArnPattern other, Func<IamPattern, IamPattern, bool> test)
    {
        for (var i = 0; i < ArnFields.Count; i++)
        {
            if (!test(_fields![i], other._fields![i])) return false;
        }

        return true;
    }
}
