using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace IamAnalyzers.Tool.Output;

/// <summary>An answer as JSON, for tools.</summary>
internal static class JsonAnswer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes data.</summary>
    /// <param name="data">An object of plain properties.</param>
    /// <returns>The JSON, ended by a line break.</returns>
    public static string Write(object data) => JsonSerializer.Serialize(data, data.GetType(), Options).ReplaceLineEndings("\n") + "\n";
}
