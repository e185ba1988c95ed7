using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Generators.Emit;
using IamAnalyzers.Generators.Models;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Generators;

/// <summary>
/// Reads the AWS calls of a program and writes what they need: a record in every assembly that uses the SDK, the policy in an
/// application. The pipeline holds value-equal data only, no symbol and no position, so that moving code changes no output.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed partial class IamPolicyGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => SdkCallSyntax.IsCandidate(node, AwsCatalog.Default),
                static (candidate, token) => Read(candidate, token))
            .Where(static reading => !reading.IsEmpty)
            .WithTrackingName(StepNames.Readings);

        var ownNeeds = readings.Collect()
            .Select(static (all, token) => Derive(all, token))
            .WithTrackingName(StepNames.OwnNeeds);

        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => BuildOptions.From(provider.GlobalOptions))
            .WithTrackingName(StepNames.Options);

        var types = context.CompilationProvider.Combine(options)
            .Select(static (pair, _) => TypeFacts.From(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Types);

        var projectNeeds = context.AdditionalTextsProvider
            .Where(static file => IsNeedsFile(file))
            .Select(static (file, token) => ReadNeedsFile(file, token))
            .Collect()
            .Select(static (files, _) => files.Length == 0 ? ReferenceNeeds.Empty : files[0])
            .WithTrackingName(StepNames.ProjectNeeds);

        var record = types.Combine(ownNeeds)
            .Select(static (pair, _) => pair.Left.RefersToSdk ? RecordSource.Write(pair.Right) : "")
            .WithTrackingName(StepNames.Record);

        var policy = ownNeeds.Combine(projectNeeds).Combine(types.Combine(options))
            .Select(static (all, _) => WritePolicy(all.Left.Left, all.Left.Right, all.Right.Left, all.Right.Right))
            .WithTrackingName(StepNames.Policy);

        context.RegisterSourceOutput(types, static (output, facts) =>
        {
            if (facts is { RefersToSdk: true, HasFeature: false }) Add(output, AttributeSource.Feature.HintName, AttributeSource.Feature.Text);
            if (facts is { RefersToSdk: true, HasPrincipal: false }) Add(output, AttributeSource.Principal.HintName, AttributeSource.Principal.Text);
        });
        context.RegisterSourceOutput(record, static (output, text) => Add(output, RecordSource.HintName, text));
        context.RegisterSourceOutput(policy, static (output, text) => Add(output, PolicySource.HintName, text));
    }
}
