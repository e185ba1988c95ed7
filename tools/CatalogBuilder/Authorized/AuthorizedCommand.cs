using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>Puts the rows of newer documents of the public service reference into <c>Corrections/authorized-actions.txt</c>.</summary>
internal static class AuthorizedCommand
{
    public const string File = "authorized-actions.txt";

    /// <summary>Runs the command.</summary>
    /// <param name="input">The folder of the published data, with the documents in its folder <c>service-reference</c>.</param>
    /// <param name="repository">The repository's folder.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string input, string repository)
    {
        var folder = Path.Combine(input, "service-reference");
        var documents = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToArray() : [];
        if (documents.Length == 0)
        {
            Console.Error.WriteLine("no documents in " + folder);
            return 1;
        }

        var prefixes = new PublishedFolder(input).Json("sdk-operation-actions.json").EnumerateObject()
            .ToDictionary(static service => service.Name, static service => service.Value.GetProperty("iamPrefix").GetString()!, StringComparer.Ordinal);
        var reader = new ServiceReference(prefixes);
        var newer = documents.SelectMany(document => reader.Read(JsonDocument.Parse(System.IO.File.ReadAllText(document)).RootElement)).ToArray();
        var path = Path.Combine(repository, "tools", "CatalogBuilder", "Corrections", File);
        var lines = System.IO.File.ReadAllLines(path);
        var head = string.Concat(lines.TakeWhile(static line => line.StartsWith('#')).Select(static line => line + "\n"));
        var table = AuthorizedText.Parse(lines).With(newer);
        System.IO.File.WriteAllText(path, head + AuthorizedText.Write(table));
        Console.WriteLine($"{newer.Length} services of {documents.Length} documents, {newer.Sum(static service => service.Operations.Count)} operations");
        return 0;
    }
}
