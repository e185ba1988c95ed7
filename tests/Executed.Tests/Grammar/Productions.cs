
namespace IamAnalyzers.Executed.Tests.Grammar;

/// <summary>All productions, from the files of this folder.</summary>
internal static class Productions
{
    public static IReadOnlyList<Production> All { get; } =
        [.. EmbeddedText.In("Grammar/").SelectMany(static file => GrammarReader.Read(file.Text))];

    private static readonly ILookup<string, Production> BySymbol = All.ToLookup(static production => production.Symbol);

    public static IEnumerable<Production> Of(string symbol) => BySymbol[symbol];

    public static Production Named(string name) => All.Single(production => production.Name == name);
}
