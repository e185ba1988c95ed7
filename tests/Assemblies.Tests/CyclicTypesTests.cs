using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>Files that no compiler writes: types that are their own base, or inside themselves.</summary>
public sealed class CyclicTypesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void TypeInACycle_EndsWithTheMembersAlone(bool isOwnBase, bool isInItself)
    {
        var path = _folder.ToFile("Cyclic.dll");
        File.WriteAllBytes(path, Write(isOwnBase, isInItself));

        var content = new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(path);

        Assert.Equal(AssemblyKind.Program, content.Kind);
        Assert.Equal(["Amazon.S3.IAmazonS3.GetObjectAsync"], content.Members);
        Assert.Equal(!isOwnBase && !isInItself, content.Code is not null);
    }

    [Fact]
    public void ReferenceInACycle_IsNoMember()
    {
        var path = _folder.ToFile("Cyclic.dll");
        File.WriteAllBytes(path, Write(isOwnBase: false, isInItself: false, isReferenceInItself: true));

        var content = new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(path);

        Assert.Equal(AssemblyKind.Program, content.Kind);
        Assert.Equal(["Amazon.S3.IAmazonS3.GetObjectAsync"], content.Members);
    }

    private static byte[] Write(bool isOwnBase, bool isInItself, bool isReferenceInItself = false)
    {
        var metadata = new MetadataBuilder();
        var name = metadata.GetOrAddString("Cyclic");
        metadata.AddModule(0, name, metadata.GetOrAddGuid(new Guid(15, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])), default, default);
        metadata.AddAssembly(name, new Version(1, 0), default, default, default, AssemblyHashAlgorithm.Sha1);
        var reference = metadata.AddAssemblyReference(metadata.GetOrAddString("AWSSDK.S3"), new Version(4, 0), default, default, default, default);
        var client = metadata.AddTypeReference(reference, metadata.GetOrAddString("Amazon.S3"), metadata.GetOrAddString("IAmazonS3"));
        var self = MetadataTokens.TypeDefinitionHandle(2);

        var signature = new BlobBuilder();
        new BlobEncoder(signature).MethodSignature().Parameters(0, static returns => returns.Void(), static _ => { });
        var shape = metadata.GetOrAddBlob(signature);
        metadata.AddMemberReference(client, metadata.GetOrAddString("GetObjectAsync"), shape);
        if (isReferenceInItself)
        {
            var own = MetadataTokens.TypeReferenceHandle(metadata.GetRowCount(TableIndex.TypeRef) + 1);
            metadata.AddMemberReference(metadata.AddTypeReference(own, metadata.GetOrAddString("Amazon.S3"), metadata.GetOrAddString("IAmazonS3")), metadata.GetOrAddString("PutObjectAsync"), shape);
        }

        var inherited = metadata.AddMemberReference(self, metadata.GetOrAddString("Inherited"), shape);

        var bodies = new BlobBuilder();
        var code = new InstructionEncoder(new BlobBuilder());
        code.Call(inherited);
        code.OpCode(ILOpCode.Ret);
        var body = new MethodBodyStreamEncoder(bodies).AddMethodBody(code);
        var method = metadata.AddMethodDefinition(MethodAttributes.Public | MethodAttributes.Static, MethodImplAttributes.IL, metadata.GetOrAddString("Run"), shape, body, MetadataTokens.ParameterHandle(1));
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), method);
        metadata.AddTypeDefinition(isInItself ? TypeAttributes.NestedPublic : TypeAttributes.Public, default, metadata.GetOrAddString("A"), isOwnBase ? self : default, MetadataTokens.FieldDefinitionHandle(1), method);
        if (isInItself) metadata.AddNestedType(self, self);

        var file = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), bodies).Serialize(file);
        return file.ToArray();
    }
}
