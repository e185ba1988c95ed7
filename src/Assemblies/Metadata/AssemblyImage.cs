using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Assemblies.Code;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>A compiled file whose types and code are read. Nothing of it is loaded or run.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly PEReader _file;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<TypeDefinitionHandle, TypeKey> _keys = [];
    private readonly Dictionary<MethodDefinitionHandle, MethodUse> _uses = [];
    private readonly Dictionary<MethodDefinitionHandle, MethodCode?> _codes = [];
    private readonly Dictionary<EntityHandle, TypeShape> _shapes = [];
    private readonly Dictionary<CustomAttributeHandle, TypeKey?> _attributes = [];
    private bool? _hasFriends;

    private AssemblyImage(PEReader file)
    {
        _file = file;
        Metadata = file.GetMetadataReader();
        Name = TypeShapes.OwnName(Metadata);
        foreach (var type in Metadata.TypeDefinitions)
        {
            var name = TypeShapes.NameOf(Metadata, type);
            _types[name] = type;
            _keys[type] = new(Name, name);
        }
    }

    /// <summary>The assembly's simple name.</summary>
    public string Name { get; }

    public MetadataReader Metadata { get; }

    /// <summary>The method that starts an executable; <see langword="null"/> of a library.</summary>
    public MethodDefinitionHandle? EntryPoint
        => _file.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 } header && (header.Flags & CorFlags.NativeEntryPoint) == 0
            && MetadataTokens.EntityHandle(header.EntryPointTokenOrRelativeVirtualAddress) is { Kind: HandleKind.MethodDefinition } method
            ? (MethodDefinitionHandle)method
            : null;

    /// <summary>Opens a file.</summary>
    /// <returns>The image; <see langword="null"/> when the file is no .NET assembly.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">The file is damaged.</exception>
    public static AssemblyImage? Open(string path)
    {
        var file = new PEReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), PEStreamOptions.PrefetchEntireImage);
        try
        {
            if (file.HasMetadata && file.GetMetadataReader().IsAssembly) return new(file);
            file.Dispose();
            return null;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public TypeDefinitionHandle? FindType(string name) => _types.TryGetValue(name, out var type) ? type : null;

    /// <summary>The name of a type that the file declares.</summary>
    public TypeKey KeyOf(TypeDefinitionHandle type) => _keys[type];

    /// <summary>Whether the file lets other assemblies see what is internal.</summary>
    public bool HasFriends => _hasFriends ??= Metadata.GetAssemblyDefinition().GetCustomAttributes().Any(attribute => AttributeType(attribute) is { Name: "System.Runtime.CompilerServices.InternalsVisibleToAttribute" });

    /// <summary>A method, as a call of it would name it.</summary>
    public MethodUse UseOf(MethodDefinitionHandle handle)
    {
        if (_uses.TryGetValue(handle, out var use)) return use;
        var method = Metadata.GetMethodDefinition(handle);
        var signature = method.DecodeSignature(TypeShapes.Instance, null);
        return _uses[handle] = new(KeyOf(method.GetDeclaringType()), Metadata.GetString(method.Name), signature.Header.IsInstance, signature.ParameterTypes, signature.ReturnType, [], new MethodId(this, handle)) { IsVirtual = (method.Attributes & MethodAttributes.Virtual) != 0 };
    }

    /// <summary>The type that a handle names.</summary>
    public TypeShape ShapeOf(EntityHandle handle)
    {
        if (_shapes.TryGetValue(handle, out var shape)) return shape;
        return _shapes[handle] = TypeShapes.ShapeOf(Metadata, handle);
    }

    /// <summary>The type of an attribute.</summary>
    public TypeKey? AttributeType(CustomAttributeHandle handle)
    {
        if (!_attributes.TryGetValue(handle, out var known)) _attributes[handle] = known = TypeShapes.AttributeType(Metadata, handle);
        return known;
    }

    /// <summary>Decodes a method's code.</summary>
    /// <returns>The code; <see langword="null"/> for a method without one.</returns>
    public MethodCode? CodeOf(MethodDefinitionHandle handle)
    {
        if (!_codes.TryGetValue(handle, out var code)) _codes[handle] = code = Decode(handle);
        return code;
    }

    public void Dispose() => _file.Dispose();

    private MethodCode? Decode(MethodDefinitionHandle handle)
    {
        var method = Metadata.GetMethodDefinition(handle);
        if (method.RelativeVirtualAddress == 0) return null;
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil ? 0 : Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeShapes.Instance, null).Length;
        return new(IlCode.Decode(body.GetILReader()), locals, body.ExceptionRegions);
    }
}

/// <summary>The code of one method.</summary>
/// <param name="Instructions">The instructions in order.</param>
/// <param name="LocalCount">How many local variables it has.</param>
/// <param name="Regions">Its exception handlers.</param>
internal sealed record MethodCode(IReadOnlyList<IlInstruction> Instructions, int LocalCount, IReadOnlyList<ExceptionRegion> Regions)
{
    private CodeLayout? _layout;

    /// <summary>Where its branches and handlers lead to.</summary>
    public CodeLayout Layout => _layout ??= new(Instructions, Regions);
}
