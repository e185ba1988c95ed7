using System.Net.Http.Headers;

namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>The server's mark of the version of which a partial file is the beginning. Without one nobody could tell whether the rest is of the same version.</summary>
/// <param name="part">The partial file.</param>
internal sealed class FileTag(string part)
{
    private string File => part + ".tag";

    /// <summary>The mark; <see langword="null"/> when there is none.</summary>
    public EntityTagHeaderValue? Value
        => System.IO.File.Exists(File) && EntityTagHeaderValue.TryParse(System.IO.File.ReadAllText(File), out var tag) && !tag.IsWeak ? tag : null;

    /// <summary>How many bytes are there to go on from.</summary>
    public long Resumable() => Value is not null && System.IO.File.Exists(part) ? new FileInfo(part).Length : 0;

    /// <summary>Notes the mark of a file that begins anew.</summary>
    /// <param name="tag">The mark, or <see langword="null"/>.</param>
    public void Write(EntityTagHeaderValue? tag)
    {
        if (tag is null) System.IO.File.Delete(File);
        else System.IO.File.WriteAllText(File, tag.ToString());
    }

    /// <summary>Removes the mark, when the file is whole.</summary>
    public void Delete() => System.IO.File.Delete(File);
}
