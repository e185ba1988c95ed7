using System.Text;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Templates;

namespace IamAnalyzers.Build.Templates;

/// <summary>The text of a file that may be a template, read as JSON or YAML.</summary>
/// <param name="Text">The text.</param>
/// <param name="Root">The template; <see langword="null"/> when the file is none, or cannot be read.</param>
/// <param name="Problem">What makes it unreadable; <see langword="null"/> also for a file that is no template.</param>
internal sealed record TemplateFile(string Text, JsonValue? Root, JsonProblem? Problem)
{
    /// <summary>CloudFormation takes a million bytes; what is much longer is data of another kind.</summary>
    private const int LongestText = 4_000_000;

    private static readonly string[] Names = ["serverless.template", "template.yaml", "template.yml", "template.json"];
    private static readonly string[] Extensions = [".template", ".template.json", ".template.yaml", ".template.yml"];

    // What tools make of templates; what is written by hand is elsewhere.
    private static readonly string[] MadeFolders = ["/cdk.out/", "/.aws-sam/", "/node_modules/", "/bin/", "/obj/"];

    /// <summary>Whether a file may be a template, by its name.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="projectFolder">The folder of the project: what stands above it does not count.</param>
    public static bool MayBe(string path, string projectFolder)
    {
        var plain = path.Replace('\\', '/');
        var folder = projectFolder.Replace('\\', '/').TrimEnd('/');
        var below = plain.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase) ? plain.Substring(folder.Length) : plain;
        var name = plain.Substring(plain.LastIndexOf('/') + 1).ToLowerInvariant();
        return (Names.Contains(name, StringComparer.Ordinal) || Array.Exists(Extensions, end => name.EndsWith(end, StringComparison.Ordinal)))
            && !Array.Exists(MadeFolders, made => below.IndexOf(made, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <returns>What it holds.</returns>
    public static TemplateFile Load(string path)
    {
        if (new FileInfo(path).Length > LongestText) return new("", null, null);
        return Read(File.ReadAllText(path, Encoding.UTF8));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What it holds; never throws.</returns>
    public static TemplateFile Read(string text)
    {
        if (!TemplateShape.IsMeantAsTemplate(text)) return new(text, null, null);
        var read = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is ['{', ..] ? JsonText.Read(text) : YamlReader.Read(text);
        if (read.Root is null) return new(text, null, read.Problems.Count > 0 ? read.Problems[read.Problems.Count - 1] : null);
        return new(text, TemplateShape.IsTemplate(read.Root) ? read.Root : null, null);
    }
}
