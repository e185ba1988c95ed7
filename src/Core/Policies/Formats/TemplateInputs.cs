using System.Globalization;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>What whoever deploys a program gives to its template.</summary>
internal static class TemplateInputs
{
    private const int MostExamples = 3;

    /// <summary>Finds the inputs of a template.</summary>
    /// <param name="policy">The policy, its inputs open.</param>
    /// <param name="template">The template's name.</param>
    /// <param name="permissions">What the policies were made from.</param>
    /// <param name="options">Where the program runs.</param>
    /// <returns>The inputs: those of the program by name, then region and account of what it creates.</returns>
    public static IReadOnlyList<TemplateInput> Of(
        PrincipalPolicy policy, TemplateName template, IEnumerable<Permission> permissions, PolicyOptions options)
    {
        var texts = policy.Document.Statements.SelectMany(static statement => Texts(statement.Resources, statement.Conditions)).ToArray();
        var used = new HashSet<PlaceholderPart>(texts.SelectMany(FormatText.Parts));
        var needs = permissions.Where(need => need.Principal == policy.Principal).ToArray();

        var taken = new HashSet<string>(StringComparer.Ordinal);
        _ = template.With(PolicyTemplate.PolicyWord).Unique(taken);
        var inputs = used
            .Where(static part => part.Kind is PlaceholderKind.Input or PlaceholderKind.InputArn)
            .OrderBy(static part => part.Text, StringComparer.Ordinal)
            .ThenBy(static part => part.Kind)
            .Select(part => new TemplateInput(part, NameOf(part).Unique(taken), Description(part, texts, needs, options), null))
            .ToList();
        if (!options.RegionOfDeployment) Add(PlaceholderKind.Region, "region", options.Region);
        if (!options.AccountOfDeployment) Add(PlaceholderKind.Account, "account", options.Account);
        return inputs;

        void Add(PlaceholderKind kind, string word, string value)
        {
            var part = new PlaceholderPart(kind, "");
            if (!used.Contains(part)) return;
            inputs.Add(new TemplateInput(part, TemplateName.Of("resource").With(word).Unique(taken), $"The {word} of the resources that the program creates; * for any.", value));
        }
    }

    private static TemplateName NameOf(PlaceholderPart part)
    {
        var name = TemplateName.Of(part.Text);
        return part.Kind == PlaceholderKind.Input || name.Words[name.Words.Count - 1] == "arn" ? name : name.With("arn");
    }

    private static string Description(PlaceholderPart input, IReadOnlyList<string> texts, IEnumerable<Permission> needs, PolicyOptions options)
    {
        var isArn = input.Kind == PlaceholderKind.InputArn;
        var shapes = Examples(texts.Where(text => PlaceholderText.Parse(text).Contains(input)).Select(text => Shape(text, input, options)));
        var members = Examples(needs
            .Where(need => Texts(need.Resources, need.Conditions).Any(text => PlaceholderText.Parse(text).Contains(input)))
            .Select(static need => ShortName(need.Member)));
        return isArn
            ? $"The ARN of what the program's input {input.Text} names, such as {shapes}; for {members}."
            : $"The program's input {input.Text}, which is part of {shapes}; for {members}.";
    }

    private static IEnumerable<string> Texts(IEnumerable<string> resources, IEnumerable<PolicyCondition> conditions)
        => resources.Concat(conditions.SelectMany(static condition => condition.Values));

    private static string Shape(string text, PlaceholderPart input, PolicyOptions options)
        => options.Fill(PlaceholderText.Fill(text, part => part == input
            ? input.Kind == PlaceholderKind.InputArn ? "" : $"<{input.Text}>"
            : ArnPlaceholders.TextOf(part)));

    private static string Examples(IEnumerable<string> texts)
    {
        var all = new SortedSet<string>(texts, StringComparer.Ordinal);
        var shown = string.Join(", ", all.Take(MostExamples));
        var more = all.Count - MostExamples;
        return more > 0 ? $"{shown} and {more.ToString(CultureInfo.InvariantCulture)} more" : shown;
    }

    // The type and the method of Namespace.Type.Method.
    private static string ShortName(string member)
    {
        var method = member.LastIndexOf('.');
        var type = method > 0 ? member.LastIndexOf('.', method - 1) : -1;
        return member.Substring(type + 1);
    }
}
