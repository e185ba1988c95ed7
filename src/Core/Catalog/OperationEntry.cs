namespace IamAnalyzers.Core.Catalog;

/// <summary>One operation of the AWS API and the permissions it needs.</summary>
/// <param name="Service">The service's id.</param>
/// <param name="Name">The API name.</param>
/// <param name="Status">What the catalogue knows of it.</param>
/// <param name="Permissions">The permissions, the operation's own first; empty unless <see cref="OperationStatus.Mapped"/>.</param>
public sealed record OperationEntry(string Service, string Name, OperationStatus Status, IReadOnlyList<PermissionEntry> Permissions)
{
    /// <summary>Whether a resource of a permission depends on a member.</summary>
    /// <param name="member">The member's path.</param>
    public bool DependsOn(string member)
        => Permissions.Any(permission => permission.Resources.Any(resource => resource.Template.IndexOf("{" + member, StringComparison.Ordinal) >= 0));
}

/// <summary>How an operation comes to need a permission.</summary>
public enum PermissionKind
{
    /// <summary>The operation needs it, always or when its trigger holds.</summary>
    Needed = 0,

    /// <summary>A source names it as dependent without saying when: emitted as conditional.</summary>
    Possible = 1,

    /// <summary>It depends on what is deployed (a service-linked role that may exist, a bucket's key): reported only.</summary>
    Deployment = 2,
}

/// <summary>One permission of an operation.</summary>
/// <param name="Action">The action in the reference's spelling, with its prefix.</param>
/// <param name="Kind">How the operation comes to need it.</param>
/// <param name="Trigger">The request members that make it necessary; <see langword="null"/> for always.</param>
/// <param name="Resources">How request members name the resources; empty when nothing is known (then any).</param>
/// <param name="Conditions">Conditions that the permission always carries, such as <c>iam:PassedToService</c>.</param>
/// <param name="Note">Why, where it is not evident; empty otherwise.</param>
public sealed record PermissionEntry(
    string Action,
    PermissionKind Kind,
    Trigger? Trigger,
    IReadOnlyList<ResourceTemplate> Resources,
    IReadOnlyList<ConditionTemplate> Conditions,
    string Note)
{
    /// <summary>Resource types that a call touches only when request members say so; of any other type of the action a resource may be touched.</summary>
    public IReadOnlyList<TypeLimit> TypeLimits { get; init; } = [];

    /// <summary>Whether every call needs at least one of the operation's permissions that are marked so, though their triggers do not say it.</summary>
    public bool IsOneOf { get; init; }

    /// <summary>Whether the permission is emitted only where the code shows a value for which the trigger holds; where it shows none, the permission is reported as <see cref="PermissionKind.Deployment"/> is.</summary>
    public bool IsWhereShown { get; init; }
}

/// <summary>When a call touches resources of a type.</summary>
/// <param name="ResourceType">The resource type of the reference; <see cref="NoType"/> for a call that touches none, which only <c>*</c> allows.</param>
/// <param name="Trigger">The request members that make it so.</param>
public sealed record TypeLimit(string ResourceType, Trigger Trigger)
{
    /// <summary>Stands for no type at all.</summary>
    public const string NoType = "*";
}

/// <summary>How request members name a resource.</summary>
/// <param name="ResourceType">The resource type of the reference, or empty when the template stands for every type that has the variable or that the ARN fits.</param>
/// <param name="Variable">The ARN variable it fills, such as <c>BucketName</c>, or empty when the template gives the whole ARN.</param>
/// <param name="Template">
/// The template over C# request members; see docs/catalogue.md for its syntax. A template <c>*</c> with a resource type and no
/// variable limits the permission to the types so named (tags on what the operation creates), each with any name; without a
/// type it says that only <c>*</c> is allowed as the resource.
/// </param>
public sealed record ResourceTemplate(string ResourceType, string Variable, string Template);

/// <summary>A condition of a permission in the catalogue.</summary>
/// <param name="Operator">The condition operator.</param>
/// <param name="Key">The condition key.</param>
/// <param name="Values">The values, with the placeholders of <see cref="Arns.ArnPlaceholders"/>, or a member such as <c>{AWSServiceName}</c> for the value that the request gives it.</param>
public sealed record ConditionTemplate(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>
    /// Whether it only limits the permission to what the request says, with members or <c>type@{Member}</c> as values: where the code
    /// does not show them the permission is without it.
    /// </summary>
    public bool IsLimit { get; init; }
}
