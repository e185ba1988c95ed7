using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Build.Page;

/// <summary>Puts together what the page shows.</summary>
internal sealed class PolicyPageBuilder(AwsCatalog catalog)
{
    /// <summary>Builds the page of a program.</summary>
    /// <param name="sources">The whole program, then its entry points.</param>
    public PolicyPage Build(IReadOnlyList<PageSource> sources)
        => new(sources[0].Own.Name, catalog.DataDate, sources.SelectMany(PartsOf).ToEquatableArray());

    // The program's own principal is shown though it needs nothing, and so is one that has a reviewed policy.
    private IEnumerable<PagePart> PartsOf(PageSource source)
    {
        var policies = FittedPolicy.AllOf(source.References.Unite(source.Own.Needs), source.References.Options, catalog).ToDictionary(static policy => policy.Policy.Principal, StringComparer.Ordinal);
        var principals = policies.Keys.Concat(source.Comparisons.Select(static comparison => comparison.Set.Role)).Append("");
        return new SortedSet<string>(principals, StringComparer.Ordinal)
            .Select(principal => PartOf(source, policies.TryGetValue(principal, out var policy) ? policy : FittedPolicy.OfNothing with { Policy = new(principal, FittedPolicy.OfNothing.Policy.Document) }));
    }

    private PagePart PartOf(PageSource source, FittedPolicy fitted)
    {
        var principal = fitted.Policy.Principal;
        var explanation = new Explainer(source.Own, source.References, source.Places, catalog) { EntryPoint = source.Remark }.Explain(fitted.Policy, fitted.Fit);
        PolicyComparison[] comparisons = [.. source.Comparisons.Where(comparison => comparison.Set.Role == principal)];
        return new(
            source.EntryPoint,
            principal,
            source.Remark,
            fitted.Fit is { } fit ? new PageSize(fit.Documents.Count, fit.Size, fit.Quota, fit.IsShrunk) : null,
            comparisons.Select(static comparison => comparison.Set.Name).ToEquatableArray(),
            Services(explanation, comparisons, source).ToEquatableArray(),
            PageNotes.Of(explanation, comparisons).ToEquatableArray())
        {
            Unresolved = explanation.Unresolved.Count,
            WhyExcessUnknown = comparisons.Select(static comparison => comparison.WhyUnknown).FirstOrDefault(static why => why is not null) ?? "",
            NotAnalysed = explanation.NotAnalysed.Count,
        };
    }

    private IEnumerable<PageService> Services(Explanation explanation, IReadOnlyList<PolicyComparison> comparisons, PageSource source)
    {
        ProgramNeed[] held = [.. ProgramNeed.Of(source.Own, source.References, catalog).Where(need => need.Permission.Principal == explanation.Principal && (need.Permission.Tier != Tier.Deployment || need.IsOnDeclaredKey))];
        return new PageActions(comparisons, held, source.Places, catalog).Of(explanation)
            .GroupBy(static action => PrefixOf(action.Name), StringComparer.Ordinal)
            .Select(service => new PageService(
                service.Key,
                service.Key.Length == 0 ? "All services" : catalog.FindPrefix(service.Key)?.Name ?? service.Key,
                service.OrderBy(static action => action.Order).ThenBy(static action => action.Name, StringComparer.Ordinal).ToEquatableArray()))
            .OrderBy(static service => service.Actions[0].Order)
            .ThenBy(static service => service.Prefix, StringComparer.Ordinal);
    }

    // A reviewed policy may say * or all except some.
    private static string PrefixOf(string action)
    {
        var colon = action.IndexOf(':');
        var prefix = colon < 0 ? "" : action.Substring(0, colon).ToLowerInvariant();
        return prefix.IndexOfAny(['*', '?', ' ']) >= 0 ? "" : prefix;
    }
}
