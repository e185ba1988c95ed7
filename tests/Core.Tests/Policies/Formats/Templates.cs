using System.Text.RegularExpressions;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Formats;
using IamAnalyzers.Core.Tests.Permissions.Shapes;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

/// <summary>Programs for the tests of formats, and templates as the formats have to bring them back.</summary>
internal static partial class Templates
{
    private static readonly IReadOnlyList<CallShape> Shapes = CallShape.Read("CallShapes.txt");

    /// <summary>What a random program needs: calls of the shapes, many of their values replaced by inputs.</summary>
    public static IReadOnlyList<Permission> RandomNeeds(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(2, 12)).SelectMany(_ =>
        {
            var shape = Shapes[random.Next(Shapes.Count)];
            return (shape with { Call = MemberValue().Replace(shape.Call, match => random.Next(2) == 0 ? match.Value : $"={{{"ABCDE"[random.Next(5)]}{(random.Next(3) == 0 ? "_ARN" : "")}}}") }).Permissions();
        })];
    }

    public static IReadOnlyList<PolicyTemplate> Of(IReadOnlyCollection<Permission> needs, PolicyOptions? options = null)
        => PolicyTemplates.Build("App", needs, options ?? PolicyOptions.Default, AwsCatalog.Default);

    public static PolicyTemplate One(params Permission[] needs) => Of(needs).Single();

    public static Permission Need(string action, params string[] resources)
        => new(action, resources.ToEquatableArray(), default, Tier.Required, "Amazon.S3.IAmazonS3.GetObjectAsync", "", "", "");

    /// <summary>The texts that a format has to hold: of an input's ARN its mark alone, equal ones once.</summary>
    public static IReadOnlyList<ParsedStatement> Expected(PolicyTemplate template)
        => [.. template.Documents.SelectMany(document => document.Statements).Select(statement => new ParsedStatement(
            statement.Sid,
            string.Join(' ', statement.Actions),
            string.Join(' ', Texts(statement.Resources)),
            string.Join(' ', statement.Conditions
                .OrderBy(condition => condition.Operator + condition.Key, StringComparer.Ordinal)
                .Select(condition => $"{condition.Operator} {condition.Key} {string.Join(' ', Texts(condition.Values))}"))))];

    /// <summary>What a reference of a format stands for, as a placeholder.</summary>
    public static string Placeholder(PolicyTemplate template, string reference, Func<TemplateName, string> write) => reference switch
    {
        "AWS::Partition" or "Aws.PARTITION" => ArnPlaceholders.Partition,
        "AWS::URLSuffix" or "Aws.URL_SUFFIX" => ArnPlaceholders.DnsSuffix,
        _ => ArnPlaceholders.TextOf(template.Inputs.Single(input => write(input.Name) == reference).Placeholder),
    };

    private static IEnumerable<string> Texts(IEnumerable<string> texts)
        => texts.Select(text => ArnPlaceholders.IsInputArn(text) ? text[..(text.IndexOf('}', StringComparison.Ordinal) + 1)] : text).Distinct();

    [GeneratedRegex("=[^ |]+")]
    private static partial Regex MemberValue();
}

/// <summary>A statement as it was read back: its texts joined by spaces, with the placeholders of <see cref="ArnPlaceholders"/>.</summary>
internal sealed record ParsedStatement(string Sid, string Actions, string Resources, string Conditions);
