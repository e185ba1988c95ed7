namespace IamAnalyzers.Generators;

/// <summary>Names of the incremental steps, for tests that look at what was cached.</summary>
internal static class StepNames
{
    public const string Readings = nameof(Readings);
    public const string Derived = nameof(Derived);
    public const string OwnNeeds = nameof(OwnNeeds);
    public const string Seen = nameof(Seen);
    public const string ProjectNeeds = nameof(ProjectNeeds);
    public const string Options = nameof(Options);
    public const string Types = nameof(Types);
    public const string Record = nameof(Record);
    public const string Policy = nameof(Policy);
}
