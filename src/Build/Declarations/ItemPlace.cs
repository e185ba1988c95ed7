using System.Xml;
using System.Xml.Linq;

namespace IamAnalyzers.Build.Declarations;

/// <summary>Where an item stands in a project file. MSBuild tells a task the file only, so the element is looked for by what it includes.</summary>
/// <param name="Line">The line, from 1; 0 when not known.</param>
/// <param name="Column">The column, from 1; 0 when not known.</param>
internal sealed record ItemPlace(string File, int Line, int Column)
{
    /// <summary>Finds an item.</summary>
    /// <param name="file">The file that defines it.</param>
    /// <param name="type">The item's type.</param>
    /// <param name="include">What the item is, after properties and lists are expanded.</param>
    /// <returns>The place; without line when the file cannot be read or several elements fit.</returns>
    public static ItemPlace Find(string file, string type, string include)
    {
        try
        {
            var elements = XDocument.Load(file, LoadOptions.SetLineInfo).Descendants().Where(element => element.Name.LocalName == type && element.Attribute("Include") is not null).ToArray();
            var named = Array.FindAll(elements, element => ItemText.List(element.Attribute("Include")!.Value).Contains(include, StringComparer.OrdinalIgnoreCase));
            var found = named.Length > 0 ? named : elements;
            if (found.Length == 1) return new ItemPlace(file, ((IXmlLineInfo)found[0]).LineNumber, ((IXmlLineInfo)found[0]).LinePosition);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException or ArgumentException or NotSupportedException)
        {
            // The place is a help; the message counts.
        }

        return new ItemPlace(file, 0, 0);
    }
}
