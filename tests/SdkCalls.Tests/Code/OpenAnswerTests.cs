using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Code;

/// <summary>Names that code of other generators must not use for a reading to hold: not those of data that is open anyway.</summary>
public sealed class OpenAnswerTests
{
    [Theory]
    [InlineData("app.MapPost(\"/x\", async (NewFile file, IAmazonS3 s3) => { await s3.GetObjectAsync(Buckets.For(file.Kind), file.Name); });")]
    [InlineData("var file = System.Text.Json.JsonSerializer.Deserialize<NewFile>(Console.ReadLine()!)!; await new AmazonS3Client().GetObjectAsync(Buckets.For(file.Kind), file.Name);")]
    public void DataThatAFrameworkFills_LeavesNoName(string statements)
    {
        var program = TestCompilation.Create(ReferenceAssemblies.AspNetCore, [("/0/Test0.cs", $$"""
            using System; using System.Collections.Generic; using Amazon.S3; using System.Text.Json.Serialization; using Microsoft.AspNetCore.Builder;
            var app = WebApplication.CreateBuilder(args).Build();
            {{statements}}
            public enum Kind { Document, Image }
            public record NewFile(string Name, Kind Kind);
            static class Buckets
            {
                static readonly Dictionary<Kind, string> Names = new() { [Kind.Document] = "docs", [Kind.Image] = "images" };
                public static string For(Kind kind) => Names[kind];
            }
            [JsonSerializable(typeof(NewFile))] internal partial class AppJson : JsonSerializerContext;
            """)], new(OutputKind.ConsoleApplication));

        var names = SdkCallReader.For(program, AwsCatalog.Default)!.ReadProgram(CancellationToken.None).SelectMany(static reading => reading.Names).ToHashSet();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(names, static name => name == IdentifierScan.HashOf("NewFile") || name == IdentifierScan.HashOf("Kind") || name == IdentifierScan.HashOf("Name"));
    }
}
