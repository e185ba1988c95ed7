using System.Runtime.Serialization.Json;
using System.Xml;
using System.Xml.Linq;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Credentials;

namespace IamAnalyzers.Build.Credentials;

/// <summary>Reads the credential findings out of the compiler's log (SARIF 2.1), in which each has the hash of its value.</summary>
internal static class CredentialLog
{
    /// <summary>The findings as lines of a baseline.</summary>
    /// <param name="path">The log.</param>
    /// <param name="baseline">The file of the baseline.</param>
    public static IEnumerable<string> Read(string path, string baseline)
    {
        using var stream = File.OpenRead(path);
        using var reader = JsonReaderWriterFactory.CreateJsonReader(stream, XmlDictionaryReaderQuotas.Max);
        foreach (var result in XDocument.Load(reader).Descendants("results").Elements())
        {
            var rule = (string?)result.Element("ruleId") ?? "";
            var hash = result.Descendants("Hash").Select(static element => element.Value).FirstOrDefault();
            var uri = result.Descendants("artifactLocation").Elements("uri").Select(static element => element.Value).FirstOrDefault();
            if (!RuleIds.IsAboutCredentials(rule) || hash is null || uri is null) continue;
            var file = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) ? absolute.LocalPath : Uri.UnescapeDataString(uri);
            yield return CredentialBaseline.Line(rule, hash, CredentialFiles.RelativePath(baseline, file));
        }
    }
}
