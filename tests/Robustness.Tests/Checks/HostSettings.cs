namespace IamAnalyzers.Robustness.Tests.Checks;

/// <summary>How a host compiles a program: nothing of it may show in what comes out.</summary>
/// <param name="Folder">The project's folder, with a slash at its end.</param>
/// <param name="IsReversed">Whether the files come in the opposite order.</param>
/// <param name="IsConcurrent">Whether the compiler, the generator and the analyzers use several threads.</param>
internal sealed record HostSettings(string Folder = "/App/", bool IsReversed = false, bool IsConcurrent = false);
