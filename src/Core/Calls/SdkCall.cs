namespace IamAnalyzers.Core.Calls;

/// <summary>One use of an AWS operation in a program: what any front end (source or compiled code) finds.</summary>
/// <param name="Service">The catalogue's service id, such as <c>s3</c>.</param>
/// <param name="Operation">The operation of the AWS API, such as <c>CreateBucket</c> (not the C# method <c>PutBucketAsync</c>).</param>
/// <param name="Member">The C# member that asks for it, <c>Namespace.Type.Method</c>.</param>
/// <param name="Request">What the code shows of the request.</param>
/// <param name="Principal">The principal that the client acts for.</param>
/// <param name="Feature">The nearest <c>[IamFeature]</c> name around the call, or the empty string.</param>
/// <param name="IsCertain">Whether the member always makes this call; a helper may make it or not, and then all that it needs is conditional.</param>
public sealed record SdkCall(
    string Service,
    string Operation,
    string Member,
    SdkRequest Request,
    SdkPrincipal Principal,
    string Feature,
    bool IsCertain = true);
