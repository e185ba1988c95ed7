using IamAnalyzers.Core.Records;
using Xunit;

namespace IamAnalyzers.Core.Tests.Records;

/// <summary>How a record names source files: the same wherever the source is compiled.</summary>
public class FileNamesTests
{
    [Theory]
    [InlineData("/App/Program.cs /App/Store.cs", "Program.cs Store.cs")]
    [InlineData("/home/somebody/shop/Program.cs", "Program.cs")]
    [InlineData("/App/Handler.cs /App/Orders/Handler.cs", "Handler.cs Orders/Handler.cs")]
    [InlineData("/App/Orders/Handler.cs /App/Users/Handler.cs", "Orders/Handler.cs Users/Handler.cs")]
    [InlineData("/App/A/Get/Handler.cs /App/B/Get/Handler.cs", "Get/Handler.cs Get/Handler.cs")]
    [InlineData(@"C:\App\Orders\Handler.cs C:\App\Users\Handler.cs", "Orders/Handler.cs Users/Handler.cs")]
    [InlineData("Handler.cs Handler.cs", "Handler.cs Handler.cs")]
    public void File_GoesByItsOwnNameAndItsFolderWhereThatIsNeeded(string paths, string names)
    {
        var all = PlacedNeeds.FileNames(paths.Split(' '));

        Assert.Equal(names, string.Join(' ', paths.Split(' ').Select(path => all[path])));
    }

    [Theory]
    [InlineData("/_/Orders/Handler.cs", "Orders/Handler.cs")]
    [InlineData("/_/Handler.cs", "Handler.cs")]
    [InlineData(@"C:\App\Handler.cs", "Handler.cs")]
    [InlineData("Handler.cs", "Handler.cs")]
    [InlineData("/_/OtherHandler.cs", "")]
    public void Path_HasTheLongestNameThatItEndsWith(string path, string name)
        => Assert.Equal(name, PlacedNeeds.NameOf(path, ["Handler.cs", "Orders/Handler.cs"]));
}
