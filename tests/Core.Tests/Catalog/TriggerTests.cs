using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

public class TriggerTests
{
    [Theory]
    [InlineData("Tags", TriggerResult.Yes)]
    [InlineData("!Tags", TriggerResult.No)]
    [InlineData("VersionId", TriggerResult.No)]
    [InlineData("!VersionId", TriggerResult.Yes)]
    [InlineData("Key", TriggerResult.Maybe)]
    [InlineData("!Key", TriggerResult.Maybe)]
    [InlineData("VersionId|Tags", TriggerResult.Yes)]
    [InlineData("VersionId,Tags", TriggerResult.No)]
    [InlineData("Key,Tags", TriggerResult.Maybe)]
    [InlineData("Key|VersionId", TriggerResult.Maybe)]
    [InlineData("Verb=GET|HEAD", TriggerResult.Yes)]
    [InlineData("Verb=put", TriggerResult.No)]
    [InlineData("Verb=get", TriggerResult.Yes)]
    [InlineData("Verb!=PUT", TriggerResult.Yes)]
    [InlineData("Verb!=GET", TriggerResult.No)]
    [InlineData("VersionId!=1", TriggerResult.Yes)]
    [InlineData("ImageId^=resolve:ssm:", TriggerResult.Yes)]
    [InlineData("ImageId^=ami-", TriggerResult.No)]
    [InlineData("ImageId*=/golden", TriggerResult.Yes)]
    [InlineData("Mode=a", TriggerResult.Maybe)]
    [InlineData("Mode=a|b", TriggerResult.Yes)]
    [InlineData("Mode!=a|b", TriggerResult.No)]
    [InlineData("Mode!=a", TriggerResult.Maybe)]
    [InlineData("Hidden=a", TriggerResult.Maybe)]
    [InlineData("Tags|Verb=PUT", TriggerResult.Yes)]
    [InlineData("VersionId|Verb=PUT", TriggerResult.No)]
    public void WholeRequest_GivesWhatTheCodeShows(string trigger, TriggerResult expected)
    {
        var request = Request(
            isWhole: true,
            new RequestMember("Hidden", MemberState.Set, EquatableArray<string>.Empty, false),
            new RequestMember("ImageId", MemberState.Set, Values("resolve:ssm:/golden"), true),
            new RequestMember("Key", MemberState.MaybeSet, EquatableArray<string>.Empty, false),
            new RequestMember("Mode", MemberState.Set, Values("a", "b"), true),
            new RequestMember("Tags", MemberState.Set, EquatableArray<string>.Empty, false),
            new RequestMember("Verb", MemberState.Set, Values("GET"), true));

        Assert.Equal(expected, Trigger.Parse(trigger).Evaluate(request));
    }

    [Theory]
    [InlineData("Tags")]
    [InlineData("!Tags")]
    [InlineData("Type=spot")]
    [InlineData("Type!=spot")]
    public void HiddenRequest_MayHold(string trigger)
        => Assert.Equal(TriggerResult.Maybe, Trigger.Parse(trigger).Evaluate(SdkRequest.Hidden));

    [Fact]
    public void MemberBelowOneThatIsNotWhole_MayBeSet()
    {
        var request = Request(isWhole: true, new RequestMember("LaunchSpecification", MemberState.Set, EquatableArray<string>.Empty, false));

        Assert.Equal(TriggerResult.Maybe, Trigger.Parse("LaunchSpecification.IamInstanceProfile").Evaluate(request));
    }

    [Theory]
    [InlineData("TagSpecifications", "TagSpecifications is set")]
    [InlineData("!VersionId", "VersionId is not set")]
    [InlineData("Type=spot|fleet,Tags", "Type is spot or fleet and Tags is set")]
    [InlineData("A|B!=x", "A is set or B is not x")]
    [InlineData("ImageId^=resolve:ssm:", "ImageId begins with resolve:ssm:")]
    public void Describe_IsAPhrase(string trigger, string expected)
        => Assert.Equal(expected, Trigger.Parse(trigger).Describe());

    [Theory]
    [InlineData("")]
    [InlineData("Tags,")]
    [InlineData("tags")]
    [InlineData("query writes")]
    [InlineData("ImageId starts with resolve:ssm:")]
    [InlineData("Tags[]")]
    [InlineData("Type=")]
    [InlineData("Type=a b")]
    [InlineData("A..B")]
    public void TextThatIsNoTrigger_IsRefused(string text)
        => Assert.Throws<FormatException>(() => Trigger.Parse(text));

    [Theory]
    [InlineData("Statement^=insert", "INSERT INTO a")]
    [InlineData("Statement*=from", "DELETE FROM b")]
    [InlineData("Statement", "DELETE FROM b|INSERT INTO a")]
    [InlineData("!Statement", "DELETE FROM b|INSERT INTO a")]
    [InlineData("Statement^=insert|select,Tags", "INSERT INTO a")]
    [InlineData("Tags|Statement^=insert", "DELETE FROM b|INSERT INTO a")]
    public void AssumedTrigger_LeavesTheValuesThatFit(string trigger, string expected)
    {
        var request = Request(isWhole: true, new RequestMember("Statement", MemberState.Set, Values("DELETE FROM b", "INSERT INTO a"), true));

        var member = Trigger.Parse(trigger).Assume(request).Find("Statement")!;

        var values = member.Patterns.Count > 0 ? member.Patterns.Select(value => value.Fill(_ => "")) : member.Values;
        Assert.Equal(expected, string.Join('|', values));
    }

    private static EquatableArray<string> Values(params string[] values) => EquatableArray<string>.From(values);

    private static SdkRequest Request(bool isWhole, params RequestMember[] members) => new(isWhole, EquatableArray<RequestMember>.From(members));
}
