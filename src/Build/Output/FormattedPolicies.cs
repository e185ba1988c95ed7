using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Formats;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Output;

/// <summary>The policies in the formats that the project asks for beside JSON.</summary>
internal static class FormattedPolicies
{
    /// <summary>Writes them.</summary>
    /// <param name="program">The program's assembly name.</param>
    /// <param name="needs">All that the policies are made from.</param>
    /// <param name="references">What the project says, its formats among it.</param>
    /// <returns>The files of each principal.</returns>
    public static ILookup<string, FormattedPolicy> Of(string program, NeedsRecord needs, ReferenceNeeds references, AwsCatalog catalog)
    {
        var formats = references.Formats.Select(PolicyFormat.Find).OfType<PolicyFormat>().ToArray();
        var templates = formats.Length == 0 ? [] : PolicyTemplates.Build(program, needs.Permissions, references.Options, catalog);
        return templates
            .SelectMany(template => formats.Select(format => (template.Principal, File: new FormattedPolicy(format.Name, format.Extension, format.Write(template)))))
            .ToLookup(static one => one.Principal, static one => one.File, StringComparer.Ordinal);
    }
}

/// <summary>A policy in a format beside JSON.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Extension">The extension of its file, with its dot.</param>
/// <param name="Text">The file's text.</param>
internal sealed record FormattedPolicy(string Format, string Extension, string Text)
{
    public static FormattedPolicy Parse(IReadOnlyList<string> fields) => new(fields[0], fields[1], fields[2]);

    public IEnumerable<string> Fields => [Format, Extension, Text];
}
