using System.Collections.Immutable;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace IamAnalyzers.Generators.Tests;

/// <summary>A new call while the program runs: the generated files change too, and only in ways that a running program can take.</summary>
public sealed class HotReloadTests
{
    [Fact]
    public void NewCall_ChangesNothingButBodiesOfGeneratedMembers()
    {
        var (before, after) = (Program.Create(Sources.Store), AddCall(Program.Create(Sources.Store)));

        Assert.NotEqual(before.Record, after.Record);
        Assert.NotEqual(before.Policy, after.Policy);
        Assert.Equal(Declarations(before), Declarations(after));
    }

    [Fact]
    public void NewCall_CanBeAppliedToTheRunningProgram()
    {
        var before = Program.Create(Sources.Store);
        var after = AddCall(before);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        Assert.True(before.Output.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)).Success);
        using var module = ModuleMetadata.CreateFromImage(image.ToArray());
        var baseline = EmitBaseline.CreateInitialBaseline(
            module, _ => default, _ => default(StandaloneSignatureHandle), hasPortableDebugInformation: true);

        var edits = new[] { ("IamAnalyzers.Generated.IamPolicyRecord", "Needs"), ("App.IamPolicy", "Json"), ("App.IamPolicy", "Actions") }
            .Select(member => new SemanticEdit(SemanticEditKind.Update, Getter(before, member), Getter(after, member)))
            .ToImmutableArray();
        var difference = after.Output.EmitDifference(
            baseline, edits, _ => false, new MemoryStream(), new MemoryStream(), new MemoryStream());

        Assert.True(difference.Success, string.Join('\n', difference.Diagnostics));
        Assert.Equal(3, difference.UpdatedMethods.Length);
    }

    private static Program AddCall(Program program)
        => program.Edit(0, text => text.Replace("return _s3", "_s3.ListBucketsAsync(); return _s3", StringComparison.Ordinal));

    private static IMethodSymbol Getter(Program program, (string Type, string Property) member)
        => program.Output.GetTypeByMetadataName(member.Type)!.GetMembers(member.Property).OfType<IPropertySymbol>().Single().GetMethod!;

    private static IEnumerable<string> Declarations(Program program)
        => program.Result.GeneratedTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
            .Select(node => node is PropertyDeclarationSyntax property ? property.WithExpressionBody(null).ToString() : node.GetType().Name);
}
