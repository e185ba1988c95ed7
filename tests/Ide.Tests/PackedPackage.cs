namespace IamAnalyzers.Ide.Tests;

/// <summary>Tests of one packed package, one after the other: each of them starts MSBuild.</summary>
[CollectionDefinition(Name)]
public sealed class PackedPackage : ICollectionFixture<PackageFeed>
{
    public const string Name = "The packed package";
}
