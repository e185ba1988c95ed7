using System.Text;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
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
    private static ProgramReadings Read(Compilation compilation, CancellationToken token)
        => SdkCallReader.RefersToSdk(compilation, token) && SdkCallReader.For(compilation, AwsCatalog.Default, token) is { } reader
            && reader.ReadProgram(token) is { Count: > 0 } calls
            ? new(calls, reader.ReadTypes(token))
            : ProgramReadings.None;

    private static SeenCode See(ProgramReadings program)
        => program.Calls.Count == 0 ? SeenCode.None : new(
            program.Types,
            program.Calls.SelectMany(static reading => reading.Members.Select(member => (Member: member, reading.Names)))
                .GroupBy(static use => use.Member, StringComparer.Ordinal)
                .OrderBy(static member => member.Key, StringComparer.Ordinal)
                .Select(static member => new SeenUse(member.Key, member.Count(), member.SelectMany(static use => use.Names).Distinct().OrderBy(static name => name).ToEquatableArray()))
                .ToEquatableArray());

    private static ProgramNeeds Derive(ProgramReadings program, CancellationToken token)
        => program.Calls.Count == 0 ? ProgramNeeds.None : Derive(program.Calls, token);

    private static ProgramNeeds Derive(EquatableArray<SdkCallReading> readings, CancellationToken token)
    {
        var deriver = new PermissionDeriver(AwsCatalog.Default);
        var derived = new Dictionary<SdkCall, Permission[]>();
        foreach (var call in readings.SelectMany(static reading => reading.Calls))
        {
            token.ThrowIfCancellationRequested();
            if (!derived.ContainsKey(call)) derived[call] = [.. deriver.Derive(call)];
        }

        var needs = NeedsRecord.Create(
            derived.Values.SelectMany(static permissions => permissions),
            readings.SelectMany(static reading => reading.Unresolved),
            readings.SelectMany(static reading => reading.Members));
        return new(needs, new StatementNeeds(needs, call => derived[call]).Of(readings));
    }

    private static bool IsNeedsFile(AdditionalText file)
        => file.Path.EndsWith(ReferenceNeeds.FileSuffix, StringComparison.OrdinalIgnoreCase);

    private static ReferenceNeeds ReadNeedsFile(AdditionalText file, CancellationToken token)
        => file.GetText(token) is { } text && ReferenceNeedsFormat.TryRead(text.ToString(), out var needs) ? needs : ReferenceNeeds.Empty;

    private static string WritePolicy(ProgramFacts program, ProjectSettings settings)
        => settings.Options.IsApplication && (program.Types.RefersToSdk || settings.Needs.Sources.Count > 0)
            ? WritePolicy(program, settings.Needs)
            : "";

    private static string WritePolicy(ProgramFacts program, ReferenceNeeds project)
    {
        var effective = project.Unite(program.Needs);
        var policies = PolicyBuilder.Build(effective.Permissions, project.Options, AwsCatalog.Default);
        return PolicySource.Write(program.Types.PolicyNamespace, policies, effective.Unresolved);
    }

    private static void Add(SourceProductionContext output, string hintName, string text)
    {
        if (text.Length > 0) output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
    }
}
