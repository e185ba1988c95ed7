using System.Globalization;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>From permissions to the templates of each principal.</summary>
public static class PolicyTemplates
{
    // What stands in a policy where a template has a placeholder, as long as AWS allows it to be or as it usually is.
    private const int NameLength = 63;
    private const int ArnLength = 140;

    /// <summary>Builds the template of each principal.</summary>
    /// <param name="program">The program's assembly name.</param>
    /// <param name="permissions">The permissions; those of the deployment tier are left out unless the project says that they are needed.</param>
    /// <param name="options">Where the program runs; what it says of region and account is their default.</param>
    /// <param name="catalog">The catalogue, for the names of resource types in Sids.</param>
    /// <returns>The templates, for the same principals as <see cref="PolicyBuilder.Build"/> and in the same order.</returns>
    public static IReadOnlyList<PolicyTemplate> Build(
        string program, IReadOnlyCollection<Permission> permissions, PolicyOptions options, AwsCatalog catalog)
    {
        var emitted = PolicyBuilder.Emitted(permissions, options, catalog).ToArray();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. PolicyBuilder.Build(permissions, options with { IsForTemplate = true }, catalog)
            .Select(policy =>
            {
                var name = TemplateName.Of(policy.Principal.Length == 0 ? program : program + "." + policy.Principal).Unique(taken);
                return new PolicyTemplate(program, policy.Principal, name, Fit(policy.Document, options, catalog), TemplateInputs.Of(policy, name, emitted, options))
                {
                    RegionOfDeployment = options.RegionOfDeployment,
                    AccountOfDeployment = options.AccountOfDeployment,
                };
            })];
    }

    // The size is counted with texts as long as they will be; each is numbered, so that it leads back to its own.
    private static IReadOnlyList<PolicyDocument> Fit(PolicyDocument document, PolicyOptions options, AwsCatalog catalog)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var deployed = new PolicyDocument(document.Statements.Select(statement => statement.Fill(Deployed)).ToEquatableArray());
        return [.. PolicyFit.Of(deployed, options, catalog).Documents
            .Select(part => new PolicyDocument(part.Statements.Select(statement => statement.Fill(text => texts[text])).ToEquatableArray()))];

        string Deployed(string text)
        {
            var numbered = AsDeployed(text) + texts.Count.ToString(CultureInfo.InvariantCulture);
            texts.Add(numbered, text);
            return numbered;
        }
    }

    private static string AsDeployed(string text)
        => ArnPlaceholders.IsInputArn(text)
            ? new string('x', ArnLength)
            : PlaceholderText.Fill(text, static part => part.Kind switch
            {
                PlaceholderKind.Partition => "aws-us-gov",
                PlaceholderKind.Region => "ap-southeast-1",
                PlaceholderKind.Account => "111122223333",
                PlaceholderKind.DnsSuffix => "amazonaws.com.cn",
                _ => new string('x', NameLength),
            });
}
