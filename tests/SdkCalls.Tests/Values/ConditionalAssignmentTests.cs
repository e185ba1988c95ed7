namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Assignments behind a question mark, which C# 14 has: the object that is there gets the value.</summary>
public sealed class ConditionalAssignmentTests
{
    [Theory]
    [InlineData("class User { Task Use(IAmazonS3 s3, bool f) { var r = f ? new GetObjectRequest { Key = \"k\" } : null; r?.BucketName = \"a\"; return s3.GetObjectAsync(r); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; r?.BucketName = \"c\"; return s3.GetObjectAsync(r); } }", "a|c")]
    [InlineData("class Holder { public GetObjectRequest Request = new() { Key = \"k\" }; } class User { Task Use(IAmazonS3 s3) { var h = new Holder(); h?.Request.BucketName = \"a\"; return s3.GetObjectAsync(h!.Request); } }", "a")]
    [InlineData("class User { Task Use(IAmazonS3 s3, string more) { var r = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; r?.BucketName += more; return s3.GetObjectAsync(r); } }", "unknown")]
    public void MemberOfWhatMayBeNull_HasTheValue(string code, string expected) => Assert.Equal(expected, Shown.Bucket(code));

    // A field that is written so, and the keyword in a setter that chooses.
    [Theory]
    [InlineData("class Holder { public GetObjectRequest? Request; } class User { Task Use(IAmazonS3 s3) { var h = new Holder(); h?.Request = new GetObjectRequest { BucketName = \"a\", Key = \"k\" }; return s3.GetObjectAsync(h!.Request!); } }")]
    [InlineData("class Settings { public string? Bucket { get; set => field = value ?? \"d\"; } } class User { Task Use(IAmazonS3 s3) { var s = new Settings { Bucket = \"c\" }; return s3.GetObjectAsync(s.Bucket, \"k\"); } }")]
    public void WhatIsNotFollowed_IsOpen(string code) => Assert.Equal("unknown", Shown.Bucket(code));
}
