using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Architecture.Tests;

/// <summary>Data goes one way: the code below <c>src</c> against the table of <c>docs/architecture.md</c>.</summary>
public class FolderTests
{
    [Fact]
    public void EveryFolderOfCode_HasOneRow()
        => Assert.Equal(SourceCode.Folders, FolderTable.Rows.Select(static row => row.Folder).Order(StringComparer.Ordinal));

    // Every row names folders above it, so the table has no cycle, and code that keeps to the table has none.
    [Fact]
    public void Row_NamesFoldersThatStandAboveIt()
    {
        var above = new HashSet<string>();
        foreach (var (folder, mayUse) in FolderTable.Rows)
        {
            Assert.DoesNotContain(mayUse, used => !above.Contains(used));
            above.Add(folder);
        }
    }

    [Fact]
    public void Folder_UsesOnlyWhatItsRowAllows()
        => Assert.Empty(FolderUse.OfAll.Where(static use => !FolderTable.Allows(use.From, use.To)).Select(static use => $"{use.From}/{use.File} uses {use.Type} of {use.To}"));

    [Fact]
    public void Folders_AreInNoCycle()
    {
        var uses = FolderUse.OfAll.ToLookup(static use => use.From, static use => use.To);
        Assert.DoesNotContain(SourceCode.Folders, folder => Reached(folder, uses).Contains(folder));
    }

    // A row that allows what nothing uses says less than it could.
    [Fact]
    public void Row_NamesNothingThatItsFolderNeedsNot()
        => Assert.Empty(
            from row in FolderTable.Rows
            from used in row.MayUse
            where !FolderUse.OfAll.Any(use => use.From == row.Folder && (use.To == used || (FolderTable.Allows(used, use.To) && !row.MayUse.Any(other => other != used && (other == use.To || FolderTable.Allows(other, use.To))))))
            select $"{row.Folder} names {used}");

    [Fact]
    public void Code_Compiles()
        => Assert.Empty(SourceCode.Compilation.GetDeclarationDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    // What the tests above find is only as good as the reading: a use in an expression, without the type's name, counts too.
    [Theory]
    [InlineData("Core/Permissions", "Core/Arns", "ValuePattern.cs", "PatternText")]
    [InlineData("Core/Permissions", "Core/Calls", "ValuePattern.cs", "MemberValue")]
    [InlineData("Build/Tasks", "Build/Output", "PlaceIamPolicy.cs", "PlacedFiles")]
    public void Use_IsFound(string from, string to, string file, string type) => Assert.Contains(new FolderUse(from, to, file, type), FolderUse.OfAll);

    private static HashSet<string> Reached(string folder, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>([folder]);
        while (next.TryPop(out var one))
        {
            foreach (var used in uses[one])
            {
                if (reached.Add(used)) next.Push(used);
            }
        }

        return reached;
    }
}
