namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>Reads a description file. Its syntax is in <c>docs/sdk-surface.md</c>.</summary>
internal static class DescriptionParser
{
    private static readonly char[] Blank = [' '];

    /// <summary>Reads a description.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The description, or <see langword="null"/> when the text has no <c>service</c> line.</returns>
    public static ServiceDescription? Parse(string text)
    {
        string[]? service = null;
        var operations = new List<OperationDescription>();
        var classes = new List<ClassDescription>();
        var enumerations = new List<EnumerationDescription>();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split(Blank, StringSplitOptions.RemoveEmptyEntries);
            var needsName = words.Length > 0 && words[0] is not (">" or "<" or "page");
            if (words.Length == 0 || words[0] == "#" || (needsName && words.Length == 1)) continue;
            switch (words[0])
            {
                case "service":
                    service = words;
                    break;
                case "op":
                    operations.Add(Operation(words));
                    break;
                case ">":
                    Replace(operations, operation => operation with { Request = Class(operation.Request.Name, words, first: 1) });
                    break;
                case "<":
                    Replace(operations, operation => operation with { Response = Class(operation.Response.Name, words, first: 1) });
                    break;
                case "page":
                    Replace(operations, operation => operation with { Pages = Class("", words, first: 1).Members });
                    break;
                case "class":
                    classes.Add(Class(words[1], words, first: 2));
                    break;
                case "error":
                    classes.Add(Class(words[1], words, first: 2) with { IsError = true });
                    break;
                case "enum":
                    enumerations.Add(Enumeration(words));
                    break;
            }
        }

        if (service is not { Length: >= 4 }) return null;
        return new ServiceDescription(service[1], service[2], service[3], operations, classes, enumerations);
    }

    private static void Replace(List<OperationDescription> operations, Func<OperationDescription, OperationDescription> change)
    {
        if (operations.Count == 0) return;
        operations[operations.Count - 1] = change(operations[operations.Count - 1]);
    }

    private static OperationDescription Operation(string[] words) => new(
        words[1],
        Groups(words, first: 2),
        new ClassDescription(words[1] + "Request", false, [], []),
        new ClassDescription(words[1] + "Response", false, [], []),
        null);

    private static ClassDescription Class(string name, string[] words, int first)
    {
        var members = words.Skip(first).TakeWhile(word => word[0] != '(').Select(Member).ToList();
        return new ClassDescription(name, false, members, Groups(words, first + members.Count));
    }

    /// <summary><c>Name</c> is text, <c>Name:Type</c> has a type, and <c>Name:</c> has the type of its own name.</summary>
    private static MemberDescription Member(string word)
    {
        var colon = word.IndexOf(':');
        if (colon < 0) return new(word, TypeDescription.Text);
        var name = word.Substring(0, colon);
        return colon == word.Length - 1
            ? new(name, TypeDescription.Parse(name))
            : new(name, TypeDescription.Parse(word.Substring(colon + 1)));
    }

    /// <summary>Groups in parentheses, such as <c>(QueueUrl MessageBody) (QueueUrl)</c>.</summary>
    private static List<IReadOnlyList<string>> Groups(string[] words, int first)
    {
        var groups = new List<IReadOnlyList<string>>();
        var group = new List<string>();
        foreach (var word in words.Skip(first))
        {
            var name = word.Trim('(', ')');
            if (name.Length > 0) group.Add(name);
            if (word[word.Length - 1] != ')') continue;
            groups.Add(group);
            group = [];
        }

        return groups;
    }

    /// <summary>A constant is its value, or <c>Name=value</c> when the rule gives another name; a blank in a value is <c>\s</c>.</summary>
    private static EnumerationDescription Enumeration(string[] words)
    {
        var constants = new List<KeyValuePair<string, string>>();
        foreach (var word in words.Skip(2))
        {
            var equals = word.IndexOf('=');
            var value = (equals > 0 ? word.Substring(equals + 1) : word).Replace("\\s", " ");
            constants.Add(new(equals > 0 ? word.Substring(0, equals) : ConstantName.From(value), value));
        }

        return new EnumerationDescription(words[1], constants);
    }
}
