using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Tool.Answers;

/// <summary>A policy file that the command line names.</summary>
/// <param name="Name">The file's name, for answers.</param>
/// <param name="Item">The file as a reviewed policy.</param>
/// <param name="Policy">What it holds.</param>
internal sealed record GivenPolicy(string Name, ReviewedItem Item, PolicyText Policy)
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="role">The role whose policy it is; empty for the program's own.</param>
    /// <exception cref="ToolException">The file does not exist, or holds no policy.</exception>
    public static GivenPolicy Read(string path, string role = "")
    {
        if (!File.Exists(path)) throw new ToolException($"'{path}' does not exist. Give a file with a policy document.");
        try
        {
            var item = ReviewedItem.Load(path, "", role, isShared: false, "");
            if (item.File is { } file) return new(Path.GetFileName(path), item, file.Policy);
            var problem = item.Problem();
            var place = item.PlaceOf(problem.Range);
            throw new ToolException($"'{path}' holds no policy that can be read. {place.File}({place.Line},{place.Column}): {problem.Sentence}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{path}' cannot be read: {error.Message}");
        }
    }
}
