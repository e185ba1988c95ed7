namespace PhotoShare;

/// <summary>Where photos are kept: the section <c>Photos</c> of the configuration.</summary>
public sealed class PhotoOptions
{
    public string Bucket { get; set; } = "";
}
