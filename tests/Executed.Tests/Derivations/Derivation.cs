using System.Collections.Immutable;
using IamAnalyzers.Executed.Tests.Grammar;

namespace IamAnalyzers.Executed.Tests.Derivations;

/// <summary>A production with all its holes filled.</summary>
/// <param name="Production">The production; <see langword="null"/> for a text, an input or a flag.</param>
/// <param name="Place">Where its statements stand.</param>
/// <param name="Parts">What fills its holes, in their order.</param>
/// <param name="Symbol">What it is.</param>
/// <param name="Text">The text, or the value of the input.</param>
internal sealed record Derivation(Production? Production, Place Place, ImmutableArray<Derivation> Parts, string Symbol, string Text)
{
    public static Derivation Terminal(string symbol, string text) => new(null, Place.Inline, [], symbol, text);

    /// <summary>The names of all productions in it.</summary>
    public IEnumerable<string> Names
        => (Production is null ? [] : new[] { Production.Name }).Concat(Parts.SelectMany(static part => part.Names));

    /// <summary>All that stand in it, itself first.</summary>
    public IEnumerable<Derivation> Descendants => Parts.SelectMany(static part => part.Descendants).Prepend(this);

    /// <summary>It, with one of those that stand in it in place of another.</summary>
    public Derivation Replace(Derivation old, Derivation by)
        => ReferenceEquals(this, old) ? by : this with { Parts = [.. Parts.Select(part => part.Replace(old, by))] };
}
