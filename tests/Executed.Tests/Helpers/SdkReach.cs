using System.Reflection;
using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>
/// Which operations a method of the SDK's own packages can call, by their compiled code: all methods that it calls, makes a delegate of or
/// may run by an override of a type that was made on the way. It stops at the methods of clients. What code is reached by reflection it does not see.
/// </summary>
internal sealed class SdkReach : IDisposable
{
    private const string ClientBase = "Amazon.Runtime.AmazonServiceClient";
    private const string ServiceInterface = "Amazon.Runtime.IAmazonService";
    private const string CoreInterfaces = "Amazon.Runtime.SharedInterfaces.ICore";

    private readonly IReadOnlyList<AssemblyImage> _images;
    private readonly ProgramMembers _members;
    private readonly Dictionary<MethodId, Step> _steps = [];
    private readonly Dictionary<TypeId, HashSet<TypeKey>> _ancestors = [];
    private readonly Dictionary<TypeId, string?> _clients = [];

    public SdkReach(IEnumerable<string> files)
    {
        _images = [.. files.Select(AssemblyImage.Open).OfType<AssemblyImage>()];
        _members = new ProgramMembers(_images);
    }

    public void Dispose()
    {
        foreach (var image in _images) image.Dispose();
    }

    /// <summary>The public methods of public types, with the operations that each can call: <c>s3:PutObject</c>. Of clients only those that are no operations.</summary>
    public IEnumerable<(string Type, string Method, HashSet<string> Operations)> OfPublicMethods()
        => from image in _images
           from handle in image.Metadata.TypeDefinitions
           let type = new TypeId(image, handle)
           where IsPublic(type)
           from method in image.Metadata.GetTypeDefinition(handle).GetMethods()
           let id = new MethodId(image, method)
           where !IsStop(id) && NameOf(id) is not null
           group id by NameOf(id)!.Value into methods
           select (methods.Key.Type, methods.Key.Method, Reach(methods));

    // An explicit implementation of one of the core's interfaces is called by that interface's member.
    private static (string Type, string Method)? NameOf(MethodId method)
        => method.Name.StartsWith(CoreInterfaces, StringComparison.Ordinal) && method.Name.LastIndexOf('.') is var dot ? (method.Name[..dot], StemOf(method.Name[(dot + 1)..]))
            : (method.Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public ? (NameOf(method.Type), StemOf(method.Name))
            : null;

    // An operation, or what every client has.
    private bool IsStop(MethodId method)
    {
        if (Client(method.Type) is null) return false;
        var key = ProgramMembers.KeyOf(method.Type);
        return key.Name is ClientBase || method.Name == SdkMemberName.Constructor || SdkMemberName.IsPlumbing(method.Name)
            || AwsCatalog.Default.FindClient(key.Namespace, key.SimpleName)?.FindMethod(StemOf(method.Name)).Count > 0;
    }

    // What the methods can call, and what the objects that they make can call later.
    private HashSet<string> Reach(IEnumerable<MethodId> roots)
    {
        var operations = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<MethodId>();
        var made = new HashSet<TypeId>();
        var slots = new HashSet<(TypeKey Type, string Name, int Count)>();
        var todo = new Queue<MethodId>();
        void Enter(MethodId method)
        {
            if (seen.Add(method)) todo.Enqueue(method);
        }

        void Make(TypeId type)
        {
            if (!made.Add(type)) return;
            foreach (var slot in slots) Link(type, slot);
            if (!HelperRow.IsObject(NameOf(type))) return;
            foreach (var method in type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods()) Enter(new MethodId(type.Image, method));
        }

        void Link(TypeId type, (TypeKey Type, string Name, int Count) slot)
        {
            if (!Ancestors(type).Contains(slot.Type)) return;
            foreach (var known in _members.BasesOf(type))
            {
                foreach (var handle in known.Image.Metadata.GetTypeDefinition(known.Handle).GetMethods())
                {
                    var method = new MethodId(known.Image, handle);
                    if (ProgramMembers.IsVirtual(method) && method.Name.Split('.')[^1] == slot.Name && ProgramMembers.UseOf(method).ArgumentCount == slot.Count) Enter(method);
                }
            }
        }

        foreach (var root in roots)
        {
            Enter(root);
            if (root.Name == SdkMemberName.Constructor) Make(root.Type);
        }

        while (todo.TryDequeue(out var method))
        {
            var step = StepOf(method);
            operations.UnionWith(step.Operations);
            foreach (var called in step.Calls) Enter(called);
            foreach (var slot in step.Slots.Where(slots.Add))
            {
                foreach (var type in made) Link(type, slot);
            }

            foreach (var type in step.Made) Make(type);
        }

        return operations;
    }

    private Step StepOf(MethodId method)
    {
        if (_steps.TryGetValue(method, out var known)) return known;
        var (operations, calls, slots, made) = (new HashSet<string>(), new HashSet<MethodId>(), new HashSet<(TypeKey, string, int)>(), new HashSet<TypeId>());
        if (!IsStop(method))
        {
            foreach (var use in Uses(method))
            {
                if (Operation(use) is { } operation) operations.UnionWith(operation);
                else if (use.Definition is { } definition)
                {
                    calls.Add(definition);
                    if (use.Name == SdkMemberName.Constructor) made.Add(definition.Type);
                    if (ProgramMembers.IsVirtual(definition)) slots.Add((use.Type, use.Name, use.ArgumentCount));
                }
            }

            foreach (var machine in Machines(method)) calls.UnionWith(machine.Image.Metadata.GetTypeDefinition(machine.Handle).GetMethods().Select(handle => new MethodId(machine.Image, handle)));
        }

        return _steps[method] = new Step(operations, calls, slots, made);
    }

    private IEnumerable<MethodUse> Uses(MethodId method)
        => method.Image.CodeOf(method.Handle)?.Instructions
            .Where(static instruction => instruction.OpCode is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn)
            .Select(instruction => _members.FindMethod(method.Image, instruction.Token))
            .OfType<MethodUse>() ?? [];

    // An asynchronous method or iterator names the type that holds its code.
    private static IEnumerable<TypeId> Machines(MethodId method)
        => method.Definition.GetCustomAttributes()
            .Where(attribute => ProgramMembers.AttributeType(method.Image, attribute)?.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal) == true)
            .Select(attribute => method.Image.Metadata.GetBlobReader(method.Image.Metadata.GetCustomAttribute(attribute).Value))
            .Select(static value => value.ReadUInt16() == 1 ? value.ReadSerializedString()!.Split(',')[0] : "")
            .Select(name => method.Image.FindType(name.Replace("\\", "", StringComparison.Ordinal)))
            .OfType<TypeDefinitionHandle>()
            .Select(handle => new TypeId(method.Image, handle));

