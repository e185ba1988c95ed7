using System.Collections.Immutable;
using System.Text;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Generators.Emit;
using IamAnalyzers.Generators.Models;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Generators;

public sealed partial class IamPolicyGenerator
{
    private static SdkCallReading Read(GeneratorSyntaxContext candidate, CancellationToken token)
    {
        var reader = SdkCallReader.For(candidate.SemanticModel.Compilation, AwsCatalog.Default);
        return reader is null ? SdkCallReading.Empty : reader.Read(candidate.Node, candidate.SemanticModel, token);
    }

    private static NeedsRecord Derive(ImmutableArray<SdkCallReading> readings, CancellationToken token)
    {
        var deriver = new PermissionDeriver(AwsCatalog.Default);
        var calls = new HashSet<SdkCall>(readings.SelectMany(static reading => reading.Calls));
        token.ThrowIfCancellationRequested();
        return NeedsRecord.Create(
            calls.SelectMany(deriver.Derive),
            readings.SelectMany(static reading => reading.Unresolved),
            readings.SelectMany(static reading => reading.Members));
    }

    private static bool IsNeedsFile(AdditionalText file)
        => file.Path.EndsWith(ReferenceNeeds.FileSuffix, StringComparison.OrdinalIgnoreCase);

    private static ReferenceNeeds ReadNeedsFile(AdditionalText file, CancellationToken token)
        => file.GetText(token) is { } text && ReferenceNeedsFormat.TryRead(text.ToString(), out var needs) ? needs : ReferenceNeeds.Empty;

    private static string WritePolicy(NeedsRecord own, ReferenceNeeds project, TypeFacts types, BuildOptions options)
    {
        if (!options.IsApplication || !(types.RefersToSdk || project.Sources.Count > 0)) return "";
        var effective = project.Unite(own);
        var policies = PolicyBuilder.Build(effective.Permissions, project.Options, AwsCatalog.Default);
        return PolicySource.Write(types.PolicyNamespace, policies, effective.Unresolved);
    }

    private static void Add(SourceProductionContext output, string hintName, string text)
    {
        if (text.Length > 0) output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
    }
}
