namespace IamAnalyzers.Robustness.Tests.Programs;

/// <summary>A file of a program.</summary>
/// <param name="Path">Its path from the project's folder, with slashes.</param>
/// <param name="Text">What it holds.</param>
internal sealed record ProgramFile(string Path, string Text);

/// <summary>A program as a build hands it to the compiler.</summary>
/// <param name="Name">What it is called when something is wrong.</param>
/// <param name="Code">Its C# files.</param>
/// <param name="Beside">Its additional files: policies, exceptions, settings, needs of references.</param>
internal sealed record TestProgram(string Name, IReadOnlyList<ProgramFile> Code, IReadOnlyList<ProgramFile> Beside)
{
    /// <summary>All that it holds, to be read by a person.</summary>
    public string Shown => string.Concat(Code.Concat(Beside).Select(static file => $"---- {file.Path}\n{file.Text}\n"));
}
