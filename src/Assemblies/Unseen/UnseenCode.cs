using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Assemblies.Code;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Unseen;

/// <summary>
/// What a compiled program does that its record cannot know, because another generator, a designer or a tool after the compiler wrote the code:
/// calls of SDK members in code that the source does not have, and uses of names that the record's answers depend on.
/// </summary>
internal sealed class UnseenCode
{
    private readonly HashSet<MethodDefinitionHandle> _methods = [];
    private readonly HashSet<string> _reopened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _owners = new(StringComparer.Ordinal);

    private UnseenCode()
    {
    }

    /// <summary>The unseen code that calls AWS or uses such a name: <c>Type.Member</c>, sorted.</summary>
    public IEnumerable<string> Owners => _owners;

    /// <summary>The SDK members that the record does not tell all of, sorted.</summary>
    public IEnumerable<string> Open => new SortedSet<string>(_reopened.Concat(_called), StringComparer.Ordinal);

    /// <summary>Whether a call must be read from the compiled code.</summary>
    /// <param name="method">The method that it stands in.</param>
    /// <param name="member">The SDK member that it calls.</param>
    public bool Counts(MethodDefinitionHandle method, string member) => _methods.Contains(method) || _reopened.Contains(member);

    /// <summary>Compares a program with what its generator saw.</summary>
    /// <param name="recorded">The SDK members that its record knows.</param>
    /// <param name="seen">What the generator saw; <see langword="null"/> for the record of an older version, whose answers are taken as they are.</param>
    /// <exception cref="BadImageFormatException">The code is damaged.</exception>
    public static UnseenCode Find(PEReader file, MetadataReader metadata, IReadOnlyCollection<string> recorded, SeenCode? seen, AwsCatalog catalog)
    {
        var found = new UnseenCode();
        var sdk = SdkMemberReferences.ByToken(metadata, catalog);
        found._reopened.UnionWith(sdk.Values.Except(recorded));
        if (seen is { Types.Count: > 0 }) found.Read(file, metadata, new(metadata, seen), seen.Uses, sdk);
        return found;
    }

    private void Read(PEReader file, MetadataReader metadata, SeenMembers seen, EquatableArray<SeenUse> uses, IReadOnlyDictionary<int, string> sdk)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var type in metadata.TypeDefinitions.Select(handle => (Handle: handle, Definition: metadata.GetTypeDefinition(handle))))
        {
            var name = SourceOwner.NameOf(metadata, type.Handle);
            if (seen.IsUnseen(name)) Look(name, uses, names => names.AddHead(type.Definition), metadata);
            else if (seen.HasUnseenHead(name, type.Definition))
            {
                Look(name, uses, names =>
                {
                    names.AddType(name);
                    names.AddOpenMembers(type.Definition);
                }, metadata);
            }

            foreach (var handle in type.Definition.GetMethods())
            {
                var method = metadata.GetMethodDefinition(handle);
                if (method.RelativeVirtualAddress == 0) continue;
                var owner = SourceOwner.Of(metadata, method);
                var code = IlCode.Decode(file.GetMethodBody(method.RelativeVirtualAddress).GetILReader());
                var isUnseen = seen.IsUnseen(owner, method);
                var unseen = isUnseen ? code : owner.Member is SeenType.Constructor or SeenType.StaticConstructor ? InitialValues(code, metadata, owner.Type, seen) : [];
                if (unseen.Count == 0)
                {
                    // An initial value is in each constructor of its type.
                    if (owner.Member != SeenType.Constructor) Count(code, metadata, sdk, counts);
                    continue;
                }

                var called = unseen.Select(instruction => MemberOf(instruction, metadata, sdk)).OfType<string>().ToArray();
                if (called.Length > 0)
                {
                    _called.UnionWith(called);
                    _methods.Add(handle);
                    _owners.Add(owner.Type + "." + owner.Member);
                }

                Look(owner.Type + "." + owner.Member, uses, names =>
                {
                    names.AddHead(method);
                    if (isUnseen && owner.Member is (SeenType.Constructor or SeenType.StaticConstructor)) names.AddType(owner.Type);
                    foreach (var instruction in unseen) names.Add(instruction);
                }, metadata);
            }
        }

        // A tool that changes the compiled file, or code that stands twice.
        foreach (var use in uses)
        {
            if (counts.TryGetValue(use.Member, out var count) && count > use.Count) _reopened.Add(use.Member);
        }
    }

    private void Look(string owner, EquatableArray<SeenUse> uses, Action<NamedMembers> add, MetadataReader metadata)
    {
        var named = new NamedMembers(metadata);
        add(named);
        if (named.Names.Count == 0) return;
        foreach (var use in uses)
        {
            if (!use.Names.Any(named.Names.Contains)) continue;
            _reopened.Add(use.Member);
            _owners.Add(owner);
        }
    }

    private static void Count(IReadOnlyList<IlInstruction> code, MetadataReader metadata, IReadOnlyDictionary<int, string> sdk, Dictionary<string, int> counts)
    {
        foreach (var instruction in code)
        {
            if (MemberOf(instruction, metadata, sdk) is { } member) counts[member] = counts.TryGetValue(member, out var count) ? count + 1 : 1;
        }
    }

    // The initial values of fields whose declaration was not seen: the code up to where each is stored.
    private static List<IlInstruction> InitialValues(IReadOnlyList<IlInstruction> code, MetadataReader metadata, string type, SeenMembers seen)
    {
        var values = new List<IlInstruction>();
        var start = 0;
        for (var i = 0; i < code.Count; i++)
        {
            if (code[i].OpCode is not (ILOpCode.Stfld or ILOpCode.Stsfld) || MetadataTokens.EntityHandle(code[i].Token) is not { Kind: HandleKind.FieldDefinition } field) continue;
            if (seen.IsUnseen(type, metadata.GetFieldDefinition((FieldDefinitionHandle)field))) values.AddRange(code.Skip(start).Take(i - start));
            start = i + 1;
        }

        return values;
    }

    private static string? MemberOf(IlInstruction instruction, MetadataReader metadata, IReadOnlyDictionary<int, string> sdk)
        => instruction.OpCode is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Ldtoken
            && sdk.TryGetValue(SdkMemberReferences.WithoutTypeArguments(metadata, instruction.Token), out var member) ? member : null;
}
