namespace IamAnalyzers.Executed.Tests.Operations;

/// <summary>An operation that programs ask for.</summary>
/// <param name="Name">Its name, which its method has with <c>Async</c> after it.</param>
/// <param name="Client">The client it belongs to.</param>
/// <param name="Member">The member of its request that names the resource.</param>
/// <param name="Kind">What the member holds.</param>
/// <param name="Action">The IAM action that it needs.</param>
/// <param name="More">The other members that it cannot do without, as C# initialisers.</param>
internal sealed record Operation(string Name, SdkClient Client, string Member, NameKind Kind, string Action, string More)
{
    /// <summary>Whether the member holds a list.</summary>
    public bool IsList { get; init; }

    /// <summary>All of them, from <c>Operations.txt</c>.</summary>
    public static IReadOnlyList<Operation> All { get; } = [.. EmbeddedText.Rows("Operations/Operations.txt").Select(Read)];

    /// <summary>Writes what a production says of its operation: <c>$Client</c>, <c>$Request</c>...</summary>
    public string Fill(string text)
        => text
            .Replace("$Client", Client.Stem + "Client", StringComparison.Ordinal)
            .Replace("$Interface", "I" + Client.Stem, StringComparison.Ordinal)
            .Replace("$Request", Name + "Request", StringComparison.Ordinal)
            .Replace("$Response", Name + "Response", StringComparison.Ordinal)
            .Replace("$Call", Name + "Async", StringComparison.Ordinal)
            .Replace("$Member", Member, StringComparison.Ordinal)
            .Replace("$More", More.Length > 0 ? More + ", " : "", StringComparison.Ordinal);

    private static Operation Read(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);
        var isList = cells[2].EndsWith("[]", StringComparison.Ordinal);
        return new Operation(cells[1], SdkClient.Of(cells[0]), cells[2].Replace("[]", "", StringComparison.Ordinal), NameKind.Of(cells[3]), cells[4], cells.ElementAtOrDefault(5) ?? "")
        {
            IsList = isList,
        };
    }
}