    // A method of a client, of the factory of its paginators, or of one of the interfaces that the SDK's core has for it.
    private IReadOnlyList<string>? Operation(MethodUse use)
    {
        if (use.Type.Name.StartsWith(CoreInterfaces, StringComparison.Ordinal)) return Named(AwsCatalog.Default.FindHelper(use.Type.Name, StemOf(use.Name)));
        var (space, name) = (use.Type.Namespace, use.Type.SimpleName);
        if (SdkMemberName.IsPaginatorFactoryName(space, name)) return [.. AwsCatalog.Default.FindClients(space[..^".Model".Length]).SelectMany(service => Targets(service, use.Name))];
        if (_members.FindType(use.Type) is not { } type || Client(type) is not { } client) return null;
        if (use.Name == SdkMemberName.Constructor || SdkMemberName.IsPlumbing(use.Name)) return [];
        if (AwsCatalog.Default.FindHelper(client, StemOf(use.Name)) is { } helper) return Named(helper);
        var targets = AwsCatalog.Default.FindClient(space, name) is { } service ? Targets(service, StemOf(use.Name)).ToArray() : [];
        return targets.Length > 0 || use.Definition is not { } own || IsStop(own) ? targets : null;
    }

    private static IEnumerable<string> Targets(ServiceEntry service, string method) => service.FindMethod(method).Select(target => service.Id + ":" + target.Operation.Name);

    private static string[] Named(HelperEntry? helper) => [.. (helper?.Operations ?? []).Select(static operation => operation.Service + ":" + operation.Operation)];

    // The name of a type that is a client or its interface.
    private string? Client(TypeId type)
    {
        if (_clients.TryGetValue(type, out var known)) return known;
        var key = ProgramMembers.KeyOf(type);
        return _clients[type] = Ancestors(type).Any(static ancestor => ancestor.Name is ClientBase or ServiceInterface) ? key.Name : null;
    }

    private HashSet<TypeKey> Ancestors(TypeId type)
    {
        if (_ancestors.TryGetValue(type, out var known)) return known;
        _ancestors[type] = known = [ProgramMembers.KeyOf(type)];
        foreach (var key in ProgramMembers.ParentsOf(type).Select(static parent => parent.Type).OfType<TypeKey>())
        {
            known.Add(key);
            if (_members.FindType(key) is { } found) known.UnionWith(Ancestors(found));
        }

        return known;
    }

    private static bool IsPublic(TypeId type)
    {
        var definition = type.Image.Metadata.GetTypeDefinition(type.Handle);
        var access = definition.Attributes & TypeAttributes.VisibilityMask;
        return access == TypeAttributes.Public || (access == TypeAttributes.NestedPublic && IsPublic(new TypeId(type.Image, definition.GetDeclaringType())));
    }

    private static string NameOf(TypeId type) => ProgramMembers.KeyOf(type) is var key && key.Namespace.Length > 0 ? key.Namespace + "." + key.SimpleName : key.SimpleName;

    private static string StemOf(string method)
        => method.EndsWith("Async", StringComparison.Ordinal) ? method[..^"Async".Length]
            : method.StartsWith("Begin", StringComparison.Ordinal) ? method["Begin".Length..] : method;

    private sealed record Step(IReadOnlySet<string> Operations, IReadOnlySet<MethodId> Calls, IReadOnlySet<(TypeKey Type, string Name, int Count)> Slots, IReadOnlySet<TypeId> Made);
}
