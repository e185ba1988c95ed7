using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies;

public sealed class FilledConditionTests
{
    [Theory]
    [InlineData("StringEquals", "${Input:ALIAS}", "StringLike", "*")]
    [InlineData("StringEquals", "v-${Input:ALIAS}", "StringLike", "v-*")]
    [InlineData("StringEquals", "prod", "StringEquals", "prod")]
    [InlineData("StringEquals", "a${*}b", "StringEquals", "a${*}b")]
    [InlineData("StringLike", "${Input:ALIAS}", "StringLike", "*")]
    [InlineData("ArnEquals", "arn:${Partition}:iam::*:policy/${Input:NAME}", "ArnEquals", "arn:aws:iam::*:policy/*")]
    public void ValueThatOnlyTheRunningProgramKnows_IsComparedAsAPattern(string given, string value, string @operator, string filled)
    {
        Assert.Equal(new PolicyCondition(@operator, "states:StateMachineQualifier", List(filled)), Fill(given, value));
    }

    [Fact]
    public void ArnThatCanBeAny_HasNoCondition()
    {
        Assert.Null(Fill("ArnEquals", "${Input:POLICY}"));
    }

    private static PolicyCondition? Fill(string @operator, string value)
        => FilledCondition.Of(new PolicyCondition(@operator, "states:StateMachineQualifier", List(value)), new PolicyOptions("aws", "*", "*", EquatableArray<string>.Empty));
}
