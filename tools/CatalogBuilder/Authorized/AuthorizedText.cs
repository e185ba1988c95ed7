using System.Text;

namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>
/// The text of AWS's own table: <c>service id prefix page</c>, then <c>own</c> with the operations that are checked for the action of
/// their name alone, and a line for each other operation with its actions, <c>iam:PassRole=principal|principal</c> among them.
/// </summary>
internal static class AuthorizedText
{
    private const string Service = "service";
    private const string Own = "own";
    private const int Width = 130;

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">The text is not of the format.</exception>
    public static AuthorizedTable Parse(IEnumerable<string> lines)
    {
        var services = new List<AuthorizedService>();
        foreach (var line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ');
            if (words[0] == Service && words.Length == 4)
            {
                services.Add(new AuthorizedService(words[1], words[2], words[3], new(StringComparer.Ordinal)));
                continue;
            }

            if (services.Count == 0 || words.Length < 2) throw new FormatException("Not a row of the table: " + line);
            var service = services[^1];
            if (words[0] == Own)
            {
                foreach (var name in words.Skip(1)) service.Operations.Add(name, [new AuthorizedAction(service.Prefix + ":" + name, [])]);
            }
            else
            {
                service.Operations.Add(words[0], [.. words.Skip(1).Select(word => ParseAction(word, service.Prefix))]);
            }
        }

        return new AuthorizedTable(services);
    }

    /// <summary>Writes the services, sorted, without the comment at the head.</summary>
    public static string Write(AuthorizedTable table)
    {
        var text = new StringBuilder();
        foreach (var service in table.Services)
        {
            text.Append('\n').AppendJoin(' ', Service, service.Id, service.Prefix, service.Page).Append('\n');
            foreach (var line in Wrap(service.Operations.Where(row => IsOwn(service, row)).Select(static row => row.Key))) text.Append(Own).Append(' ').Append(line).Append('\n');
            foreach (var row in service.Operations.Where(row => !IsOwn(service, row)))
            {
                text.Append(row.Key).Append(' ').AppendJoin(' ', row.Value.Select(action => Write(action, service.Prefix)).Order(StringComparer.Ordinal)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsOwn(AuthorizedService service, KeyValuePair<string, IReadOnlyList<AuthorizedAction>> row)
        => row.Value is [{ PassedTo.Count: 0 } single] && single.Name == service.Prefix + ":" + row.Key;

    private static AuthorizedAction ParseAction(string word, string prefix)
    {
        var sign = word.IndexOf('=', StringComparison.Ordinal);
        var name = sign < 0 ? word : word[..sign];
        return new AuthorizedAction(name.Contains(':', StringComparison.Ordinal) ? name : prefix + ":" + name, sign < 0 ? [] : word[(sign + 1)..].Split('|'));
    }

    private static string Write(AuthorizedAction action, string prefix)
    {
        var name = action.Name.StartsWith(prefix + ":", StringComparison.Ordinal) ? action.Name[(prefix.Length + 1)..] : action.Name;
        return action.PassedTo.Count == 0 ? name : name + "=" + string.Join('|', action.PassedTo);
    }

    private static IEnumerable<string> Wrap(IEnumerable<string> names)
    {
        var line = "";
        foreach (var name in names)
        {
            if (line.Length > 0 && line.Length + 1 + name.Length > Width)
            {
                yield return line;
                line = "";
            }

            line += line.Length == 0 ? name : " " + name;
        }

        if (line.Length > 0) yield return line;
    }
}
