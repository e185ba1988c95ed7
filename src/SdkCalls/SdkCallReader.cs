using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Principals;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Settings;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Tables;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls;

/// <summary>Reads the uses of the AWS SDK in one compilation. Safe for use by several threads.</summary>
/// <remarks>
/// A method inside an expression tree counts as a call: what a program writes that way (a job for a queue, a retry policy)
/// runs later. Mocks live in test projects, which write no policy. A name inside <c>nameof</c> or a comment is no call.
/// </remarks>
public sealed class SdkCallReader
{
    private static readonly ConditionalWeakTable<Compilation, KeptReader> Readers = new();
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Presence = new();

    private readonly Compilation _compilation;
    private readonly AwsCatalog _catalog;
    private readonly PermissionDeriver _deriver;
    private readonly SdkSymbols _symbols;
    private readonly MemberUses _uses;
    private readonly RequestReader _requests;
    private readonly TableRequests _tables;
    private readonly CallPrincipals _principals;
    private readonly ReadingCache? _cache;
    private readonly ProgramVersion _version;
    private volatile Candidates? _candidates;

    private SdkCallReader(Compilation compilation, SdkSymbols symbols, AwsCatalog catalog, bool followsValues, CancellationToken token)
    {
        _compilation = compilation;
        _catalog = catalog;
        _deriver = new(catalog);
        _symbols = symbols;
        _uses = new(symbols, new(symbols, catalog));
        _requests = new(symbols, followsValues);
        _version = ProgramVersion.Of(compilation, token);
        _tables = new(_requests, _version);
        _principals = new(symbols, _requests, _version);
        _cache = followsValues ? ReadingCache.For(catalog) : null;
    }

    /// <summary>Whether a compilation refers to the AWS SDK. Without it there is no work: no file and no catalogue is read.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Also <see langword="true"/> when the compilation's own text names the base of all clients.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static bool RefersToSdk(Compilation compilation, CancellationToken token = default)
        => ReferencedTypes.HaveClientBase(compilation) || EachFile.Any(compilation, NamesClientBase, token);

    /// <summary>Finds or makes the reader of a compilation. What it knows of types is looked up when first needed.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The reader, or <see langword="null"/> when the compilation does not refer to the AWS SDK.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static SdkCallReader? For(Compilation compilation, AwsCatalog catalog, CancellationToken token = default)
    {
        var made = Readers.GetValue(compilation, key => new(catalog, Make(key, catalog, followsValues: true, token)));
        return made.Catalog == catalog ? made.Reader : Make(compilation, catalog, followsValues: true, token);
    }

    /// <summary>Makes a reader that does not follow values, and knows nothing of earlier readings: the measure for what following costs.</summary>
    internal static SdkCallReader? WithoutValues(Compilation compilation, AwsCatalog catalog) => Make(compilation, catalog, followsValues: false, CancellationToken.None);

    /// <summary>Whether a call of the program may act for another principal than its own, as far as the words of its text tell.</summary>
    public bool HasOtherPrincipals => _version.HasOtherPrincipals;

    /// <summary>Whether a method is worth a <see cref="Read"/>: it belongs to a client, a helper or what extends one, or reaches methods by reflection.</summary>
    /// <param name="method">A method that the program refers to.</param>
    /// <returns><see langword="true"/> when its name should be read.</returns>
    public bool MayBeCall(IMethodSymbol method)
        => _symbols.TypeOf((method.ReducedFrom ?? method).ContainingType).Kind != SdkTypeKind.None || ReflectionNames.IsReflection(method);

    /// <summary>Reads the whole program: every candidate of every file.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>What the candidates are, in the order of the files and their text, without those that are nothing.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public EquatableArray<SdkCallReading> ReadProgram(CancellationToken token)
    {
        var candidates = CandidatesOf(token);
        var readings = new ConcurrentDictionary<int, List<SdkCallReading>>();
        EachFile.Do(_compilation, (tree, number) =>
        {
            if (ReadFile(tree, candidates, token) is { Count: > 0 } found) readings[number] = found;
        }, token);
        var names = PlacedNeeds.FileNames(readings.Values.Select(static file => file[0].Place!.File));
        return readings.OrderBy(static file => file.Key).SelectMany(static file => file.Value).Select(reading => reading with { Place = reading.Place! with { File = names[reading.Place.File] } }).ToEquatableArray();
    }

    /// <summary>The types that the program's source declares.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>The types, sorted by name.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public EquatableArray<SeenType> ReadTypes(CancellationToken token)
    {
        EachFile.Do(_compilation, static (tree, _) => SourceFile.Of(tree).TypesOf(tree), token);
        return DeclaredTypes.Unite(_compilation.SyntaxTrees.Select(static tree => SourceFile.Of(tree).TypesOf(tree)), _compilation.Assembly);
    }

