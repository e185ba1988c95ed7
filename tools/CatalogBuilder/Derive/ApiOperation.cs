namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>An operation of an API model.</summary>
/// <param name="Service">The model's name.</param>
/// <param name="Name">The operation's name.</param>
/// <param name="Description">What the model says of it, as plain text.</param>
/// <param name="Members">The members of its request, at any depth.</param>
internal sealed record ApiOperation(string Service, string Name, string Description, IReadOnlyList<RequestMember> Members)
{
    private static readonly string[] Readers = ["Get", "List", "Describe", "Search", "Delete"];

    /// <summary>Whether the first word of its name says that it passes nothing on.</summary>
    public bool OnlyReads => Readers.Any(word => Name.StartsWith(word, StringComparison.Ordinal) && (Name.Length == word.Length || char.IsUpper(Name[word.Length])));
}
