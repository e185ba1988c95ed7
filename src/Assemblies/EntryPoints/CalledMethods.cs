using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.EntryPoints;

/// <summary>
/// Which methods the code of a method may lead to, by names alone and rather too many: a virtual call leads to each method of its name, and who runs a delegate may run
/// each method that the program makes one of. It tells whether an entry point may run another one, whose code is otherwise left out.
/// </summary>
internal sealed class CalledMethods
{
    private readonly ProgramMembers _members;
    private readonly ILookup<(string Name, int Count), MethodId> _virtuals;
    private readonly Lazy<MethodId[]> _pointed;

    /// <summary>Looks at a program.</summary>
    /// <param name="members">Its assemblies.</param>
    public CalledMethods(ProgramMembers members)
    {
        _members = members;
        _virtuals = All().Where(ProgramMembers.IsVirtual).ToLookup(static method => (ProgramMembers.SlotName(method.Name), ProgramMembers.UseOf(method).ArgumentCount));
        _pointed = new(() => [.. All().SelectMany(method => InstructionsOf(method).Where(static instruction => instruction.OpCode is ILOpCode.Ldftn or ILOpCode.Ldvirtftn).Select(instruction => members.FindMethod(method.Image, instruction.Token)?.Definition)).OfType<MethodId>().Distinct()]);
    }

    /// <summary>Finds all of them.</summary>
    /// <param name="starts">The methods to begin with.</param>
    /// <returns>These and what they may lead to, and the other assemblies that they call.</returns>
    public (HashSet<MethodId> Methods, HashSet<string> Outside) From(IEnumerable<MethodId> starts)
    {
        var methods = new HashSet<MethodId>();
        var types = new HashSet<TypeId>();
        var outside = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<MethodId>();
        var runsDelegates = false;
        foreach (var start in starts) Add(start);
        while (waiting.Count > 0)
        {
            var method = waiting.Dequeue();
            Mention(ProgramMembers.KeyOf(method.Type), runs: false);
            foreach (var instruction in InstructionsOf(method)) Follow(method.Image, instruction);
        }

        return (methods, outside);

        void Add(MethodId method)
        {
            if (methods.Add(method)) waiting.Enqueue(method);
        }

        void Follow(AssemblyImage image, Code.IlInstruction instruction)
        {
            switch (instruction.OpCode)
            {
                case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Jmp:
                    if (_members.FindMethod(image, instruction.Token) is not { } use) return;
                    Mention(use.Type, runs: true);
                    foreach (var type in use.TypeArguments.SelectMany(static argument => argument.Named())) Mention(type, runs: true);
                    if (use.Definition is { } known) Add(known);
                    else outside.Add(use.Type.Assembly);
                    if (instruction.OpCode is ILOpCode.Callvirt or ILOpCode.Ldvirtftn && (use.IsVirtual || use.Definition is null)) AddAll(_virtuals[(ProgramMembers.SlotName(use.Name), use.ArgumentCount)]);
                    if (use.Name == "Invoke" && IsDelegate(use.Type)) RunDelegates();
                    break;
                case ILOpCode.Ldfld or ILOpCode.Ldsfld or ILOpCode.Ldflda or ILOpCode.Ldsflda or ILOpCode.Stfld or ILOpCode.Stsfld:
                    if (_members.FindField(image, instruction.Token) is not { } field) return;
                    Mention(field.Key.Type, runs: true);

                    // The compiler keeps a lambda in such a field, and makes it in the same method.
                    if (instruction.OpCode is ILOpCode.Ldfld or ILOpCode.Ldsfld && field.Key.Name is not ['<', ..] && field.Type.Type is { } held && IsDelegate(held)) RunDelegates();
                    break;
                case ILOpCode.Ldtoken or ILOpCode.Initobj or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Box or ILOpCode.Newarr or ILOpCode.Constrained:
                    var handle = MetadataTokens.EntityHandle(instruction.Token);
                    if (handle.Kind is not (HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification)) return;
                    foreach (var type in ProgramMembers.ShapeOf(image, handle).Named()) Mention(type, runs: true);
                    break;
            }
        }

        void AddAll(IEnumerable<MethodId> all)
        {
            foreach (var one in all) Add(one);
        }

        void RunDelegates()
        {
            if (runsDelegates) return;
            runsDelegates = true;
            AddAll(_pointed.Value);
        }

        // Who has an object of a type, from outside or not, may call what it overrides.
        void Mention(TypeKey key, bool runs)
        {
            if (_members.FindType(key) is not { } type) return;
            AddAll(_members.MethodsOf(type, ".cctor").Select(handle => new MethodId(type.Image, handle)));
            if (!runs || !types.Add(type)) return;
            AddAll(type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods().Select(handle => new MethodId(type.Image, handle)).Where(static method => ProgramMembers.IsVirtual(method) || method.Name == ".ctor"));
            foreach (var parent in ProgramMembers.ParentsOf(type).SelectMany(static parent => parent.Named())) Mention(parent, runs: true);
        }
    }

    private bool IsDelegate(TypeKey key)
        => _members.FindType(key) is { } type ? ProgramMembers.IsDelegate(type)
            : key.Name.StartsWith("System.Func`", StringComparison.Ordinal) || key.Name.StartsWith("System.Action", StringComparison.Ordinal)
                || key.Name.EndsWith("Delegate", StringComparison.Ordinal) || key.Name.EndsWith("Handler", StringComparison.Ordinal) || key.Name.EndsWith("EventHandler`1", StringComparison.Ordinal)
                || key.Name.StartsWith("System.Predicate`", StringComparison.Ordinal) || key.Name.StartsWith("System.Comparison`", StringComparison.Ordinal);

    private IEnumerable<MethodId> All() => _members.Images.SelectMany(static image => image.Metadata.MethodDefinitions.Select(handle => new MethodId(image, handle)));

    private static IEnumerable<Code.IlInstruction> InstructionsOf(MethodId method) => method.Image.CodeOf(method.Handle)?.Instructions ?? [];
}
