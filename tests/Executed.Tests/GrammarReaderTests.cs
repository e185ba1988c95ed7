using IamAnalyzers.Executed.Tests.Grammar;
using Xunit;

namespace IamAnalyzers.Executed.Tests;

public sealed class GrammarReaderTests
{
    [Fact]
    public void Production_HasItsSectionsAndHoles()
    {
        var production = GrammarReader.Read("""
            -- A remark.
            # string name makes only:GetObject
            types:
            class @A { string B = %string%; }
            members:
            static int @C;
            statements:
            var @x = %input%;
            if (%truth!%) @x = "y";
            => @x + %literal%
            """.ReplaceLineEndings("\n")).Single();

        Assert.Equal(("string", "name", "GetObject"), (production.Symbol, production.Name, production.OnlyFor));
        Assert.Equal(["string", "input", "truth", "literal"], production.Holes);
        Assert.Equal("static int @C;", production.Members);
        Assert.Equal("@x + %literal%", production.Expression);
        Assert.True(Hole.In(production.Statements).Last().IsHere);
    }

    [Fact]
    public void ProductionWithoutAName_IsRefused()
        => Assert.Throws<FormatException>(() => GrammarReader.Read("# string\n=> 1").ToArray());
}
