namespace IamAnalyzers.Tool.Inputs;

/// <summary>From what a user names to the programs that it holds.</summary>
internal static class ProgramInputs
{
    /// <summary>Reads programs.</summary>
    /// <param name="path">An assembly, an executable, a publish folder, a zip file, a project, a solution, or a folder with one of these.</param>
    /// <param name="options">What the command line says of them.</param>
    /// <param name="work">A folder for what is kept while they are read.</param>
    /// <returns>The programs, at least one.</returns>
    /// <exception cref="ToolException">There is nothing of the kind.</exception>
    public static IReadOnlyList<ToolProgram> Read(string path, InputOptions options, WorkFolder work, CancellationToken cancellation)
    {
        try
        {
            if (Directory.Exists(path)) return ProjectInput.Find(path) is { } project ? ProjectInput.Read(project, options, work, cancellation) : InFolder(path, path, options, work, cancellation);
            if (!File.Exists(path)) throw new ToolException($"'{path}' does not exist. Give an assembly, a publish folder, a zip file, a project or a solution.");
            if (ProjectInput.Is(path)) return ProjectInput.Read(path, options, work, cancellation);
            if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase)) return [OfFile(path, options, work, cancellation)];
            var folder = work.NewFolder();
            ZipInput.Unpack(path, folder, cancellation);
            return InFolder(folder, path, options, work, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{path}' cannot be read: {error.Message}");
        }
    }

    private static IReadOnlyList<ToolProgram> InFolder(string folder, string shownAs, InputOptions options, WorkFolder work, CancellationToken cancellation)
    {
        var files = FolderInput.Programs(folder);
        return files.Count > 0
            ? [.. files.Select(file => OfFile(file, options, work, cancellation))]
            : throw new ToolException($"'{shownAs}' holds no project, no solution and no published program (a file that ends in .runtimeconfig.json or .deps.json). Name the assembly.");
    }

    private static ToolProgram OfFile(string file, InputOptions options, WorkFolder work, CancellationToken cancellation)
    {
        if (Path.GetExtension(file).Equals(".dll", StringComparison.OrdinalIgnoreCase) || FolderInput.IsManaged(file)) return AssemblyInput.Read(file, options, work);

        // The executable beside an assembly only starts it.
        var assembly = Path.GetExtension(file).Equals(".exe", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(file, ".dll") : file + ".dll";
        if (File.Exists(assembly)) return AssemblyInput.Read(assembly, options, work);
        var folder = work.NewFolder();
        if (!BundleFile.TryUnpack(file, folder, cancellation)) throw new ToolException($"'{file}' is not a .NET program that can be read. A program compiled to native code contains no calls that can be read; give the assembly that it was compiled from.");
        return FolderInput.Programs(folder) is [var program, ..] ? AssemblyInput.Read(program, options, work) : throw new ToolException($"'{file}' is a single-file program without a main assembly.");
    }
}
