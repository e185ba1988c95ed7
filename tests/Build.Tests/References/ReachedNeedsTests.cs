using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.References;

public sealed class ReachedNeedsTests
{
    private const string Get = "Amazon.S3.IAmazonS3.GetObjectAsync";
    private const string Put = "Amazon.S3.IAmazonS3.PutObjectAsync";

    [Fact]
    public void MemberThatIsNotReached_IsLeftOutAndKeptAsWhole()
    {
        var source = Narrowed(Source([Permission(Get, "arn:aws:s3:::*/*"), Permission(Put, "arn:aws:s3:::*/*")]), [Permission(Get, "arn:aws:s3:::a/*")], new UnreachedCall("C.M", Put, 1));

        Assert.Equal("arn:aws:s3:::a/*", Assert.Single(Assert.Single(source.Needs.Permissions).Resources));
        Assert.Equal(2, source.Whole!.Permissions.Count);
        Assert.Equal("C.M", Assert.Single(source.NotReached).Owner);
    }

    [Fact]
    public void MemberThatOneCallReaches_StaysThoughAnotherDoesNot()
        => Assert.Single(Narrowed(Source([Permission(Get, "arn:aws:s3:::*/*")]), [Permission(Get, "arn:aws:s3:::*/*")], new UnreachedCall("C.M", Get, 1)).Needs.Permissions);

    [Fact]
    public void MemberThatCompiledCodeDoesNotShow_Stays()
        => Assert.Single(Narrowed(Source([Permission(Get, "arn:aws:s3:::a/*")]), []).Needs.Permissions);

    [Fact]
    public void ValuesThatAreWiderThanTheRecord_DoNotCount()
        => Assert.Equal("arn:aws:s3:::a/*", Assert.Single(Assert.Single(Narrowed(Source([Permission(Get, "arn:aws:s3:::a/*")]), [Permission(Get, "arn:aws:s3:::*/*")]).Needs.Permissions).Resources));

    [Fact]
    public void PrincipalOfTheRecord_Stays()
        => Assert.Equal("role", Assert.Single(Narrowed(Source([Permission(Get, "arn:aws:s3:::*/*") with { Principal = "role" }]), [Permission(Get, "arn:aws:s3:::a/*")]).Needs.Permissions).Principal);

    [Theory]
    [InlineData("arn:aws:s3:::*/*")]
    [InlineData("arn:aws:s3:::a/k")]
    public void RoleOfAClientThatTheProgramHandsOver_HasTheNeeds(string reached)
        => Assert.Equal("reader", Assert.Single(Narrowed(Source([Permission(Get, "arn:aws:s3:::a/*")]), [Permission(Get, reached) with { Principal = "reader" }]).Needs.Permissions).Principal);

    [Fact]
    public void NeedsOfTheRecordThatNothingReachedCanHave_AreLeftOut()
    {
        var source = Source([Permission(Get, "arn:aws:s3:::a/*") with { Principal = "role" }, Permission(Get, "arn:aws:s3:::b/*") with { Principal = "role" }]);

        Assert.Equal("arn:aws:s3:::a/*", Assert.Single(Assert.Single(Narrowed(source, [Permission(Get, "arn:aws:s3:::a/k")]).Needs.Permissions).Resources));

        // Two that say something else of one call are not to be believed: then all of the record stays.
        Assert.Equal(2, Narrowed(source, [Permission(Get, "arn:aws:s3:::c/k")]).Needs.Permissions.Count);
    }

    [Fact]
    public void UnresolvedCall_StaysWhereItIsReached()
    {
        var whole = new NeedsSource("Library", true, NeedsRecord.Create([], [new UnresolvedCall(Get, "why"), new UnresolvedCall(Put, "why")], []));

        Assert.Equal(Get, Assert.Single(Narrowed(whole, [], new UnreachedCall("C.M", Put, 1)).Needs.Unresolved).Member);
    }

    [Fact]
    public void ReferenceThatWasNotRead_IsLeftAsItIs()
    {
        var whole = Source([Permission(Get, "arn:aws:s3:::*/*")]);

        Assert.Same(whole, Assert.Single(ReachedNeeds.Of(ReferenceNeeds.Empty with { Sources = new[] { whole }.ToEquatableArray() }, new ReachedProgram(default)).Sources));
    }

    [Theory]
    [InlineData("")]
    [InlineData("iam-reach-cache\nx")]
    [InlineData("\t\t")]
    public void FilesThatCannotBeRead_GiveNothingWhateverTheCacheHolds(string text)
    {
        using var folder = new TemporaryFolder();
        var cache = Path.Combine(folder, "x.iam-reach.cache");
        File.WriteAllText(cache, text);
        var program = Path.Combine(folder, "x.dll");
        File.WriteAllText(program, "no assembly");

        for (var i = 0; i < 2; i++) Assert.Null(ReachCache.Read(cache, program, [], new Dictionary<string, string>(), AwsCatalog.Default));
    }

    private static NeedsSource Narrowed(NeedsSource source, IReadOnlyList<Permission> reached, params UnreachedCall[] notReached)
        => Assert.Single(ReachedNeeds.Of(
            ReferenceNeeds.Empty with { Sources = new[] { source }.ToEquatableArray() },
            new ReachedProgram(new[] { new ReachedReference("Library", NeedsRecord.Create(reached, [], reached.Select(static permission => permission.Member)), notReached.ToEquatableArray()) }.ToEquatableArray())).Sources);

    private static NeedsSource Source(IReadOnlyList<Permission> permissions) => new("Library", true, NeedsRecord.Create(permissions, [], []));

    private static Permission Permission(string member, string resource)
        => new(member == Get ? "s3:GetObject" : "s3:PutObject", new[] { resource }.ToEquatableArray(), default, Tier.Required, member, "", "", "");
}
