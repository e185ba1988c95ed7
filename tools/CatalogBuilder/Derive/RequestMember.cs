using System.Text.Json;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>A member of a request, at any depth.</summary>
/// <param name="Path">The names down to it, with a dot between, <c>[]</c> for each element of a list and <c>{}</c> for each value of a map.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Level">How many names the path has.</param>
/// <param name="Shape">The shape of its value; of a list or map that of an element.</param>
/// <param name="Description">What the model says of the member, as plain text.</param>
internal sealed record RequestMember(string Path, string Name, int Level, JsonElement Shape, string Description)
{
    /// <summary>Whether the value is free text.</summary>
    public bool IsText => Type == "string" && !Shape.TryGetProperty("enum", out _);

    /// <summary>The type of the value.</summary>
    public string Type => Shape.GetProperty("type").GetString()!;

    /// <summary>The pattern that the value must fit; empty when there is none.</summary>
    public string Pattern => Shape.TryGetProperty("pattern", out var pattern) ? pattern.GetString()! : "";

    /// <summary>What the model says of the member and of its shape.</summary>
    public string AllText => Description + " " + ApiModel.PlainText(Shape);
}
