using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Assemblies.Code;

namespace IamAnalyzers.Assemblies.Metadata;

/// <summary>A compiled file whose types and code are read. Nothing of it is loaded or run.</summary>
internal sealed class AssemblyImage : IDisposable
{
    private readonly PEReader _file;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = new(StringComparer.Ordinal);

    private AssemblyImage(PEReader file)
    {
        _file = file;
        Metadata = file.GetMetadataReader();
        Name = TypeShapes.OwnName(Metadata);
        foreach (var type in Metadata.TypeDefinitions) _types[TypeShapes.NameOf(Metadata, type)] = type;
    }

    /// <summary>The assembly's simple name.</summary>
    public string Name { get; }

    public MetadataReader Metadata { get; }

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

    /// <summary>Decodes a method's code.</summary>
    /// <returns>The code; <see langword="null"/> for a method without one.</returns>
    public MethodCode? CodeOf(MethodDefinitionHandle handle)
    {
        var method = Metadata.GetMethodDefinition(handle);
        if (method.RelativeVirtualAddress == 0) return null;
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        var locals = body.LocalSignature.IsNil ? 0 : Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeShapes.Instance, null).Length;
        return new(IlCode.Decode(body.GetILReader()), locals, body.ExceptionRegions);
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>The code of one method.</summary>
/// <param name="Instructions">The instructions in order.</param>
/// <param name="LocalCount">How many local variables it has.</param>
/// <param name="Regions">Its exception handlers.</param>
internal sealed record MethodCode(IReadOnlyList<IlInstruction> Instructions, int LocalCount, IReadOnlyList<ExceptionRegion> Regions);
