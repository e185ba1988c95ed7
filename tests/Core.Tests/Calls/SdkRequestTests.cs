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

    private static SdkRequest Request(bool isWhole, params RequestMember[] members) => new(isWhole, members.ToEquatableArray());

    private static RequestMember Member(string path, MemberState state, bool isWhole = true) => new(path, state, List<string>(), isWhole);
}
