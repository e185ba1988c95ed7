namespace IamAnalyzers.Tool.Observed;

/// <summary>An event of AWS CloudTrail, as far as it tells who called what.</summary>
internal sealed record TrailEvent
{
    /// <summary>What tells the event from others: the id that two accounts share, its own id, or else its request's.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it happened; <see langword="null"/> when the event does not say.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The service, such as <c>s3.amazonaws.com</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>The event's name, such as <c>GetObject</c> or <c>Invoke20150331</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its type: <c>AwsApiCall</c> for calls, others for what no caller asked for.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether it is a data event: one that a trail logs only when it is told to.</summary>
    public bool IsData { get; init; }

    /// <summary>Who called: the ARN of the role behind a session, of a user, or of the account.</summary>
    public string Principal { get; init; } = "";

    /// <summary>The type of identity, such as <c>AssumedRole</c>.</summary>
    public string IdentityType { get; init; } = "";

    /// <summary>The service that called in the principal's name; empty when the principal itself did.</summary>
    public string InvokedBy { get; init; } = "";

    /// <summary>The error; empty for success.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>The error's text.</summary>
    public string ErrorMessage { get; init; } = "";

    /// <summary>Whether the call names a version of an object.</summary>
    public bool HasVersion { get; init; }

    /// <summary>Whether somebody called an operation. Sign-ins, insights and what services do by themselves are no calls.</summary>
    public bool IsCall => Type is "AwsApiCall" or "" && IdentityType != "AWSService";

    /// <summary>Whether the call was refused for lack of a permission.</summary>
    public bool IsRefused => RefusalCodes.IsRefusal(ErrorCode);
}
