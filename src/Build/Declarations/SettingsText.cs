using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Build.Declarations;

/// <summary>The settings of a JSON file as .NET's configuration names them: a colon stands for a section, and names have no case.</summary>
internal static class SettingsText
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">What it holds; what is no JSON sets nothing.</param>
    /// <returns>The settings that are texts, in the order of the file.</returns>
    public static IEnumerable<(string Path, string Value)> Read(string text) => JsonText.Read(text).Root is { } root ? Settings(root, "") : [];

    private static IEnumerable<(string Path, string Value)> Settings(JsonValue value, string path)
        => value.Members.SelectMany(member =>
        {
            var inner = path.Length == 0 ? member.Name : path + ":" + member.Name;
            return member.Value.Kind == JsonKind.String ? [(inner, member.Value.Text)] : Settings(member.Value, inner);
        });
}
