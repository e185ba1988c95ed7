using IamAnalyzers.Executed.Tests.Grammar;
using IamAnalyzers.Executed.Tests.Operations;

namespace IamAnalyzers.Executed.Tests.Derivations;

/// <summary>Which productions go with which operations.</summary>
internal static class Fitting
{
    /// <summary>
    /// Whether a production can be used for an operation. One that makes a new text (mark <c>makes</c>) needs a member that takes any
    /// name; <c>one</c> and <c>many</c> are for members of one text and for lists; <c>real</c> is for clients of the real SDK, <c>proxy</c> for the others. <c>derives</c> is not for S3: the
    /// SDK looks for the bucket by the name of the request's type, and sends a derived one to no bucket.
    /// </summary>
    public static bool Fits(this Production production, Operation operation)
        => (production.OnlyFor is not { } only || only == operation.Name)
            && (operation.Kind.Name == "name" || !production.Marks.Contains("makes"))
            && (!operation.IsList || !production.Marks.Contains("one"))
            && (operation.IsList || !(production.Marks.Contains("many") || production.Symbol == "strings"))
            && !(operation.Client.Service == "s3" && production.Marks.Contains("derives"))
            && (operation.Client.IsReal || !production.Marks.Contains("real"))
            && (!operation.Client.IsReal || !production.Marks.Contains("proxy"));
}
