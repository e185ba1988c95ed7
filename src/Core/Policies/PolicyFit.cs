using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies;

/// <summary>A policy in the documents that its target takes.</summary>
/// <param name="Documents">The documents, in order; at least one.</param>
/// <param name="Size">The characters of the largest document, white space not counted.</param>
/// <param name="Quota">The characters that one may have.</param>
/// <param name="IsShrunk">Whether action patterns stand for actions.</param>
public sealed record PolicyFit(EquatableArray<PolicyDocument> Documents, int Size, int Quota, bool IsShrunk)
{
    /// <summary>Whether IAM takes each document.</summary>
    public bool Fits => Size <= Quota;

    /// <summary>The characters of all documents together, white space not counted.</summary>
    public int TotalSize => Documents.Sum(static part => PolicySplitter.Size(part.Statements));

    /// <summary>
    /// Fits a policy to its target. A managed policy that is too large is split; an inline one is not, since its quota is for all
    /// inline policies of an identity together. Patterns stand for actions only where the project allows it and the policy is too large.
    /// </summary>
    /// <param name="document">The policy.</param>
    /// <param name="options">Its target, and whether it may shrink.</param>
    /// <param name="catalog">The catalogue, which bounds what a pattern stands for.</param>
    /// <returns>The documents.</returns>
    public static PolicyFit Of(PolicyDocument document, PolicyOptions options, AwsCatalog catalog)
    {
        var quota = PolicyQuotas.Of(options.Target);
        var whole = document;
        if (options.Shrink && PolicySplitter.Size(document.Statements) > quota) document = new ActionShrinker(catalog).Shrink(document);
        var documents = (options.Target == PolicyTarget.Managed ? PolicySplitter.Split(document, quota) : [document]).ToEquatableArray();
        return new PolicyFit(documents, documents.Max(static part => PolicySplitter.Size(part.Statements)), quota, document != whole);
    }
}
