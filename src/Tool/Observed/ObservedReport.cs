using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Observed;

/// <summary>What ran, by the events of trails, against what a program is predicted to need.</summary>
/// <param name="First">The first event; <see langword="null"/> without events.</param>
/// <param name="Last">The last event.</param>
/// <param name="Events">How many events were read, each once.</param>
/// <param name="Roles">What each principal did, those with the most events first.</param>
/// <param name="NotCalls">How many events are no calls (sign-ins, insights, what services do by themselves), by their type.</param>
/// <param name="Unmapped">Events of calls for which no action is known, by source and name; sorted.</param>
/// <param name="HasDataEvents">The sources that have data events in the files, sorted.</param>
internal sealed record ObservedReport(
    DateTimeOffset? First,
    DateTimeOffset? Last,
    long Events,
    EquatableArray<ObservedRole> Roles,
    EquatableArray<EventCount> NotCalls,
    EquatableArray<EventCount> Unmapped,
    EquatableArray<string> HasDataEvents)
{
    /// <summary>How many events were read more than once.</summary>
    public long Duplicates { get; init; }

    /// <summary>How many objects in the files are no events.</summary>
    public long Others { get; init; }

    /// <summary>How many files were read.</summary>
    public int Files { get; init; }

    /// <summary>Why the programs may need more than is predicted, each as a sentence.</summary>
    public EquatableArray<string> Doubts { get; init; }

    /// <summary>Principals of which the report says no more than how many events they have, since it was asked for others.</summary>
    public EquatableArray<EventCount> OtherPrincipals { get; init; }
}

/// <summary>What one principal did.</summary>
/// <param name="Principal">The ARN of the role, of the user, or of the account.</param>
/// <param name="First">Its first event.</param>
/// <param name="Last">Its last event.</param>
/// <param name="Events">How many calls it made.</param>
/// <param name="Seen">Predicted and seen.</param>
/// <param name="NotSeen">Predicted and not seen in the span, though its events would be in the files.</param>
/// <param name="CannotBeSeen">Predicted, and the files cannot tell.</param>
/// <param name="NotPredicted">Seen, and not predicted.</param>
/// <param name="Refused">Asked for and refused.</param>
/// <param name="ByServices">What AWS services did in its name.</param>
/// <param name="Free">Calls that need no permission, by source and name.</param>
internal sealed record ObservedRole(
    string Principal,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    long Events,
    EquatableArray<SeenAction> Seen,
    EquatableArray<UnseenAction> NotSeen,
    EquatableArray<UnseenAction> CannotBeSeen,
    EquatableArray<SeenAction> NotPredicted,
    EquatableArray<RefusedAction> Refused,
    EquatableArray<ServiceAction> ByServices,
    EquatableArray<EventCount> Free);

/// <summary>An action that calls were checked for.</summary>
/// <param name="Count">How many calls.</param>
/// <param name="Failed">How many of them failed for another reason than a permission.</param>
/// <param name="Events">The names of their events, sorted.</param>
internal sealed record SeenAction(string Action, long Count, long Failed, DateTimeOffset? First, DateTimeOffset? Last, EquatableArray<string> Events);

/// <summary>An action that no event shows.</summary>
/// <param name="Why">Why not; empty when events of it would be in the files.</param>
/// <param name="IsCertain">Whether the program needs it for certain, and not only in some cases.</param>
internal sealed record UnseenAction(string Action, string Why, bool IsCertain);

/// <summary>An action that was refused.</summary>
/// <param name="IsPredicted">Whether the program is predicted to need it.</param>
/// <param name="Message">The text of the last refusal; empty when the events have none.</param>
internal sealed record RefusedAction(string Action, bool IsPredicted, long Count, DateTimeOffset? First, DateTimeOffset? Last, string Message);

/// <summary>What a service did in the principal's name.</summary>
/// <param name="Service">Such as <c>athena.amazonaws.com</c>.</param>
/// <param name="IsPredicted">Whether the program is predicted to need it: such calls use the principal's permissions.</param>
internal sealed record ServiceAction(string Service, string Action, bool IsPredicted, long Count, long Refused);

/// <summary>How many events there are of a kind.</summary>
/// <param name="Name">The kind.</param>
internal sealed record EventCount(string Name, long Count);
