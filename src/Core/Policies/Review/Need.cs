using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>A permission that a program needs, as it is held against a reviewed policy.</summary>
/// <param name="Resources">What it concerns.</param>
/// <param name="Conditions">What its requests are known to say.</param>
/// <param name="Tier">How sure the need is.</param>
public sealed record Need(string Action, EquatableArray<NeedResource> Resources, EquatableArray<PolicyCondition> Conditions, Tier Tier)
{
    private readonly EquatableArray<PolicyCondition>? _grantConditions;

    /// <summary>The conditions of a statement that grants it: its own, and those that the project wants on its grants.</summary>
    public EquatableArray<PolicyCondition> GrantConditions
    {
        get => _grantConditions ?? Conditions;
        init => _grantConditions = value == Conditions ? null : value;
    }

    /// <summary>What is known of the condition keys of its requests.</summary>
    internal RequestFacts Facts => Keys is { } keys ? RequestFacts.Of(keys) : RequestFacts.Of(Conditions);

    // All keys of the one request; null where only the conditions are known.
    private EquatableArray<RequestKey>? Keys { get; init; }

    /// <summary>Makes the need of one request.</summary>
    /// <returns>The need, in which nothing is unknown.</returns>
    internal static Need Of(PolicyRequest request)
    {
        var resource = request.Resource == "*" ? request.Resource : IamPattern.Escape(request.Resource);
        return new(request.Action, new[] { new NeedResource(resource, "", IsOptional: false, IsEverything: request.Resource == "*") }.ToEquatableArray(), default, Tier.Required)
        {
            Keys = request.Keys,
        };
    }

    /// <summary>Makes the need of a permission.</summary>
    /// <param name="options">Where the program runs.</param>
    /// <param name="catalog">The catalogue: a type that a call may leave untouched need not be allowed.</param>
    /// <returns>The need.</returns>
    public static Need Of(Permission permission, PolicyOptions options, AwsCatalog catalog)
    {
        var action = catalog.FindAction(permission.Action);
        var conditions = permission.Conditions
            .Select(condition => condition with { Values = new SortedSet<string>(condition.Values.Select(options.Fill), StringComparer.Ordinal).ToEquatableArray() })
            .ToEquatableArray();
        var need = new Need(
            permission.Action,
            options.Needed(permission.Resources).Select(options.Fill).Distinct(StringComparer.Ordinal).Select(text => NeedResource.Of(text, action)).ToEquatableArray(),
            conditions,
            permission.Tier);
        return options.Conditions.Count == 0
            ? need
            : need with { GrantConditions = new ProjectConditions(options.Conditions, catalog).On(permission.Action, permission.Tier, conditions) };
    }
}

/// <summary>One resource of a need.</summary>
/// <param name="Text">The ARN pattern: what it leaves open with <c>*</c> is not known, or <c>*</c> alone.</param>
/// <param name="Type">The name of its resource type; empty when the reference does not tell.</param>
/// <param name="IsOptional">Whether a call of the action may leave its type untouched.</param>
/// <param name="IsEverything">Whether it is the <c>*</c> of an action that takes no resource, and nothing less but the action's <see cref="CheckedArns"/>.</param>
public sealed record NeedResource(string Text, string Type, bool IsOptional, bool IsEverything)
{
    /// <summary>Makes a resource.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="action">The action; <see langword="null"/> when the reference does not have it.</param>
    /// <returns>The resource.</returns>
    public static NeedResource Of(string text, ActionEntry? action)
    {
        if (action is null || action.Resources.Count == 0) return new(text, "", IsOptional: false, IsEverything: text == "*");
        var pattern = ArnPattern.Parse(text);
        var types = text == "*" ? [] : action.Resources.Where(type => HasFieldsOf(text, type.Type) && ResourceText.Meets(pattern, type.Type)).ToList();
        return types.Count == 0
            ? new(text, "", IsOptional: false, IsEverything: false)
            : new(text, types[0].Type.Name, IsOptional: types.TrueForAll(static type => !type.IsRequired), IsEverything: false);
    }

    // Where a type's ARN has no region or account, a need of it has none, though a wildcard could stand for nothing, too.
    private static bool HasFieldsOf(string text, ResourceTypeEntry type)
        => PolicyArn.Parse(text) is not { } arn || PolicyArn.Parse(type.Arn) is not { } all
            || ((arn.Region.Length == 0) == (all.Region.Length == 0) && (arn.Account.Length == 0) == (all.Account.Length == 0));
}
