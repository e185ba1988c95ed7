using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>From the client of a call in compiled code to whom it acts for.</summary>
/// <param name="catalog">Tells clients from other types.</param>
internal sealed class CompiledPrincipals(AwsCatalog catalog)
{
    private const string Runtime = "Amazon.Runtime.";
    private const string Options = "Amazon.Extensions.NETCore.Setup.AWSOptions";
    private const string SessionRole = "SessionRoleArn";
    private const string ProfileName = "ProfileName";
    private const int Depth = 12;

    private static readonly string[] CredentialMembers = ["Credentials", "DefaultAWSCredentials", "FallbackCredentials"];
    private static readonly string[] KeyMembers = ["AccessKey", "AwsAccessKeyId", "AccessKeyId"];
    private static readonly string[] ConfigMembers = ["Config", "ClientConfig", "Options"];

    /// <summary>Reads the principals of a call; several when its client comes from several places.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The principals; <see langword="null"/> when nothing tells where its client comes from.</returns>
    public IReadOnlyList<SdkPrincipal>? Of(OutsideCall call)
    {
        if (CallerOf(call) is not { } caller) return [SdkPrincipal.Default];
        var found = Follow(caller, 0);
        return found.IsUnseen && found.Items.Count == 0 ? null : found.OrDefault();
    }

    // Credentials that assume a role do it with other credentials; a helper has a client among what it is given.
    private IlValue? CallerOf(OutsideCall call)
    {
        var first = call.Arguments.Count - call.Method.Parameters.Count;
        if (call.Method.Name != SdkMemberName.Constructor && first > 0) return call.Arguments[0];
        for (var i = 0; i < call.Method.Parameters.Count; i++)
        {
            if (call.Method.Parameters[i].Type is { } type && (IsClient(type) || IsCredentials(type))) return call.Arguments[first + i];
        }

        return null;
    }

    private PrincipalSet Follow(IlValue value, int depth)
    {
        if (depth > Depth) return PrincipalSet.Unseen;
        return value.Objects.Aggregate(value.IsOpen ? PrincipalSet.Unseen : PrincipalSet.Nothing, (all, made) => PrincipalSet.Either(all, OfObject(made, depth)));
    }

    private PrincipalSet OfObject(MadeObject made, int depth)
    {
        if (Value(made, Identities.Role) is { } role) return Roles(role);
        if (Value(made, Identities.Profile) is { } profile) return Names(profile, PrincipalDoubt.Profile);
        if (Value(made, Identities.Source) is { } source) return Follow(source, depth + 1);
        if (made.Has(Identities.Own)) return PrincipalSet.Default;
        if (made.Type.Name == "Amazon.Profile") return Value(made, "Name") is { } name ? Names(name, PrincipalDoubt.Profile) : PrincipalSet.Unseen;
        if (IsCredentials(made.Type)) return OfCredentials(made, depth);
        if (made.Type.Name == Options && Value(made, SessionRole) is { } session) return Roles(session);
        if (First(made, CredentialMembers) is { } credentials) return OfCredentialMember(credentials, depth);
        if (IsClient(made.Type) && First(made, KeyMembers) is not null) return PrincipalSet.Doubtful(PrincipalDoubt.AccessKeys);
        if (Value(made, "Profile") is { } options) return options.Objects.Count > 0 ? Follow(options, depth + 1) : Names(options, PrincipalDoubt.Profile);
        if (First(made, ConfigMembers) is { Objects.Count: > 0 } config && config.Objects.All(IsConfig)) return Follow(config, depth + 1);

        // A helper is made of a client.
        foreach (var member in made.Members.ToArray())
        {
            var value = made.Member(member).Value;
            if (value.Objects.Any(one => IsClient(one.Type))) return Follow(value, depth + 1);
        }

        return PrincipalSet.Default;
    }

    private PrincipalSet OfCredentialMember(IlValue credentials, int depth)
    {
        if (credentials is { IsOpen: false, Objects.Count: 0 }) return PrincipalSet.Default;
        var found = Follow(credentials, depth + 1);
        return found.IsUnseen ? PrincipalSet.Either(found with { IsUnseen = false }, PrincipalSet.Doubtful(PrincipalDoubt.Credentials)) : found;
    }

    private PrincipalSet OfCredentials(MadeObject made, int depth)
    {
        var name = made.Type.SimpleName;
        if (CredentialClasses.AreOwn(name)) return PrincipalSet.Default;
        if (CredentialClasses.AreAnonymous(name)) return PrincipalSet.Anonymous;
        if (Value(made, "RoleArn") is { } role) return Roles(role);
        if (Value(made, "RoleName") is { } roleName) return Names(roleName, PrincipalDoubt.RoleName);
        if (CredentialClasses.AreOfProfile(name)) return Value(made, ProfileName) is { } profile ? Names(profile, PrincipalDoubt.Profile) : PrincipalSet.Default;
        return First(made, KeyMembers) is { Objects.Count: > 0 } keys
            ? Follow(keys, depth + 1) with { IsUnseen = false }
            : PrincipalSet.Doubtful(made.Type.Name.StartsWith(Runtime, StringComparison.Ordinal) ? PrincipalDoubt.Keys : PrincipalDoubt.Credentials);
    }

    private static PrincipalSet Roles(IlValue arns) => Named(arns, PrincipalName.OfRole, PrincipalDoubt.Role);

    private static PrincipalSet Names(IlValue names, string doubt) => Named(names, PrincipalName.OfName, doubt);

    private static PrincipalSet Named(IlValue values, Func<MemberValue, SdkPrincipal?> principalOf, string doubt)
    {
        var items = values.Texts.Select(value => principalOf(value) ?? new("", doubt)).ToList();
        if (values.IsOpen || items.Count == 0) items.Add(new("", doubt));
        return new([.. items.Distinct()], false);
    }

    private static IlValue? First(MadeObject made, IEnumerable<string> members) => members.Select(member => Value(made, member)).FirstOrDefault(static value => value is not null);

    // A constructor's parameter without a property of its name has a small letter.
    private static IlValue? Value(MadeObject made, string member)
        => made.Members.FirstOrDefault(known => string.Equals(known, member, StringComparison.OrdinalIgnoreCase)) is { } name && made.Member(name).Value is { IsNothing: false } value ? value : null;

    private bool IsClient(TypeKey type) => type.Name.StartsWith("Amazon.", StringComparison.Ordinal) && catalog.FindClient(type.Namespace, type.SimpleName) is not null;

    private static bool IsConfig(MadeObject made) => made.Type.Name == Options || (made.Type.Name.StartsWith("Amazon.", StringComparison.Ordinal) && made.Type.Name.EndsWith("Config", StringComparison.Ordinal));

    private static bool IsCredentials(TypeKey type)
        => type.Name.StartsWith(Runtime, StringComparison.Ordinal) && type.Name.EndsWith("Credentials", StringComparison.Ordinal);
}
