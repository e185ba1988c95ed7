using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>Compilations beside the verifier's.</summary>
internal static class TestLibrary
{
    public static CSharpCompilation Create(string source, ReferenceAssemblies references)
        => CSharpCompilation.Create(
            "Library", [CSharpSyntaxTree.ParseText(source, path: "/0/Test0.cs")], references.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>A compiled library for test programs to refer to.</summary>
    public static MetadataReference Compile(string source)
    {
        using var stream = new MemoryStream();
        var result = Create(source, ReferenceAssemblies.Net80).Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        stream.Position = 0;
        return MetadataReference.CreateFromStream(stream);
    }
}
