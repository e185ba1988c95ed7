using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>What IAM2001 hands to its fix beside its message.</summary>
/// <param name="File">The file of the reviewed policy that is to get the permissions.</param>
/// <param name="Needs">What it lacks.</param>
internal sealed record MissingPermission(string File, EquatableArray<Need> Needs)
{
    private const string FileProperty = "IamPolicyFile";
    private const string NeedsProperty = "IamPolicyNeeds";

    /// <summary>Reads what a diagnostic carries.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <returns>What is missing; <see langword="null"/> for another diagnostic.</returns>
    public static MissingPermission? Read(Diagnostic diagnostic)
        => diagnostic.Properties.TryGetValue(FileProperty, out var file) && file is not null
            && diagnostic.Properties.TryGetValue(NeedsProperty, out var needs) && needs is not null
                ? new(file, NeedFormat.Read(needs, AwsCatalog.Default).ToEquatableArray())
                : null;

    /// <summary>Writes it as the properties of a diagnostic.</summary>
    public ImmutableDictionary<string, string?> Properties()
        => ImmutableDictionary<string, string?>.Empty.Add(FileProperty, File).Add(NeedsProperty, NeedFormat.Write(Needs));
}
