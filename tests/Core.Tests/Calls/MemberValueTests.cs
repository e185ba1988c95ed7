using IamAnalyzers.Core.Calls;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Calls;

public sealed class MemberValueTests
{
    private static readonly ValuePart Unknown = new(ValuePartKind.Unknown, "");

    [Fact]
    public void PrefixOfALog_IsTextAndAHole()
    {
        var value = new MemberValue(List(new ValuePart(ValuePartKind.Literal, "logs/"), Unknown));

        Assert.Equal("logs/*", value.Fill(static _ => "*"));
        Assert.False(value.IsConstant);
    }

    [Fact]
    public void HolesSideBySide_AreOne()
        => Assert.Equal("a*b", new MemberValue(List(
            new ValuePart(ValuePartKind.Literal, "a"), Unknown, new ValuePart(ValuePartKind.Input, "STAGE"), new ValuePart(ValuePartKind.Literal, "b"))).Fill(static _ => "*"));

    [Fact]
    public void Constant_FillsToItself()
    {
        Assert.Equal("a*", MemberValue.Constant("a*").Fill(static _ => "?"));
        Assert.True(MemberValue.Constant("a").IsConstant);
    }
}
