using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>Clients, credentials, profiles and their options → whom they act for. For one call.</summary>
internal sealed partial class PrincipalReader(CodeIndex code, SdkSymbols symbols, RequestReader requests, CancellationToken token)
    : ContainerFlow<PrincipalSet>(new(code, token))
{
    // Of AWSOptions: its clients act for the role, whatever credentials it is assumed with.
    private const string SessionRole = "SessionRoleArn";

    private static readonly HashSet<string> PrincipalMembers = new(StringComparer.Ordinal) { "Credentials", "DefaultAWSCredentials", "Profile", SessionRole };

    // Which member of options is being read.
    private string? _member;

    protected override PrincipalSet Unknown => PrincipalSet.Unseen;

    protected override PrincipalSet Nothing => PrincipalSet.Nothing;

    // Options without credentials act as the program itself does.
    protected override PrincipalSet Null => _member is null ? PrincipalSet.Nothing : PrincipalSet.Default;

    /// <summary>Reads the principals of whoever makes a call.</summary>
    /// <param name="operation">The invocation, object creation or method reference.</param>
    /// <returns>The principals, or <see langword="null"/> when no client is in sight.</returns>
    public PrincipalSet? ReadCaller(IOperation operation)
        => operation switch
        {
            IInvocationOperation { Instance: { } client } => Follow(client, 0),
            IInvocationOperation call when Client(call.Arguments) is { } client => Follow(client.Value, 0),
            IMethodReferenceOperation { Instance: { } client } => Follow(client, 0),

            // Credentials that assume a role do it with other credentials.
            IObjectCreationOperation { Type: { } type } creation when IsCredentials(type) && Credentials(creation.Arguments) is { } source => FollowCredentials(source.Value, 0),
            _ => null,
        };

    protected override PrincipalSet Either(PrincipalSet left, PrincipalSet right) => PrincipalSet.Either(left, right);

    protected override PrincipalSet Coalesce(PrincipalSet first, Func<PrincipalSet> second) => PrincipalSet.Either(first, second());

    protected override PrincipalSet Default(IParameterSymbol parameter) => PrincipalSet.Nothing;

    // Other assemblies may call too, but whom the calls in sight act for needs a policy all the same.
    protected override PrincipalSet Hidden(IParameterReferenceOperation reference, IMethodSymbol method, int callers)
        => Code.SeenCallersOf(method, Token).Aggregate(Read(reference, callers), (all, call) => Either(all, Follow(CallArguments.Of(call, reference.Parameter.Ordinal), callers + 1)));

    protected override PrincipalSet Read(IOperation operation, int callers)
        => operation switch
        {
            { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => Null,
            _ when ReadName(operation, callers) is { } named => named,
            IObjectCreationOperation creation => ReadCreation(creation, callers),
            IInvocationOperation call => ReadCall(call, callers),
            IAwaitOperation awaited => Follow(awaited.Operation, callers),
            IPropertyReferenceOperation { Instance: { } instance, Property.Name: "Credentials" or "Paginators" or "Result" } => Follow(instance, callers),
            IPropertyReferenceOperation { Instance: { } helper, Property: { } client } when symbols.IsClient(client.Type) && IsFromSdk(client.ContainingType) => Follow(helper, callers),
            IConditionalAccessInstanceOperation when Operations.Receiver(operation) is var receiver && receiver != operation => Follow(receiver, callers),
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.Name: "Credentials" } } access => Follow(access.Operation, callers),
            IArgumentOperation { Parent: IInvocationOperation call } => ReadOut(call, callers),
            _ => ReadInjected(operation, callers),
        };

    // Whoever is given options keeps them.
    private PrincipalSet FollowOptions(IOperation options, int callers) => State.Within(State.Frame, new(options.Syntax, false), () => Follow(options, callers));

    private PrincipalSet FollowCredentials(IOperation credentials, int callers) => Known(Follow(credentials, callers));

    private PrincipalSet ReadCreation(IObjectCreationOperation creation, int callers)
    {
        if (creation.Type is not INamedTypeSymbol type) return PrincipalSet.Unseen;
        if (IsCredentials(type)) return ReadCredentials(creation, type, callers);
        if (type.Name == "Profile" && SymbolNames.NamespaceOf(type) == "Amazon") return Profile(creation, callers);
        if (Credentials(creation.Arguments) is { } credentials) return FollowCredentials(credentials.Value, callers);
        if (symbols.IsClient(type))
        {
            if (creation.Arguments.Any(static argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)) return PrincipalSet.Doubtful(PrincipalDoubt.AccessKeys);
            return creation.Arguments.FirstOrDefault(static argument => IsConfig(argument.Parameter?.Type)) is { } config
                ? FollowOptions(config.Value, callers)
                : IsFromSdk(type) ? PrincipalSet.Default : PrincipalSet.Unseen;
        }

        if (Client(creation.Arguments) is { } client) return Follow(client.Value, callers);
        return IsConfig(type) || IsOptions(type) ? ReadInitializer(creation, callers)
            : IsFromSdk(type) ? PrincipalSet.Default
            : PrincipalSet.Unseen;
    }

    private PrincipalSet ReadCredentials(IObjectCreationOperation creation, INamedTypeSymbol type, int callers)
    {
        if (!IsFromSdk(type)) return PrincipalSet.Unseen;
        if (CredentialClasses.AreOwn(type.Name)) return PrincipalSet.Default;
        if (CredentialClasses.AreAnonymous(type.Name)) return PrincipalSet.Anonymous;
        if (Argument(creation, "roleArn") is { } role) return NamedPrincipals.OfRoles(Values(role, callers));
        if (Argument(creation, "roleName") is { } ssoRole) return NamedPrincipals.OfNames(Values(ssoRole, callers), PrincipalDoubt.RoleName);
        if (CredentialClasses.AreOfProfile(type.Name)) return creation.Arguments.Length == 0 ? PrincipalSet.Default : Profile(creation, callers);

        // new SessionAWSCredentials(response.Credentials.AccessKeyId, ...)
        return creation.Arguments.Length > 0
            && Operations.Unwrap(creation.Arguments[0].Value) is IPropertyReferenceOperation { Property.Name: "AccessKeyId" or "AccessKey", Instance: { } keys }
                ? FollowCredentials(keys, callers)
                : PrincipalSet.Doubtful(PrincipalDoubt.Keys);
    }

    private PrincipalSet ReadCall(IInvocationOperation call, int callers)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "AssumeRole" or "AssumeRoleAsync" or "AssumeRoleWithSAML" or "AssumeRoleWithSAMLAsync" or "AssumeRoleWithWebIdentity" or "AssumeRoleWithWebIdentityAsync" when symbols.IsClient(method.ContainingType):
                return NamedPrincipals.OfRoles(requests.ReadMember(call, "RoleArn", Code, Token));
            case "GetSessionToken" or "GetSessionTokenAsync" when symbols.IsClient(method.ContainingType) && call.Instance is { } client:
                return Follow(client, callers);
            case "FromEnvironmentVariables":
                return PrincipalSet.Default;
            case "GetCredentials" or "GetCredentialsAsync" when call.Instance is { } held && IsCredentials(held.Type):
                return Follow(held, callers);
            case "GetCredentials" or "GetAWSOptions" when IsFromSdk(method.ContainingType):
                return PrincipalSet.Default;
            case "GetAWSCredentials" or "CreateServiceClient" when IsFromSdk(method.ContainingType):
                return ReadMade(call, callers);
            case "ConfigureAwait" or "GetAwaiter" or "GetResult" when call.Instance is { } awaited:
                return Follow(awaited, callers);
            default:
                // A helper of the SDK that is made of a client: Table.LoadTable(client, "name").
                return IsFromSdk(method.ContainingType) && Client(call.Arguments) is { } used ? Follow(used.Value, callers) : ReadInjected(call, callers);
        }
    }

    // profile.GetAWSCredentials(chain), AWSCredentialsFactory.GetAWSCredentials(profile, chain), ProfileManager.GetAWSCredentials("name"), options.CreateServiceClient<T>()
    private PrincipalSet ReadMade(IInvocationOperation call, int callers)
    {
        var source = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        if (source is null) return PrincipalSet.Unseen;
        return source.Type?.SpecialType == SpecialType.System_String
            ? NamedPrincipals.OfNames(Values(source, callers), PrincipalDoubt.Profile)
            : FollowOptions(source, callers);
    }

    // chain.TryGetAWSCredentials("name", out var credentials), chain.TryGetProfile("name", out var profile)
    private PrincipalSet ReadOut(IInvocationOperation call, int callers)
    {
        if (!call.TargetMethod.Name.StartsWith("TryGet", StringComparison.Ordinal) || !IsFromSdk(call.TargetMethod.ContainingType) || call.Arguments.Length == 0) return PrincipalSet.Unseen;
        var source = call.Arguments[0].Value;
        return source.Type?.SpecialType == SpecialType.System_String
            ? NamedPrincipals.OfNames(Values(source, callers), PrincipalDoubt.Profile)
            : Follow(source, callers);
    }

    private PrincipalSet Profile(IObjectCreationOperation creation, int callers)
        => creation.Arguments.Length > 0
            ? NamedPrincipals.OfNames(Values(creation.Arguments[0].Value, callers), PrincipalDoubt.Profile)
            : PrincipalSet.Unseen;

    // What code does to options after they are made, in the order of the code. Libraries, and the SDK among them, leave them as they are.
    protected override bool Tracks(ITypeSymbol? type) => base.Tracks(type) || IsOptions(type) || IsConfig(type);

    protected override PrincipalSet Escaped(PrincipalSet value) => value;

    protected override PrincipalSet Change(PrincipalSet value, IReadOnlyList<string> path, Func<PrincipalSet, PrincipalSet> change)
    {
        if (path.Count == 0) return change(value);
        if (path.Count > 1 || !PrincipalMembers.Contains(path[0])) return value;
        var set = OfMember(path[0], () => change(value));

        // Beside a role, credentials only say who assumes it.
        return path[0] != SessionRole && Code.NamesIn(Code.Everywhere, SessionRole).Any() ? PrincipalSet.Either(value, set) : set;
    }

    protected override PrincipalSet? ReadWhole(IOperation operation, int callers) => ReadName(operation, callers);

    // A profile or role that options get by its name.
    private PrincipalSet? ReadName(IOperation operation, int callers)
        => _member is not { } member || operation.Type?.SpecialType != SpecialType.System_String || operation.ConstantValue is { HasValue: true, Value: null } ? null
            : member == SessionRole ? NamedPrincipals.OfRoles(Values(operation, callers))
            : NamedPrincipals.OfNames(Values(operation, callers), PrincipalDoubt.Profile);

    private PrincipalSet OfMember(string member, Func<PrincipalSet> read)
    {
        var outer = _member;
        _member = member;
        try
        {
            return Known(read());
        }
        finally
        {
            _member = outer;
        }
    }

    // Credentials that are made out of sight are not those of the program itself.
    private static PrincipalSet Known(PrincipalSet credentials)
        => credentials.IsUnseen ? PrincipalSet.Either(credentials with { IsUnseen = false }, PrincipalSet.Doubtful(PrincipalDoubt.Credentials)) : credentials;

    private PrincipalSet ReadInitializer(IObjectCreationOperation creation, int callers)
    {
        var parts = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [];
        var given = parts.Where(static part => part.Target is IPropertyReferenceOperation { Property.Name: var name } && PrincipalMembers.Contains(name))
            .Select(static part => (Member: ((IPropertyReferenceOperation)part.Target).Property.Name, (IOperation?)part.Value))
            .ToList();
        return given.Count == 0 ? PrincipalSet.Default : Roles(given).Select(part => ReadMember(part.Member, part.Value, callers)).Aggregate(PrincipalSet.Nothing, PrincipalSet.Either);
    }

    private static List<(string Member, IOperation? Value)> Roles(List<(string Member, IOperation? Value)> given)
        => given.Where(static part => part.Member == SessionRole).ToList() is { Count: > 0 } roles ? roles : given;

    private PrincipalSet ReadMember(string member, IOperation? value, int callers) => value is null ? PrincipalSet.Unseen : OfMember(member, () => Follow(value, callers));

    private ValueSet Values(IOperation operation, int callers) => new ValueReader(State).Follow(operation, callers);

    private IArgumentOperation? Client(IEnumerable<IArgumentOperation> arguments) => arguments.FirstOrDefault(argument => symbols.IsClient(argument.Parameter?.Type));

    private static IArgumentOperation? Credentials(IEnumerable<IArgumentOperation> arguments) => arguments.FirstOrDefault(static argument => IsCredentials(argument.Parameter?.Type));

    private static IOperation? Argument(IObjectCreationOperation creation, string parameter)
        => creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    private static bool IsOptions(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "AWSOptions" } options && IsFromSdk(options);

    private static bool IsConfig(ITypeSymbol? type) => Extends(type, "ClientConfig") || type is { Name: "IClientConfig", TypeKind: TypeKind.Interface };

    private static bool IsCredentials(ITypeSymbol? type) => Extends(type, "AWSCredentials") || (type is INamedTypeSymbol { Name: "ImmutableCredentials" } named && IsFromSdk(named));

    private static bool Extends(ITypeSymbol? type, string name)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == name && ancestor is INamedTypeSymbol named && SymbolNames.NamespaceOf(named) == "Amazon.Runtime") return true;
        }

        return false;
    }

    private static bool IsFromSdk(INamedTypeSymbol type) => SdkSymbols.IsFromSdk(type);
}
