using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using IamAnalyzers.Analyzers.Tests;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Generators.Tests;

/// <summary>
/// What a user can refer to: rules, properties, items, metadata, targets, presets and generated C#. A line that goes or changes breaks somebody
/// (<c>docs/releasing.md</c>); <c>UPDATE_GENERATED=1</c> writes the file anew.
/// </summary>
public sealed partial class GeneratedPublicSurfaceTests
{
    private static readonly SymbolDisplayFormat Shape = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeModifiers)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName);

    private static readonly string Targets = string.Concat(
        from folder in new[] { "build", "buildMultiTargeting" }
        from file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "Package", folder), "*.targets").Order(StringComparer.Ordinal)
        select File.ReadAllText(file));

    [Fact]
    public void Surface_IsTheOneThatWasReviewed()
    {
        var text = new StringBuilder();
        Add(text, "Rules", typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetValue(null)!));
        Add(text, "Properties and items", Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "docs", "options"), "Iam*.md").Select(static file => Path.GetFileNameWithoutExtension(file)));
        Add(text, "Metadata of additional files", Names(MetadataName()));
        Add(text, "Targets to run", Names(TargetName()).Where(IsRunByUsers));
        Add(text, "Runtime presets", RuntimePreset.All.Select(static preset => preset.Name));
        Add(text, "Generated C#", GeneratedMembers());

        GeneratedText.IsFile("src/Package/PublicSurface.txt", text.ToString());
    }

    // Only these are run by name; all others run by themselves.
    private static bool IsRunByUsers(string target) => !Regex.IsMatch(Targets, $"""<Target Name="{target}"[^>]*(BeforeTargets|AfterTargets|Inputs)=""");

    private static IEnumerable<string> GeneratedMembers()
    {
        var program = Program.Create(new ProgramOptions { IsApplication = true }, Sources.Plain);
        Assert.Empty(program.Problems);
        return from tree in program.Output.SyntaxTrees.Except(program.Source.SyntaxTrees)
               let model = program.Output.GetSemanticModel(tree)
               from node in tree.GetRoot().DescendantNodes()
               where model.GetDeclaredSymbol(node) is INamedTypeSymbol
               let type = (INamedTypeSymbol)model.GetDeclaredSymbol(node)!
               where type.GetMembers().Any(IsSeen)
               from line in type.GetMembers().Where(IsSeen).Select(static member => member.ToDisplayString(Shape)).Prepend(type.ToDisplayString())
               select line;
    }

    private static bool IsSeen(ISymbol member) => member.DeclaredAccessibility == Accessibility.Public && member is not IMethodSymbol { AssociatedSymbol: not null } && !member.IsImplicitlyDeclared;

    private static void Add(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var sorted = lines.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(sorted);
        text.Append(text.Length == 0 ? "# " : "\n# ").Append(title).Append('\n');
        foreach (var line in sorted) text.Append(line).Append('\n');
    }

    private static IEnumerable<string> Names(Regex name) => name.Matches(Targets).Select(static match => match.Groups[1].Value);

    [GeneratedRegex("Include=\"AdditionalFiles\" MetadataName=\"(\\w+)\"")]
    private static partial Regex MetadataName();

    [GeneratedRegex("<Target Name=\"((?!Get|_)\\w+)\"")]
    private static partial Regex TargetName();
}
