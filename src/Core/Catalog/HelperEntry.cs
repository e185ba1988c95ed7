namespace IamAnalyzers.Core.Catalog;

/// <summary>A method of the SDK's helper layers (TransferUtility, DynamoDBContext...) and the operations behind it.</summary>
/// <param name="Type">The full name of the type that declares the method, such as <c>Amazon.S3.Transfer.ITransferUtility</c>.</param>
/// <param name="Method">The method's name without <c>Async</c>; <c>.ctor</c> for a constructor.</param>
/// <param name="Operations">The operations that it calls, or can call.</param>
/// <param name="PassesRequest">
/// Whether the operations' requests hold what its own request object or parameters hold, under the same names, and nothing else.
/// </param>
public sealed record HelperEntry(string Type, string Method, IReadOnlyList<HelperOperation> Operations, bool PassesRequest);

/// <summary>An operation behind a helper.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Operation">The API operation.</param>
/// <param name="IsCertain">Whether each call of the helper makes it; otherwise its permissions are conditional.</param>
public sealed record HelperOperation(string Service, string Operation, bool IsCertain);
