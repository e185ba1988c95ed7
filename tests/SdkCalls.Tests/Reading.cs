using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Reads a whole test program as the generator does.</summary>
internal sealed record Reading(IReadOnlyList<SdkCall> Calls, IReadOnlyList<UnresolvedCall> Unresolved, IReadOnlyList<string> Members)
{
    /// <summary>The calls as <c>service:Operation</c>, a question mark behind the uncertain ones; sorted, each once.</summary>
    public IReadOnlyList<string> Operations
        => [.. Calls.Select(static call => call.Service + ":" + call.Operation + (call.IsCertain ? "" : "?")).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The only call of the program.</summary>
    public SdkCall Call => Assert.Single(Calls);

    /// <summary>
    /// Reads a program that must compile, and holds the reading against the compiled code: each SDK member that the
    /// compiler wrote down must have been read.
    /// </summary>
    public static Reading Of(string code, ReferenceAssemblies? references = null, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, IEnumerable<MetadataReference>? additional = null)
    {
        var compilation = TestCompilation.Create(
            references ?? ReferenceAssemblies.AwsV4,
            [("/0/Test0.cs", code)],
            new(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true),
            additional: additional);
        Assert.Empty(compilation.Errors());
        var reading = Of(compilation);
        Assert.Empty(CompiledMembers(compilation).Except(reading.Members, StringComparer.Ordinal));
        return reading;
    }

    /// <summary>Reads a program that need not compile.</summary>
    public static Reading Of(Compilation compilation)
    {
        if (SdkCallReader.For(compilation, AwsCatalog.Default) is not { } reader) return new([], [], []);
        var readings = reader.ReadProgram(CancellationToken.None);
        return new(
            [.. readings.SelectMany(static reading => reading.Calls)],
            [.. readings.SelectMany(static reading => reading.Unresolved)],
            [.. readings.SelectMany(static reading => reading.Members)]);
    }

    /// <summary>Reads the statements of a method that has clients at hand.</summary>
    public static Reading OfBody(string statements, ReferenceAssemblies? references = null)
        => Of(Program(statements), references);

    /// <summary>A program around statements, with parameters that hold clients and values that nobody knows.</summary>
    public static string Program(string statements)
        => $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;

            class Program
            {
                static string? Maybe() => Console.ReadLine();

                static async Task Run(IAmazonS3 s3, AmazonS3Client client, string text, string? maybe, bool flag, Action<object> Touch)
                {
                    {{statements}}
                    await Task.Yield();
                }
            }
            """;

    private static IEnumerable<string> CompiledMembers(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        using var file = new PEReader(image);
        var metadata = file.GetMetadataReader();
        var members = new List<string>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.GetKind() != MemberReferenceKind.Method || member.Parent.Kind != HandleKind.TypeReference) continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            var space = metadata.GetString(type.Namespace);
            var name = metadata.GetString(type.Name);
            var method = metadata.GetString(member.Name);
            if (SdkMemberName.CanBeCall(AwsCatalog.Default, space, name, method)) members.Add(SdkMemberName.Format(SdkMemberName.TypeName(space, [name]), method));
        }

        return members;
    }
}
