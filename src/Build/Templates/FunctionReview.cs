using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Templates;

namespace IamAnalyzers.Build.Templates;

/// <summary>The functions of a template, each held against what its handler needs: what its <c>Policies</c> lack, and what they allow beyond.</summary>
internal static class FunctionReview
{
    // What SAM gives the role by itself.
    private const string Preset = "IamRuntime ";

    private const int MostNamed = 5;

    /// <summary>Looks at a template.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entryPoints">The entry points of the program.</param>
    /// <returns>The problems, each at its place.</returns>
    public static IEnumerable<(Problem Problem, ItemPlace Place)> Of(string path, IReadOnlyList<ProgramEntryPoint> entryPoints, AwsCatalog catalog)
    {
        var file = TemplateFile.Load(path);
        if (file.Root is null) return [];
        return TemplateFunction.FindAll(file.Root)
            .Where(static function => function.HasOwnRole)
            .SelectMany(function => entryPoints.Where(entry => entry.Functions.Contains(function.LogicalId)).Take(1).SelectMany(entry => Of(function, new([entry.Program], false, catalog), catalog)))
            .Select(found => (new Problem(ProblemSeverity.Warning, found.Rule, found.Text), PlaceOf(found.Place)));

        ItemPlace PlaceOf(TextRange range)
        {
            var (line, column) = TextLines.PositionOf(file.Text, range.Start);
            return new(path, line, column);
        }
    }

    private static IEnumerable<(string Rule, string Text, TextRange Place)> Of(TemplateFunction function, ReviewedPrograms program, AwsCatalog catalog)
    {
        var policies = function.Policies is { } property ? FunctionPolicies.Read(property.Value) : [];
        var missing = policies.All(static policy => policy.Grants is not null) ? Missing(function, policies, program) : [];
        return program.WhyUnknown is null ? missing.Concat(policies.SelectMany(policy => Excess(function, policy, program, catalog))) : missing;
    }

    private static IEnumerable<(string Rule, string Text, TextRange Place)> Missing(TemplateFunction function, IReadOnlyList<FunctionPolicy> policies, ReviewedPrograms program)
    {
        var allowed = new ReviewedPolicy(policies.Select(static policy => policy.Grants!));
        return program.Needs
            .Where(static need => need.Permission is { Tier: Tier.Required, Principal.Length: 0 } && !need.Permission.Member.StartsWith(Preset, StringComparison.Ordinal))
            .Where(need => allowed.Decide(need.Need).Verdict == ReviewVerdict.Missing)
            .GroupBy(static need => (need.Need.Action, Resources: string.Join(", ", need.Need.Resources.Select(static resource => resource.Text))))
            .OrderBy(static one => one.Key.Action, StringComparer.Ordinal)
            .ThenBy(static one => one.Key.Resources, StringComparer.Ordinal)
            .Select(one => (RuleIds.MissingPermission, $"The Policies of {function.LogicalId} do not allow '{one.Key.Action}' on {one.Key.Resources}, which {ReviewTexts.Owners(one)}", function.Policies?.NameRange ?? function.Place));
    }

    private static IEnumerable<(string Rule, string Text, TextRange Place)> Excess(TemplateFunction function, FunctionPolicy policy, ReviewedPrograms program, AwsCatalog catalog)
    {
        if (policy.Grants is not { } grants) return [];
        var needs = program.NeedsOf("");
        if (policy.Kind == FunctionPolicyKind.Document)
        {
            // A resource that only the deployment knows is none that is too wide.
            return GrantUse.FindExcess(grants, needs, catalog)
                .Where(excess => !(policy.HasHoles && excess.IsResource))
                .Select(excess => (excess.Finding.Rule, $"{function.LogicalId}: {excess.Finding.Message}", excess.Finding.Range));
        }

        var allowed = new ReviewedPolicy([grants]);
        var used = needs.Where(need => allowed.Decide(need).Verdict != ReviewVerdict.Missing).Select(static need => need.Action).Distinct(StringComparer.Ordinal).OrderBy(static action => action, StringComparer.Ordinal).ToArray();
        if (used.Length == 0) return [(RuleIds.UnusedGrant, $"{function.LogicalId} needs none of the permissions that {policy.Name} grants", policy.Place)];
        if (policy.Kind == FunctionPolicyKind.Template || ManagedPolicy.Find(policy.Name) is not { } managed || IsOfRuntime(needs, used, program)) return [];
        var use = ManagedPolicyUse.Of(managed, needs, catalog);
        if (!use.IsUnlimited && use.UnusedActions.Count + use.UnusedServices.Count == 0) return [];
        var shown = string.Join(", ", used.Take(MostNamed)) + (used.Length > MostNamed ? FormattableString.Invariant($" and {used.Length - MostNamed} more") : "");
        return [(RuleIds.WideGrant, $"{function.LogicalId} needs only {shown} of the permissions that {policy.Name} grants; write a policy document, or use a SAM policy template, that allows only that", policy.Place)];
    }

    // A policy that AWS publishes for the runtime is meant as a whole.
    private static bool IsOfRuntime(IReadOnlyList<Need> needs, string[] used, ReviewedPrograms program)
        => needs.Count > 0 && used.All(action => program.Needs.Where(need => need.Need.Action == action).All(static need => need.Permission.Member.StartsWith(Preset, StringComparison.Ordinal)));
}
