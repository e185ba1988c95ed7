namespace IamAnalyzers.Build.Review;

/// <summary>A part of a project that has a reviewed policy of its own: the whole program, or one of its entry points.</summary>
/// <param name="EntryPoint">The entry point; empty for the whole program.</param>
/// <param name="Items">The files of its reviewed policy that can be read.</param>
/// <param name="Programs">The part, compiled for each framework.</param>
internal sealed record ReviewedPart(string EntryPoint, IReadOnlyList<ReviewedItem> Items, ReviewedPrograms Programs)
{
    /// <summary>How messages name the part.</summary>
    /// <param name="project">The project's name.</param>
    public string NameIn(string project) => EntryPoint.Length == 0 ? project : $"entry point {EntryPoint} of {project}";
}
