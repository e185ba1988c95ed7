using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Symbols;

public class ReferencedTypesTests
{
    private const string Base = "namespace Other { public class Outer { public class AmazonServiceClient { } } }";

    [Fact]
    public void FileOfTheSdk_HasTheType() => Assert.True(ReferencedTypes.HaveClientBase(TestCompilation.Create(ReferenceAssemblies.AwsV4, "class A { }")));

    [Fact]
    public void Framework_HasNot() => Assert.False(ReferencedTypes.HaveClientBase(TestCompilation.Create(ReferenceAssemblies.Net100, "class A { }")));

    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(OutputKind.NetModule)]
    public void FileWithATypeOfThatName_HasIt(OutputKind kind)
    {
        var other = TestCompilation.Create(ReferenceAssemblies.Net80, Base);
        using var file = new MemoryStream();
        Assert.True(other.WithOptions(other.Options.WithOutputKind(kind)).Emit(file).Success);
        using var module = ModuleMetadata.CreateFromImage(file.ToArray());
        var reference = kind == OutputKind.NetModule ? module.GetReference() : MetadataReference.CreateFromImage(file.ToArray());
        Assert.True(ReferencedTypes.HaveClientBase(TestCompilation.Create(ReferenceAssemblies.Net80, "class A { }").AddReferences(reference)));
    }

    [Theory]
    [InlineData(Base, true)]
    [InlineData("class AmazonService { }", false)]
    public void ProjectByItsSource_IsAskedForItsTypes(string code, bool expected)
        => Assert.Equal(expected, ReferencedTypes.HaveClientBase(
            TestCompilation.Create(ReferenceAssemblies.Net80, "class A { }").AddReferences(TestCompilation.Create(ReferenceAssemblies.Net80, code).ToMetadataReference())));

    [Fact]
    public void DamagedFile_IsLeftToTheCompiler()
    {
        var program = TestCompilation.Create(ReferenceAssemblies.Net80, "class A { }").AddReferences(MetadataReference.CreateFromImage([.. "no assembly"u8]));
        Assert.True(ReferencedTypes.HaveClientBase(program));
        Assert.Null(SdkCallReader.For(program, AwsCatalog.Default));
    }

    // The compiler asks the resolver whether it finds missing assemblies when it binds references, and not before.
    [Fact]
    public void References_AreNotBound()
    {
        var resolver = new WatchedResolver();
        var program = TestCompilation.Create(ReferenceAssemblies.Net80, "class A { }");
        program = program.WithOptions(program.Options.WithMetadataReferenceResolver(resolver));

        Assert.False(ReferencedTypes.HaveClientBase(program));

        Assert.False(resolver.IsAsked);
        _ = program.Assembly.GlobalNamespace.GetMembers();
        Assert.True(resolver.IsAsked);
    }

    private sealed class WatchedResolver : MetadataReferenceResolver
    {
        public bool IsAsked { get; private set; }

        public override bool ResolveMissingAssemblies
        {
            get
            {
                IsAsked = true;
                return false;
            }
        }

        public override bool Equals(object? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => 1;

        public override System.Collections.Immutable.ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];
    }
}
