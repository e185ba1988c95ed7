namespace IamAnalyzers.Tool.Inputs;

/// <summary>What the command line says of a program. A project says all of the first group itself.</summary>
internal sealed record InputOptions
{
    /// <summary>The partition, such as <c>aws-cn</c>; empty for <c>aws</c>.</summary>
    public string Partition { get; init; } = "";

    /// <summary>The region; empty for any.</summary>
    public string Region { get; init; } = "";

    /// <summary>The account; empty for any.</summary>
    public string Account { get; init; } = "";

    /// <summary>The presets of what the program runs on, such as <c>Lambda</c>.</summary>
    public IReadOnlyList<string> Runtimes { get; init; } = [];

    /// <summary>What inputs of the program hold, as <c>Name=value</c>.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Whether all code of the references counts, not only what the program reaches.</summary>
    public bool CountsAll { get; init; }

    /// <summary>The folder that paths of source files in answers are relative to; empty for the folder of the program.</summary>
    public string PlacesFrom { get; init; } = "";

    /// <summary>Whether assemblies of packages are looked for in the package folder of the machine, where a library's are.</summary>
    public bool ReadsPackages { get; init; } = true;

    /// <summary>The configuration in which a project is built; empty for its default.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>The one framework of a project that is looked at; empty for all.</summary>
    public string Framework { get; init; } = "";

    /// <summary>MSBuild properties for the build of a project, as <c>Name=Value</c>.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];
}
