using System.Text.RegularExpressions;

namespace IamAnalyzers.Ide.Tests;

/// <summary>The table of edits and these tests name each other.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void EachRowOfThePage_NamesItsTest()
    {
        var named = Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "ide.md")), @"`(\w+Tests\.\w+)` \|$", RegexOptions.Multiline).Select(static match => match.Groups[1].Value).ToList();
        var tests = typeof(DocumentationTests).Assembly.GetTypes()
            .Where(static type => type.GetCustomAttributes(typeof(CollectionAttribute), inherit: false).Length > 0)
            .SelectMany(static type => type.GetMethods().Where(static method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0).Select(method => type.Name + "." + method.Name));

        Assert.Equal(tests.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }
}
