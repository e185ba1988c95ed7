using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Tool.Observed;

/// <summary>What is known of the events of a trail.</summary>
/// <param name="Catalog">The catalogue.</param>
/// <param name="Actions">Which actions an event shows.</param>
/// <param name="Visibility">Which actions leave events.</param>
internal sealed record EventFacts(AwsCatalog Catalog, EventActions Actions, EventVisibility Visibility)
{
    /// <summary>Reads the facts out of a catalogue.</summary>
    public static EventFacts Of(AwsCatalog catalog) => new(catalog, new EventActions(catalog), new EventVisibility(catalog));
}
