namespace IamAnalyzers.Core.Catalog;

/// <summary>One line of the list of services.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="IamPrefix">The prefix of its own actions.</param>
/// <param name="Namespace">The C# namespace.</param>
/// <param name="ClientInterface">The client interface's simple name.</param>
/// <param name="ClientClass">The client class's simple name.</param>
internal sealed record ServiceNames(string Id, string IamPrefix, string Namespace, string ClientInterface, string ClientClass)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The five names, with a space between.</param>
    /// <returns>The names.</returns>
    /// <exception cref="FormatException">The line has not five names.</exception>
    public static ServiceNames Parse(string line)
    {
        var words = line.Split(' ');
        if (words.Length != 5) throw new FormatException("Not a service: " + line);
        return new ServiceNames(words[0], words[1], words[2], words[3], words[4]);
    }
}
