using System.Globalization;
using IamAnalyzers.Assemblies.EntryPoints;
using IamAnalyzers.Assemblies.Positions;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Templates;

namespace IamAnalyzers.Build.Templates;

/// <summary>The handlers that the files beside the code name: templates of CloudFormation and SAM, and the settings of the Lambda tools.</summary>
internal static class DeclaredHandlers
{
    /// <summary>The file with the settings of the Lambda tools. https://github.com/aws/aws-extensions-for-dotnet-cli</summary>
    public const string ToolsDefaults = "aws-lambda-tools-defaults.json";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="projectFolder">The folder that places are relative to.</param>
    /// <returns>The handlers, in the order of the file; none of a file that cannot be read.</returns>
    public static IEnumerable<DeclaredHandler> Read(string path, string projectFolder)
    {
        var name = SourcePath.Relative(path, projectFolder);
        return Path.GetFileName(path) == ToolsDefaults ? OfTools(TextFile.ReadOrEmpty(path), name) : OfTemplate(TemplateFile.Load(path), name);
    }

    private static IEnumerable<DeclaredHandler> OfTools(string text, string name)
    {
        if (JsonText.Read(text).Root is not { } root || root.Find("function-handler")?.Value is not { Kind: JsonKind.String, Text.Length: > 0 } handler) return [];
        return [new(root.Find("function-name")?.Value is { Kind: JsonKind.String } function ? function.Text : "", handler.Text, PlaceOf(text, name, handler.Range), default)];
    }

    private static IEnumerable<DeclaredHandler> OfTemplate(TemplateFile file, string name)
        => file.Root is null ? [] : TemplateFunction.FindAll(file.Root).SelectMany(function => function.Handlers.Select(handler => new DeclaredHandler(function.LogicalId, handler, PlaceOf(file.Text, name, function.Place), function.Runtimes.ToEquatableArray())));

    private static string PlaceOf(string text, string name, TextRange range) => string.Format(CultureInfo.InvariantCulture, "{0}({1})", name, TextLines.PositionOf(text, range.Start).Line);
}
