namespace IamAnalyzers.Core.Common;

/// <summary>A hash that is the same on every machine and in every run: FNV-1a, 32 bits, http://www.isthe.com/chongo/tech/comp/fnv/.</summary>
public static class StableHash
{
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hash of a text, by its UTF-16 code units.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash.</returns>
    public static uint Of(string text)
    {
        var hash = Start;
        foreach (var unit in text) hash = (hash ^ unit) * Prime;
        return hash;
    }
}
