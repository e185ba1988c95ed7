using System.Globalization;
using IamAnalyzers.Core.Tests.Credentials;

namespace IamAnalyzers.CodeFixes.Tests.Credentials.Random;

/// <summary>A program of several files that holds credentials in random places; few values, so that one often stands in several places.</summary>
internal sealed class RandomProgram
{
    private const int MostFiles = 2;
    private const int MostMembers = 4;

    private readonly System.Random _random;
    private readonly List<string> _files = [];
    private readonly Dictionary<string, string[]> _pools;

    /// <summary>Makes a program.</summary>
    /// <param name="seed">The same seed makes the same program.</param>
    public RandomProgram(int seed)
    {
        _random = new System.Random(seed);
        var first = _random.Next(1, 1_000_000);
        _pools = new(StringComparer.Ordinal)
        {
            ["ID"] = [TestKeys.Id(first), TestKeys.Id(first + 1, "ASIA")],
            ["SECRET"] = [Secret(first), Secret(first + 500)],
            ["TOKEN"] = [TestKeys.MarkedToken(first), TestKeys.Token(first + 1)],
            ["SMTP"] = [TestKeys.Smtp(first), TestKeys.Smtp(first + 1, 2)],
            ["BEDROCK"] = [TestKeys.LongLivedBedrock(first), TestKeys.ShortLivedBedrock(first)],
            ["JWT"] = [TestKeys.Jwt(first)],
        };
        var files = _random.Next(1, MostFiles + 1);
        for (var file = 0; file < files; file++) _files.Add(File(file, files));
    }

    /// <summary>The texts of the files.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The credentials, also such as the program does not hold.</summary>
    public IEnumerable<string> Values => _pools.Values.SelectMany(static pool => pool);

    /// <summary>Secrets that have the shape, which one random text in some hundred has not.</summary>
    private static string Secret(int seed) => Core.Credentials.SecretShape.IsAt(TestKeys.Secret(seed), 0) ? TestKeys.Secret(seed) : Secret(seed + 1);

    private string File(int file, int files)
    {
        var code = new System.Text.StringBuilder();
        if (_random.Next(4) > 0) code.Append("using System;\n");
        if (_random.Next(2) == 0) code.Append("using System.Collections.Generic;\n");
        if (_random.Next(2) == 0) code.Append("using Amazon;\nusing Amazon.Runtime;\nusing Amazon.S3;\n");
        code.Append(CultureInfo.InvariantCulture, $"\nnamespace App;\n\ninternal partial class Part{file}\n{{\n");
        var members = _random.Next(1, MostMembers + 1);
        for (var member = 0; member < members; member++)
        {
            if (_random.Next(8) == 0) code.Append("    // Of the uploader.\n");
            var other = _random.Next(files);
            code.Append("    ").Append(Fill(Shapes.All[_random.Next(Shapes.All.Count)], $"{file}_{member}", other)).Append('\n');
            if (_random.Next(3) == 0) code.Append('\n');
        }

        // What other files may name.
        code.Append(CultureInfo.InvariantCulture, $"    internal const string Shared = \"{Pick("ID")}\";\n    internal const string SharedSecret = \"{Pick("SECRET")}\";\n");
        return code.Append("}\n").ToString();
    }

    /// <summary>Words in a shape: <c>#</c> makes names different, <c>~</c> is the class of some file, <c>$KIND$</c> a value.</summary>
    private string Fill(string shape, string number, int other)
    {
        var text = shape.Replace("#", number, StringComparison.Ordinal).Replace("~", "Part" + other.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        foreach (var kind in _pools.Keys)
        {
            for (var at = text.IndexOf("$" + kind + "$", StringComparison.Ordinal); at >= 0; at = text.IndexOf("$" + kind + "$", StringComparison.Ordinal))
                text = text[..at] + Pick(kind) + text[(at + kind.Length + 2)..];
        }

        return text;
    }

    private string Pick(string kind) => _pools[kind][_random.Next(4) == 0 ? _pools[kind].Length - 1 : 0];
}
