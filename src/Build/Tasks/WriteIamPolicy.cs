using IamAnalyzers.Build.Assemblies;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>
/// After compile: makes the policies from the record of the compiled program and the needs of its references, and reports what
/// no record tells. The result is written under <c>obj</c>; <see cref="PlaceIamPolicy"/> brings it to its place.
/// </summary>
public sealed class WriteIamPolicy : IamTask
{
    private const int MostWarnings = 10;

    /// <summary>The compiled program.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The file that <see cref="CollectIamNeeds"/> wrote.</summary>
    [Required]
    public string NeedsFile { get; set; } = "";

    /// <summary>Where the result goes.</summary>
    [Required]
    public string MadeFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        if (!ReferenceNeedsFormat.TryRead(TextFile.ReadOrEmpty(NeedsFile), out var references))
        {
            throw new IOException($"'{NeedsFile}' is not what this build wrote; delete it and build again.");
        }

        var catalog = AwsCatalog.Default;
        var name = Path.GetFileNameWithoutExtension(Assembly);
        var content = AssemblyReader.Read(Assembly, catalog);
        if (content.Kind == AssemblyKind.Unreadable) throw new IOException($"'{Assembly}' cannot be read: {content.Problem}");

        var source = ReferenceSource.Of(name, content) ?? new NeedsSource(name, true, NeedsRecord.Empty);
        var needs = references.Unite(source.Needs);
        var policies = PolicyBuilder.Build(needs.Permissions, references.Options, catalog);
        TextFile.Write(MadeFile, MadePolicies.Of(policies, needs, references.NotAnalysed).Write());

        ReportOwn(content, source, references);
        ReportReferences(references);
        foreach (var exclusion in references.IdleExclusions(source.Needs))
        {
            Report(new Problem(
                ProblemSeverity.Message, ProblemCodes.IdleExclusion, $"IamExclude '{exclusion.What}' takes nothing out, so it can be removed."));
        }
    }

    // What the record holds as unresolved, the analyzer reports at its place in the code; here stands what the record does not know.
    private void ReportOwn(AssemblyContent content, NeedsSource source, ReferenceNeeds references)
    {
        var recorded = content.Record is { } text && NeedsRecordFormat.TryRead(text, out var record) ? record : NeedsRecord.Empty;
        var missing = source.Needs.Unresolved.Except(recorded.Unresolved).Where(call => !IsExcluded(call, references)).ToArray();
        foreach (var call in missing.Take(MostWarnings))
        {
            Warn($"'{call.Member}' is not in the policy, because {call.Why}. {Advice(call.Member)}");
        }

        if (missing.Length > MostWarnings) Warn($"{missing.Length - MostWarnings} more SDK members are not in the policy, for the same reason.");
    }

    private void ReportReferences(ReferenceNeeds references)
    {
        foreach (var source in references.Sources.Where(source => references.NotAnalysed.Contains(source.Name)))
        {
            var calls = source.Needs.Unresolved;
            var examples = string.Join(", ", calls.Take(3).Select(static call => call.Member)) + (calls.Count > 3 ? ", ..." : "");
            Warn($"What '{source.Name}' needs of AWS is not in the policy, because {calls[0].Why}; it refers to {examples}. {Advice(source.Name)}");
        }
    }

    private static bool IsExcluded(UnresolvedCall call, ReferenceNeeds references)
        => references.Exclusions.Any(exclusion => exclusion.TakesOutMember(call.Member));

    private static string Advice(string what)
        => $"Declare its actions with IamPermission items and take the warning away with <IamExclude Include=\"{what}\" Reason=\"...\" />.";

    private void Warn(string text) => Report(new Problem(ProblemSeverity.Warning, ProblemCodes.UnresolvedCall, text));
}
