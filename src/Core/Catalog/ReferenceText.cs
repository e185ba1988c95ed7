using System.Globalization;

namespace IamAnalyzers.Core.Catalog;

/// <summary>The text of one action prefix: condition keys, numbered sets of them, resource types and actions.</summary>
internal sealed class ReferenceText
{
    private readonly string _prefix;
    private readonly EntryText _entries;
    private readonly List<IReadOnlyList<string>> _sets = [[]];
    private readonly List<ResourceTypeEntry> _types = [];
    private readonly List<string> _keyNames = [];
    private readonly Dictionary<string, string> _keys = new(StringComparer.OrdinalIgnoreCase);

    private ReferenceText(string prefix, EntryText entries)
    {
        _prefix = prefix;
        _entries = entries;
    }

    /// <summary>Reads a prefix.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="text">The file.</param>
    /// <returns>What the reference says of it.</returns>
    /// <exception cref="FormatException">The text is not of the format.</exception>
    public static IamServiceEntry Parse(string prefix, string text)
    {
        var reader = new ReferenceText(prefix, new EntryText(text));
        var name = reader.ReadHeader();
        var actions = new ActionEntry[reader._entries.Count];
        for (var i = 0; i < actions.Length; i++) actions[i] = reader.ReadAction(reader._entries.Lines(i)[0]);
        return new IamServiceEntry(actions)
        {
            Prefix = prefix,
            Name = name,
            ResourceTypes = reader._types,
            ConditionKeys = reader._keys,
        };
    }

    private string ReadHeader()
    {
        var name = "";
        foreach (var line in _entries.Header)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "service": name = line.Substring("service ".Length); break;
                case "key" when words.Length == 3: AddKey(words[1], words[2]); break;
                case "set": _sets.Add(words.Skip(1).Select(ReadKey).ToArray()); break;
                case "type" when words.Length is 3 or 4: _types.Add(ReadType(words)); break;
                default: throw new FormatException("Not a header line: " + line);
            }
        }

        return name;
    }

    private void AddKey(string key, string type)
    {
        _keyNames.Add(key);
        _keys[key] = type;
    }

    /// <summary>A key of a set is the number of its line in the header, or its name when it has no line of its own.</summary>
    private string ReadKey(string word)
    {
        if (word.Length == 0 || !char.IsDigit(word[0])) return word;
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > _keyNames.Count)
        {
            throw new FormatException("No such condition key: " + word);
        }

        return _keyNames[number - 1];
    }

    private ResourceTypeEntry ReadType(string[] words)
        => new(words[1].Replace("%20", " "), words[2], words.Length == 4 ? Set(words[3].Substring(1)) : []);

    private ActionEntry ReadAction(string line)
    {
        var words = line.Split(' ');
        if (words.Length < 2) throw new FormatException("Not an action: " + line);
        var resources = new List<ActionResource>();
        IReadOnlyList<string> keys = [];
        for (var i = 2; i < words.Length; i++)
        {
            if (words[i][0] == '#') keys = Set(words[i].Substring(1));
            else ReadResource(words[i], resources);
        }

        return new ActionEntry(_prefix + ":" + words[0], ReadAccess(words[1]), resources, keys);
    }

    private void ReadResource(string word, List<ActionResource> resources)
    {
        var hash = word.IndexOf('#');
        var keys = hash < 0 ? [] : Set(word.Substring(hash + 1));
        var name = hash < 0 ? word : word.Substring(0, hash);
        var isCreated = name[name.Length - 1] == '+';
        if (isCreated) name = name.Substring(0, name.Length - 1);
        var isRequired = name[name.Length - 1] == '*';
        if (isRequired) name = name.Substring(0, name.Length - 1);
        name = name.Replace("%20", " ");

        var before = resources.Count;
        foreach (var type in _types)
        {
            if (string.Equals(type.Name, name, StringComparison.Ordinal)) resources.Add(new ActionResource(type, isRequired, isCreated, keys));
        }

        if (resources.Count == before) throw new FormatException("No such resource type: " + name);
    }

    private IReadOnlyList<string> Set(string number)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= _sets.Count)
        {
            throw new FormatException("No such set of condition keys: " + number);
        }

        return _sets[index];
    }

    private static AccessLevels ReadAccess(string letters)
    {
        var access = AccessLevels.None;
        foreach (var letter in letters)
        {
            access |= letter switch
            {
                'L' => AccessLevels.List,
                'R' => AccessLevels.Read,
                'W' => AccessLevels.Write,
                'T' => AccessLevels.Tagging,
                'P' => AccessLevels.PermissionsManagement,
                _ => throw new FormatException("Not an access level: " + letters),
            };
        }

        return access;
    }
}
