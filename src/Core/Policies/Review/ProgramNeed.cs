using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>A need, and who has it.</summary>
/// <param name="Permission">The permission as it was derived or declared; on a key that the project declares, when it is for one.</param>
/// <param name="Need">The same as it is held against a policy.</param>
/// <param name="Source">The assembly whose code has it, or <see cref="NeedsSource.Project"/>.</param>
public sealed record ProgramNeed(Permission Permission, Need Need, string Source)
{
    /// <summary>Whether the project declares it, by itself or by what it runs on.</summary>
    public bool IsDeclared => Source == NeedsSource.Project;

    /// <summary>The case in which a call needs it, where the call needs one permission of several; empty otherwise.</summary>
    public string When => Permission.Case?.When ?? "";

    /// <summary>Whether it is for a key that the project declares, so that the policy holds it though it depends on what is deployed.</summary>
    public bool IsOnDeclaredKey { get; init; }

    /// <summary>Lists all that a program needs, of every tier and for every principal, without what its project excludes.</summary>
    /// <param name="program">The program's own needs, under its assembly name.</param>
    /// <param name="project">What its references need and its project says.</param>
    /// <returns>The needs: the program's own first, then in the order of the sources.</returns>
    public static IReadOnlyList<ProgramNeed> Of(NeedsSource program, ReferenceNeeds project, AwsCatalog catalog)
    {
        var encryption = new Encryption(project.Options.Encrypted, catalog);
        return [.. project.Sources
            .Where(source => !project.IsTakenOut(source))
            .Prepend(program)
            .SelectMany(source => source.Needs.Permissions
                .Where(permission => !project.Exclusions.Any(exclusion => exclusion.TakesOut(permission)))
                .Select(encryption.Of)
                .Select(outcome => new ProgramNeed(outcome.Permission, Need.Of(outcome.Permission, project.Options, catalog), source.Name) { IsOnDeclaredKey = outcome.IsEmitted }))];
    }
}
