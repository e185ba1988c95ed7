namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>What the comparison with AWS's own table came to.</summary>
/// <param name="Services">Services that the table has.</param>
/// <param name="Compared">Operations that the catalogue and the table have.</param>
/// <param name="Corrected">Differences that were corrected.</param>
/// <param name="Explained">Differences that have a reason.</param>
/// <param name="Open">Differences without either.</param>
internal sealed record TableCounts(int Services, int Compared, int Corrected, int Explained, int Open)
{
    public static TableCounts Of(TableComparison comparison, DifferenceReasons reasons, IReadOnlyCollection<TableDifference> differences)
    {
        var explained = reasons.Explained(differences);
        return new TableCounts(comparison.ServiceCount, comparison.Compared, reasons.CorrectedCount, explained, differences.Count - explained);
    }

    /// <summary>The rows of the page's table.</summary>
    public (string What, int Count)[] Rows() =>
    [
        ("Services in the table", Services),
        ("Operations compared", Compared),
        ("Differences", Corrected + Explained + Open),
        ("... corrected", Corrected),
        ("... explained", Explained),
        ("... open", Open),
    ];
}
