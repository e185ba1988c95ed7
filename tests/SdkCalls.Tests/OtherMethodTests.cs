using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Tests.Values;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>Requests that another method makes, or hands to the one that sends them.</summary>
public sealed class OtherMethodTests
{
    private const string Sender = "Task Send(PutObjectRequest r) { r.ContentType = \"x\"; return s3.PutObjectAsync(r); }";

    [Theory]
    [InlineData("PutObjectRequest Make() => new() { BucketName = \"b\", Key = \"a\" }; Task Use() => s3.PutObjectAsync(Make());", "a", true)]
    [InlineData("PutObjectRequest Make(string k) { var r = new PutObjectRequest { BucketName = \"b\" }; r.Key = k; return r; } Task Use() => s3.PutObjectAsync(Make(\"a\"));", "a", true)]
    [InlineData("PutObjectRequest Make() => new() { Key = \"a\" }; Task Use() { var r = Make(); r.Key = \"z\"; return s3.PutObjectAsync(r); }", "z", true)]
    [InlineData("async Task<PutObjectRequest> Make() { await Task.Yield(); return new() { Key = \"a\" }; } async Task Use() => await s3.PutObjectAsync(await Make());", "a", true)]
    [InlineData("PutObjectRequest? _last; PutObjectRequest Make() { var r = new PutObjectRequest { Key = \"a\" }; _last = r; return r; } Task Use() => s3.PutObjectAsync(Make());", "a", true)]
    [InlineData("protected virtual PutObjectRequest Make() => new() { Key = \"a\" }; Task Use() => s3.PutObjectAsync(Make());", "a", true)]
    [InlineData("readonly PutObjectRequest _one = new() { Key = \"a\" }; PutObjectRequest Make() => _one; Task Use() => s3.PutObjectAsync(Make());", "a", true)]
    [InlineData(Sender + " Task Use() => Send(new PutObjectRequest { Key = \"a\" });", "a", true)]
    [InlineData(Sender + " Task Use() { var r = new PutObjectRequest(); r.Key = \"a\"; return Send(r); }", "a", true)]
    [InlineData(Sender + " Task Use() => Send(new PutObjectRequest { Key = \"a\" }); Task Other() => Send(new PutObjectRequest { Key = \"z\" });", "a|z", true)]
    [InlineData(Sender + " async Task Use() { var r = new PutObjectRequest { Key = \"a\" }; var sent = Send(r); r.Key = \"z\"; await sent; }", "a|z", true)]
    [InlineData(Sender + " async Task Use() { var r = new PutObjectRequest { Key = \"a\" }; while (true) { await Send(r); } }", "a", true)]
    [InlineData("public " + Sender + " Task Use() => Send(new PutObjectRequest { Key = \"a\" });", "a", true)]
    public void RequestOfAnotherMethod_IsWhatTheCodeShows(string members, string key, bool isWhole)
    {
        var call = Reading.Of("#nullable enable\nusing System; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model; class User(IAmazonS3 s3) { " + members + " }").Call;

        Assert.Equal((key, isWhole), (Shown.Of(call), call.Request.IsWhole));
    }

    [Fact]
    public void PublicMethodOfAPublicClass_MayBeGivenAnyRequest()
        => Assert.False(Reading.Of("using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model; public class User { public Task Send(IAmazonS3 s3, PutObjectRequest r) => s3.PutObjectAsync(r); Task Use(IAmazonS3 s3) => Send(s3, new() { Key = \"a\" }); }").Call.Request.IsWhole);

    [Theory]
    [InlineData("TagSet = [new() { Key = \"k\", Value = \"v\" }]", MemberState.Set)]
    [InlineData("TagSet = [new Tag { Key = \"k\" }, new() { Key = \"l\" }]", MemberState.Set)]
    [InlineData("TagSet = []", MemberState.MaybeSet)]
    public void CollectionExpressionOfNewObjects_IsRead(string member, MemberState expected)
    {
        var request = Reading.OfBody("await s3.PutObjectAsync(new PutObjectRequest { BucketName = \"b\", " + member + " });").Call.Request;

        Assert.True(request.IsWhole);
        Assert.Equal(expected, request.StateOf("TagSet"));
    }
}
