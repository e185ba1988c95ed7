using IamAnalyzers.Core.Records;
using IamAnalyzers.Generators.Emit;
using IamAnalyzers.Generators.Models;
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
        // No syntax provider: the compiler's walk for one costs more than all of this. The reader keeps what it knows of each file.
        var readings = context.CompilationProvider
            .Select(static (compilation, token) => Read(compilation, token))
            .WithTrackingName(StepNames.Readings);

        var derived = readings
            .Select(static (all, token) => Derive(all, token))
            .WithTrackingName(StepNames.Derived);

        var ownNeeds = derived
            .Select(static (all, _) => all.Needs)
            .WithTrackingName(StepNames.OwnNeeds);

        var seen = readings
            .Select(static (all, _) => See(all))
            .WithTrackingName(StepNames.Seen);

        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => BuildOptions.From(provider.GlobalOptions))
            .WithTrackingName(StepNames.Options);

        var projectNeeds = context.AdditionalTextsProvider
            .Where(static file => IsNeedsFile(file))
            .Select(static (file, token) => ReadNeedsFile(file, token))
            .Collect()
            .Select(static (files, _) => files.Length == 0 ? ReferenceNeeds.Empty : files[0])
            .WithTrackingName(StepNames.ProjectNeeds);

        var settings = options.Combine(projectNeeds)
            .Select(static (pair, _) => new ProjectSettings(pair.Left, pair.Right));

        var types = context.CompilationProvider.Combine(settings)
            .Select(static (pair, token) => TypeFacts.From(pair.Left, pair.Right, token))
            .WithTrackingName(StepNames.Types);

        var facts = ownNeeds.Combine(types)
            .Select(static (pair, _) => new ProgramFacts(pair.Left, pair.Right));

        var traces = seen.Combine(derived)
            .Select(static (pair, _) => new ProgramTraces(pair.Left, pair.Right.Places));

        var record = facts.Combine(traces)
            .Select(static (pair, _) => pair.Left.Types.RefersToSdk ? RecordSource.Write(pair.Left.Needs, pair.Right.Seen, pair.Right.Places) : "")
            .WithTrackingName(StepNames.Record);

        var policy = facts.Combine(settings)
            .Select(static (pair, _) => WritePolicy(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Policy);

        context.RegisterSourceOutput(types, static (output, facts) =>
        {
            if (facts is { RefersToSdk: true, HasFeature: false }) Add(output, AttributeSource.Feature.HintName, AttributeSource.Feature.Text);
            if (facts is { RefersToSdk: true, HasPrincipal: false }) Add(output, AttributeSource.Principal.HintName, AttributeSource.Principal.Text);
            if (facts.LacksEntryPoint) Add(output, AttributeSource.EntryPoint.HintName, AttributeSource.EntryPoint.Text);
        });
        context.RegisterSourceOutput(record, static (output, text) => Add(output, RecordSource.HintName, text));
        context.RegisterSourceOutput(policy, static (output, text) => Add(output, PolicySource.HintName, text));
    }
}
