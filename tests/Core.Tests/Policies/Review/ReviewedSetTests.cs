using IamAnalyzers.Core.Policies.Review;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

public sealed class ReviewedSetTests
{
    // path, environment, role
    private static readonly string[] All = ["/p/base.json||", "/p/prod.json|prod|", "/p/test.json|Test|", "/p/archive.json|prod|archive"];

    [Theory]
    [InlineData("", "Test: base test", "prod: base prod", "prod of archive: archive")]
    [InlineData("prod", "prod: base prod", "prod of archive: archive")]
    [InlineData("PROD;test", "Test: base test", "prod: base prod", "prod of archive: archive")]
    [InlineData("prod, test", "Test: base test", "prod: base prod", "prod of archive: archive")]
    [InlineData("staging", "base.json: base")]
    public void Files_AreUnitedByEnvironmentAndRole(string picked, params string[] expected)
        => Assert.Equal(expected, ReviewedSet.Make([.. All.Select(File)], [], picked, []).Select(Shown));

    [Fact]
    public void FilesWithoutEnvironment_AreOneSetARole()
        => Assert.Equal(["a.json: a b", "c.json of other: c"], ReviewedSet.Make([File("/a.json||"), File("/b.json||"), File("/c.json||other")], [], "", []).Select(Shown));

    [Fact]
    public void WithoutFiles_ThereIsNoSet() => Assert.Empty(ReviewedSet.Make([], [], "prod", []));

    [Theory]
    [InlineData("/p/iam-policy.json", false, true)]
    [InlineData("/p/IAM-policy.json", false, false)]
    [InlineData("/p/other.txt", true, true)]
    [InlineData("/p/other.json", false, false)]
    public void Reviewed_IsAMarkedFileOrTheDefaultName(string path, bool isMarked, bool expected) => Assert.Equal(expected, ReviewedFile.IsReviewed(path, isMarked));

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public void WhatIsNoPolicy_IsNotRead(string text) => Assert.Null(ReviewedFile.Read("/p/iam-policy.json", text, "", "", isShared: false));

    [Fact]
    public void Place_IsTheNameOfTheStatements()
    {
        Assert.Equal(2, ReviewedFile.Read("/p", """{ "Statement": [] }""", "", "", isShared: false)!.Place.Start);
        Assert.Equal(1, ReviewedFile.Read("/p", """ { "Version": "2012-10-17" }""", "", "", isShared: false)!.Place.Start);
    }

    private static ReviewedFile File(string text)
    {
        var parts = text.Split('|');
        return ReviewedFile.Read(parts[0], """{ "Version": "2012-10-17", "Statement": [] }""", parts[1], parts[2], isShared: false)!;
    }

    private static string Shown(ReviewedSet set)
        => $"{set.Name}{(set.Role.Length > 0 ? " of " + set.Role : "")}: {string.Join(" ", set.Files.Select(static file => Path.GetFileNameWithoutExtension(file.Path)))}";
}
