using System.Globalization;
using System.Text;

namespace IamAnalyzers.Benchmarks;

/// <summary>A program of many files that do not use the SDK.</summary>
internal static class OrdinaryProgram
{
    private const int LinesAFile = 100;

    /// <summary>The text of each file.</summary>
    public static IEnumerable<string> Texts(int files) => Enumerable.Range(0, files).Select(Text);

    /// <summary>Ordinary code: literals short and long, sums, interpolation, calls, creations, arrays, comments.</summary>
    private static string Text(int file)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"namespace Times.Part{file % 50};\n\n/// <summary>The service number {file} of many.</summary>\npublic sealed class Service{file}\n{{\n");
        text.Append(CultureInfo.InvariantCulture, $"    private const string Prefix = \"service-{file}\";\n    private readonly Dictionary<string, int> _counts = new() {{ [\"first\"] = 1, [\"second\"] = 2 }};\n");
        for (var method = 0; text.ToString().Count(static c => c == '\n') < LinesAFile - 12; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                    // Looks a name up, and says how often it was asked for before.
                    public string Describe{{method}}(string name, int limit)
                    {
                        var key = Prefix + ":" + name + "-{{method}}";
                        if (!_counts.TryGetValue(key, out var count)) _counts[key] = count = 0;
                        var parts = key.Split(new[] { ':', '-' }, StringSplitOptions.RemoveEmptyEntries);
                        var longest = parts.Where(part => part.Length > limit).OrderByDescending(part => part.Length).FirstOrDefault() ?? "none";
                        Console.WriteLine($"The service {Prefix} was asked for {name} {count} times, the longest part is {longest}");
                        throw new ArgumentException("The name " + name + " is not known to https://example.com/services/describe/{{method}}", nameof(name));
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }
}
