using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Calls;

public sealed class SdkRequestTests
{
    [Fact]
    public void HiddenRequest_TellsNothing()
        => Assert.Equal(MemberState.Unknown, SdkRequest.Hidden.StateOf("Tags"));

    [Fact]
    public void WholeRequest_WithoutTheMember_LeavesItUnset()
        => Assert.Equal(MemberState.Unset, SdkRequest.Blank.StateOf("Tags"));

    [Fact]
    public void MemberSetOnEveryPath_IsSet()
        => Assert.Equal(MemberState.Set, Request(true, Member("Tags", MemberState.Set)).StateOf("Tags"));

    [Fact]
    public void MemberSetOnSomePaths_IsMaybeSet_EvenWhenTheRestIsHidden()
        => Assert.Equal(MemberState.MaybeSet, Request(false, Member("Tags", MemberState.MaybeSet)).StateOf("Tags"));

    [Fact]
    public void MemberBelowThatIsSet_SetsTheMemberAbove()
        => Assert.Equal(MemberState.Set, Request(true, Member("Spec.Profile", MemberState.Set)).StateOf("Spec"));

    [Fact]
    public void MemberBelowAVisibleMember_IsUnset()
        => Assert.Equal(MemberState.Unset, Request(true, Member("Spec", MemberState.Set)).StateOf("Spec.Profile"));

    [Fact]
    public void MemberBelowAHiddenMember_IsUnknown()
        => Assert.Equal(MemberState.Unknown, Request(true, Member("Spec", MemberState.Set, isWhole: false)).StateOf("Spec.Profile"));

    [Fact]
    public void MemberWhoseNameBeginsAlike_IsAnotherMember()
        => Assert.Equal(MemberState.Unset, Request(true, Member("TagSpecifications", MemberState.Set)).StateOf("Tag"));

    [Fact]
    public void AssumedMember_IsSetWithThoseAboveAndThoseSetWithIt_AndNoOthers()
    {
        var request = Request(
            true,
            Member("Items", MemberState.MaybeSet),
            Member("Items.Delete", MemberState.MaybeSet),
            Member("Items.Delete.Table", MemberState.MaybeSet) with { IsSetWithParent = true },
            Member("Items.Put", MemberState.MaybeSet),
            Member("Items.Put.Return", MemberState.MaybeSet),
            Member("Items.Put.Table", MemberState.MaybeSet) with { IsSetWithParent = true });

        var assumed = request.Assuming("Items.Put");

        Assert.Equal(["Items", "Items.Put", "Items.Put.Table"], assumed.Members.Where(member => member.State == MemberState.Set).Select(member => member.Path));
    }

    [Fact]
    public void AssumedMember_ThatTheCodeDoesNotShow_StaysUnknown()
        => Assert.Equal(MemberState.Unknown, SdkRequest.Hidden.Assuming("Tags").StateOf("Tags"));

    private static SdkRequest Request(bool isWhole, params RequestMember[] members) => new(isWhole, members.ToEquatableArray());

    private static RequestMember Member(string path, MemberState state, bool isWhole = true) => new(path, state, List<string>(), isWhole);
}
