using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Catalog;

/// <summary>A method of the SDK's helper layers (TransferUtility, DynamoDBContext...) and the operations behind it.</summary>
/// <param name="Type">The full name of the type that declares the method, such as <c>Amazon.S3.Transfer.ITransferUtility</c>.</param>
/// <param name="Method">The method's name without <c>Async</c>; <c>.ctor</c> for a constructor.</param>
/// <param name="Operations">The operations that it calls, or can call.</param>
/// <param name="Request">What its own request object or parameters tell of the operations' requests.</param>
/// <param name="Renames">Members of the operations' requests that its own have under another name.</param>
public sealed record HelperEntry(
    string Type,
    string Method,
    IReadOnlyList<HelperOperation> Operations,
    HelperRequest Request,
    EquatableArray<HelperRename> Renames);

/// <summary>What a helper's request object or parameters tell of the requests that it makes.</summary>
public enum HelperRequest
{
    /// <summary>Nothing.</summary>
    Hidden = 0,

    /// <summary>The operations' requests hold what they hold, under the same member names, and perhaps more.</summary>
    Partial = 1,

    /// <summary>The operations' requests hold what they hold, under the same member names, and nothing else.</summary>
    Whole = 2,
}

/// <summary>A member of an operation's request that a helper takes under another name.</summary>
/// <param name="Member">The member of the operation's request, such as <c>QueueUrl</c>.</param>
/// <param name="Source">The helper's member or parameter with a capital, such as <c>SqsQueueUrl</c>.</param>
public sealed record HelperRename(string Member, string Source);

/// <summary>An operation behind a helper.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Operation">The API operation.</param>
/// <param name="IsCertain">Whether each call of the helper makes it; otherwise its permissions are conditional.</param>
public sealed record HelperOperation(string Service, string Operation, bool IsCertain);