    private List<SdkCallReading> ReadFile(SyntaxTree tree, Candidates candidates, CancellationToken token)
    {
        var readings = new List<(SdkCallReading Reading, int Start)>();
        SemanticModel? model = null;
        foreach (var candidate in candidates.In(tree, token))
        {
            var reading = FindKnown(candidate, token) ?? ReadNew(candidate, model ??= _compilation.GetSemanticModel(tree), token);
            if (!reading.IsEmpty) readings.Add((reading, StatementStart.Of(candidate)));
        }

        return Placed(readings, tree.FilePath);
    }

    private static List<SdkCallReading> Placed(List<(SdkCallReading Reading, int Start)> readings, string path)
    {
        if (readings.Count == 0) return [];
        var starts = readings.ToLookup(static one => one.Reading.Members, static one => one.Start)
            .ToDictionary(static member => member.Key, static member => member.Distinct().OrderBy(static start => start).Select(static (start, number) => (start, number)).ToDictionary(static one => one.start, static one => one.number));
        return [.. readings.Select(one => one.Reading with { Place = new(path, starts[one.Reading.Members][one.Start]) })];
    }

    /// <summary>The nodes of a file that <see cref="ReadProgram"/> reads.</summary>
    /// <param name="tree">A file of the program.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Names, <c>new(...)</c> and explicit implementations of interface members, in the order of the text.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public IEnumerable<SyntaxNode> CandidatesIn(SyntaxTree tree, CancellationToken token) => CandidatesOf(token).In(tree, token);

    /// <summary>
    /// Reads one simple name, or one <c>new(...)</c>. A name that is no candidate reads too, which finds methods that the catalogue's
    /// index does not know.
    /// </summary>
    /// <param name="candidate">The name.</param>
    /// <param name="model">The semantic model of its tree.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What it is; <see cref="SdkCallReading.Empty"/> when it has nothing to do with the SDK.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public SdkCallReading Read(SyntaxNode candidate, SemanticModel model, CancellationToken token)
        => FindKnown(candidate, token) ?? ReadNew(candidate, model, token);

    private Candidates CandidatesOf(CancellationToken token)
        => _candidates ??= Candidates.Of(_compilation, _symbols.Referenced, _catalog, token);

    private SdkCallReading? FindKnown(SyntaxNode candidate, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return CanBeUse(candidate, token) ? _cache?.Find(candidate, _version) : SdkCallReading.Empty;
    }

    private SdkCallReading ReadNew(SyntaxNode candidate, SemanticModel model, CancellationToken token)
    {
        try
        {
            var sources = new Dependencies();
            var reading = _uses.Find(candidate, model, token) is { } use ? ReadUse(use, model, CodeIndex.For(model, sources), token) : SdkCallReading.Empty;
            if (!reading.IsEmpty) reading = reading with { Names = sources.OpenNames.ToEquatableArray() };
            _cache?.Keep(candidate, _version, reading, sources);
            return reading;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Unresolved(null, Failed(candidate, failure));
        }
    }

    /// <summary>Says why the permissions of a use are not known, without reading its request where that says nothing of it.</summary>
    /// <param name="candidate">The name, as for <see cref="Read"/>.</param>
    /// <param name="model">The semantic model of its tree.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The unresolved call; <see langword="null"/> when the operation is known, or it is no use of the SDK.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public UnresolvedCall? ReadUnresolved(SyntaxNode candidate, SemanticModel model, CancellationToken token)
    {
        try
        {
            if (_uses.Find(candidate, model, token) is not { } use) return null;
            if (use.Unresolved is not null || !use.IsCall || !Asked(use.Member!).Any(MayBeOpen)) return use.Unresolved;
            return Read(candidate, model, token).Unresolved is { Count: > 0 } open ? open[0] : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Failed(candidate, failure);
        }
    }

    /// <summary>Says why a call may act for another principal than the program's own, when the code does not tell for which.</summary>
    /// <param name="candidate">The name, as for <see cref="Read"/>.</param>
    /// <param name="model">The semantic model of its tree.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The C# member and the doubt; <see langword="null"/> when there is none.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public UnresolvedCall? ReadDoubt(SyntaxNode candidate, SemanticModel model, CancellationToken token)
    {
        if (!HasOtherPrincipals) return null;
        var call = Read(candidate, model, token).Calls.FirstOrDefault(static call => call.Principal.Doubt.Length > 0);
        return call is null ? null : new(call.Member, call.Principal.Doubt);
    }

    // By the name alone, before the compiler is asked for the symbol and binds the whole method. A name that no index holds comes
    // from a caller that knows its symbol.
    private bool CanBeUse(SyntaxNode candidate, CancellationToken token)
        => candidate switch
        {
            SimpleNameSyntax { Identifier.ValueText: var name } => CandidatesOf(token).HasName(name)
                || (ReflectionNames.IsLookup(name) ? _version.HasHiddenCalls : !_catalog.IsCandidateName(name)),
            MethodDeclarationSyntax { Identifier.ValueText: var name } => CandidatesOf(token).HasName(name),
            _ => true,
        };

    private static bool NamesClientBase(SyntaxTree tree)
        => Presence.GetValue(tree, static key => new(WordScan.Has(key.GetText(), [SdkSymbols.ClientBase]))).Value;

