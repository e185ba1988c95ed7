using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Explaining;

namespace IamAnalyzers.Build.Review;

/// <summary>The policies of a program, each with why it is so.</summary>
internal static class ProgramExplanation
{
    /// <summary>Makes the policies of a program, or of one of its entry points.</summary>
    /// <returns>The policies, sorted by principal.</returns>
    public static IReadOnlyList<FittedPolicy> Policies(CompiledProgram program, AwsCatalog catalog)
        => [.. PolicyBuilder.Build(program.References.Unite(program.Source.Needs).Permissions, program.References.Options, catalog)
            .Select(policy => new FittedPolicy(policy, PolicyFit.Of(policy.Document, program.References.Options, catalog)))];

    /// <summary>Explains policies.</summary>
    /// <param name="remark">What is said of the entry point; empty for the whole program.</param>
    public static Explainer Explainer(CompiledProgram program, string remark, AwsCatalog catalog)
        => new(program.Source, program.References, program.Places, catalog) { EntryPoint = remark };

    /// <summary>Explains all policies of a program, or of one of its entry points.</summary>
    /// <param name="remark">What is said of the entry point; empty for the whole program.</param>
    /// <returns>The explanations; one of the program's own principal also where it needs nothing.</returns>
    public static IReadOnlyList<Explanation> Of(CompiledProgram program, string remark, AwsCatalog catalog)
    {
        var explainer = Explainer(program, remark, catalog);
        var policies = Policies(program, catalog);
        return [.. WrittenPolicies.WithOwn(policies).Select(policy => explainer.Explain(policy.Policy, policy.Fit))];
    }
}
