using System.Text.RegularExpressions;

namespace IamAnalyzers.Executed.Tests.Writing;

/// <summary>Gives each <c>@name</c> of a production a name that nothing else in the program has.</summary>
/// <param name="next">Gives the number of the next new name.</param>
internal sealed partial class Names(Func<int> next)
{
    private readonly Dictionary<string, string> _names = [];

    public string In(string text)
        => Pattern().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            return _names.TryGetValue(name, out var known) ? known : _names[name] = name + next();
        });

    [GeneratedRegex("@([A-Za-z_][A-Za-z]*)")]
    private static partial Regex Pattern();
}