    private static SdkCallReader? Make(Compilation compilation, AwsCatalog catalog, bool followsValues, CancellationToken token)
        => RefersToSdk(compilation, token) && SdkSymbols.For(compilation, catalog) is { } symbols ? new(compilation, symbols, catalog, followsValues, token) : null;

    private SdkCallReading ReadUse(MemberUse use, SemanticModel model, CodeIndex code, CancellationToken token)
    {
        if (use.Unresolved is { } unresolved) return Unresolved(use.Member?.Name, unresolved);
        var member = use.Member!;
        var members = EquatableArray<string>.From([member.Name]);
        if (!use.IsCall) return new(default, default, members);

        var operation = use.Operation(model, token);
        var feature = NearestAttribute.Feature.Read(use.Name, model, token) ?? "";
        var principals = _principals.Read(use.Name, operation, model, code, token);
        var calls = member.Helper is { } helper
            ? helper.Operations.Where(asked => MayMake(helper, asked, operation, code, token)).Select(asked => Call(asked.Service, asked.Operation, HelperRequest(helper, asked.Operation, operation, code, token), asked.IsCertain))
            : ReadTargets(member, WithSettings(member, _requests.Read(operation, code, token), operation, code, token), Call);
        var made = calls.ToArray();
        return new(
            made.SelectMany(call => principals.Select(principal => call with { Principal = principal })).ToEquatableArray(),
            made.Where(MayBeOpen).Select(_deriver.FindUnresolved).OfType<UnresolvedCall>().ToEquatableArray(),
            members);

        SdkCall Call(string service, string apiName, SdkRequest request, bool isCertain)
            => new(service, apiName, member.Name, _catalog.FindService(service)?.Assume(apiName, request) ?? request, SdkPrincipal.Default, feature, isCertain);
    }

    private bool MayMake(HelperEntry helper, HelperOperation asked, IOperation? operation, CodeIndex code, CancellationToken token)
        => asked.IsCertain || operation is not IInvocationOperation call || !TableRequests.Makes(helper) || _tables.MayMake(asked.Operation, call, code, token);

    // The address of a client is looked for only where a permission depends on it.
    private SdkRequest WithSettings(SdkMember member, SdkRequest request, IOperation? operation, CodeIndex code, CancellationToken token)
    {
        if (operation is not IInvocationOperation call || !member.Targets.Any(static target => target.Operation.DependsOn(ClientSettings.ServiceUrl))) return request;
        var address = new AddressReader(_symbols, _requests, code, token).Read(call);
        return address.IsUnknown ? request : request.And(AbstractValue.Leaf(MemberState.Set, address.Items).ToMember(ClientSettings.ServiceUrl));
    }

    private SdkRequest HelperRequest(HelperEntry helper, string asked, IOperation? operation, CodeIndex code, CancellationToken token)
        => operation switch
        {
            _ when HandledRequests.MayChange(asked, code) => SdkRequest.Hidden,
            IInvocationOperation call when TableRequests.Makes(helper) => _tables.Read(asked, call, code, token),
            IInvocationOperation call => _requests.ReadHelper(helper, call, code, token),
            IObjectCreationOperation creation => _requests.ReadRole(creation, code, token),
            _ => SdkRequest.Hidden,
        };

    private static IEnumerable<SdkCall> ReadTargets(SdkMember member, SdkRequest request, Func<string, string, SdkRequest, bool, SdkCall> call)
        => SdkTargets.Of(member.Targets, request).Select(target => call(member.Service, target.Operation, request, target.IsCertain));

    private static IEnumerable<(string Service, string Operation)> Asked(SdkMember member)
        => member.Helper is { } helper
            ? helper.Operations.Select(static asked => (asked.Service, asked.Operation))
            : member.Targets.Select(target => (member.Service, target.Operation.Name));

    private bool MayBeOpen(SdkCall call) => MayBeOpen((call.Service, call.Operation));

    // Whether what the operation needs is granted only for a value of its request.
    private bool MayBeOpen((string Service, string Operation) asked)
        => _catalog.FindService(asked.Service)?.FindOperation(asked.Operation) is { } operation && PermissionDeriver.IsNamedByRequest(operation);

    private static SdkCallReading Unresolved(string? member, UnresolvedCall call)
        => new(default, EquatableArray<UnresolvedCall>.From([call]), EquatableArray<string>.From(member is null ? [] : [member]));

    // Too deep an expression, or code with errors that the compiler itself fails on: said, not dropped.
    private static UnresolvedCall Failed(SyntaxNode candidate, Exception failure)
        => new(
            (candidate as SimpleNameSyntax)?.Identifier.ValueText ?? "new",
            $"{(CompilerFailure.Is(failure) ? "the compiler failed on the code around this call" : "an error in IamAnalyzers stopped the analysis of this call")} ({failure.GetType().Name})");

    private sealed record KeptReader(AwsCatalog Catalog, SdkCallReader? Reader);
}
