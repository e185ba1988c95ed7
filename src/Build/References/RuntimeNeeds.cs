using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>What AWS Lambda does with the identity of the functions that it starts, beside what the project declares.</summary>
internal static class RuntimeNeeds
{
    private const string Lambda = "Lambda";

    /// <summary>Adds it to what a project says.</summary>
    /// <param name="functions">The entry points that Lambda starts.</param>
    /// <param name="isDeclared">Whether the project's items say what Lambda needs: then they decide.</param>
    public static ReferenceNeeds Add(ReferenceNeeds project, IReadOnlyList<ReachedEntryPoint> functions, bool isDeclared)
    {
        if (functions.Count == 0) return project;
        var names = functions.SelectMany(static function => function.Runtimes).Concat(isDeclared ? [] : [Lambda]).Distinct(StringComparer.Ordinal);
        var known = project.Sources.FirstOrDefault(static source => source.Name == NeedsSource.Project) ?? new(NeedsSource.Project, true, NeedsRecord.Empty);
        var added = names.Select(RuntimePreset.Find).OfType<RuntimePreset>().SelectMany(static preset => preset.Permissions).Where(permission => known.Needs.Permissions.All(other => other.Action != permission.Action || other.Resources != permission.Resources));
        var all = known with { Needs = NeedsRecord.Create(known.Needs.Permissions.Concat(added), known.Needs.Unresolved, known.Needs.Members) };
        if (all.Needs.IsEmpty) return project;
        return project with { Sources = project.Sources.Where(static source => source.Name != NeedsSource.Project).Append(all).OrderBy(static source => source.Name, StringComparer.Ordinal).ToEquatableArray() };
    }
}
