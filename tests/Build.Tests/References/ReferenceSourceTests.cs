using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.References;

public sealed class ReferenceSourceTests
{
    private const string Get = "Amazon.S3.IAmazonS3.GetObjectAsync";
    private const string Put = "Amazon.S3.IAmazonS3.PutObjectAsync";

    [Fact]
    public void MemberThatTheRecordKnows_IsNotMissing()
        => Assert.Null(Of(NeedsRecordFormat.Write(NeedsRecord.Create([], [], [Get])), Get));

    [Fact]
    public void MemberThatTheRecordLacks_IsAnUnresolvedCall()
    {
        var source = Of(NeedsRecordFormat.Write(NeedsRecord.Create([], [], [Get])), Get, Put)!;

        Assert.True(source.IsAnalysed);
        Assert.Equal([new UnresolvedCall(Put, "the compiled code refers to it and the analysed source does not")], source.Needs.Unresolved);
    }

    [Fact]
    public void AssemblyWithoutRecord_IsNotAnalysed()
    {
        var source = Of(null, Get)!;

        Assert.False(source.IsAnalysed);
        Assert.Equal([Get], source.Needs.Unresolved.Select(static call => call.Member));
    }

    [Fact]
    public void AssemblyWithoutRecord_NeedsWhatItsCodeNeeds()
    {
        var source = OfCode(null, [Get])!;

        Assert.True(source is { IsAnalysed: true, IsCompiled: true });
        Assert.Equal(["s3:GetObject"], source.Needs.Permissions.Select(static permission => permission.Action));
        Assert.Empty(source.Needs.Unresolved);
    }

    [Fact]
    public void MemberThatTheRecordLacks_NeedsWhatTheCodeNeedsThere()
    {
        var source = OfCode(NeedsRecordFormat.Write(NeedsRecord.Create([], [], [Put])), [Get])!;

        Assert.True(source is { IsAnalysed: true, IsCompiled: false });
        Assert.Equal([Get], source.Needs.Permissions.Select(static permission => permission.Member));
        Assert.Empty(source.Needs.Unresolved);
    }

    [Fact]
    public void AssemblyWithoutRecordAndWithoutAws_IsNoSource() => Assert.Null(Of(null));

    [Fact]
    public void RecordOfAnUnknownVersion_IsNotAnalysed()
    {
        var source = Of("iam-needs 99\n", Get)!;

        Assert.False(source.IsAnalysed);
        Assert.Contains("a version of IamAnalyzers that this one does not read", Assert.Single(source.Needs.Unresolved).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedAssembly_IsNotAnalysed()
    {
        var source = ReferenceSource.Of("Lib", AssemblyContent.Unreadable("its metadata is damaged"))!;

        Assert.False(source.IsAnalysed);
        Assert.Equal([new UnresolvedCall("Lib", "its metadata is damaged")], source.Needs.Unresolved);
    }

    [Fact]
    public void NativeFileAndTheSdk_AreNoSources()
    {
        Assert.Null(ReferenceSource.Of("Lib", AssemblyContent.NotManaged));
        Assert.Null(ReferenceSource.Of("AWSSDK.S3", AssemblyContent.Sdk));
    }

    private static NeedsSource? OfCode(string? record, string[] members)
    {
        var needs = members.Select(static member => new Permission("s3:" + member.Split('.')[^1][..9], default, default, Tier.Required, member, "", "", ""));
        var code = NeedsRecord.Create(needs, [], members);
        return ReferenceSource.Of("Lib", Content(record, members) with { Code = code });
    }

    private static NeedsSource? Of(string? record, params string[] members) => ReferenceSource.Of("Lib", Content(record, members));

    private static AssemblyContent Content(string? record, string[] members)
        => new(AssemblyKind.Program, record, members.ToEquatableArray(), null, "")
        {
            Open = record is not null && NeedsRecordFormat.TryRead(record, out var known) ? members.Except(known.Members).ToEquatableArray() : default,
        };
}
