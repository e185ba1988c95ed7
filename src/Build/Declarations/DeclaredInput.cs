using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Declarations;

/// <summary>Reads an <c>IamInput</c> item, which says what an input of the program holds, and the same from a settings file.</summary>
internal static class DeclaredInput
{
    private const int LongestValue = 2048;

    /// <summary>Reads an item.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="value">Metadata <c>Value</c>: the values, separated by <c>;</c>.</param>
    /// <param name="input">The input, when there is no problem.</param>
    /// <returns>What is wrong; <see langword="null"/> for nothing.</returns>
    public static Problem? TryRead(string name, string value, out InputValue? input)
    {
        var values = ItemText.List(value);
        input = null;
        if (values.Length == 0) return Wrong(name, "it has no Value, so it has no effect; give the value, or a pattern such as uploads-*");
        if (Array.Find(values, static one => one.Length > LongestValue || one.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)) || one.Contains("${")) is { } bad) return Wrong(name, $"'{bad}' cannot be part of an ARN; give a name, an ARN, or a pattern with * and ?");
        input = new(name, ItemText.Sorted(values));
        return null;
    }

    /// <summary>Adds what settings files say: the value of a key is that of the input with the key's name. An item of the project goes before it.</summary>
    /// <param name="options">What the project says.</param>
    /// <param name="texts">The texts of the files, JSON; a later one goes before an earlier one, and one that is no JSON says nothing.</param>
    /// <param name="needs">All that the policies are made from: settings that name nothing of it are left out.</param>
    public static PolicyOptions WithSettings(PolicyOptions options, IEnumerable<string> texts, NeedsRecord needs)
    {
        var known = InputsOf(needs);
        var settings = texts
            .SelectMany(SettingsText.Read)
            .Where(setting => known.Contains(setting.Path) && options.Inputs.All(input => !string.Equals(input.Name, setting.Path, StringComparison.OrdinalIgnoreCase)))
            .Select(static setting => TryRead(setting.Path, setting.Value.Replace(";", " "), out var input) is null ? input : null)
            .OfType<InputValue>()
            .Where(input => Fits(input, needs))
            .GroupBy(static input => input.Name, StringComparer.OrdinalIgnoreCase)
            .Select(static same => same.Last());
        return options with { Inputs = options.Inputs.Concat(settings).OrderBy(static input => input.Name, StringComparer.Ordinal).ToEquatableArray() };
    }

    /// <summary>The declared inputs that no permission of the program names, which a change of the code may have left behind, and those whose value does not fit their place.</summary>
    /// <param name="needs">All that the policies are made from.</param>
    /// <param name="options">What the project says.</param>
    public static IEnumerable<Problem> Idle(NeedsRecord needs, PolicyOptions options)
    {
        var known = InputsOf(needs);
        foreach (var input in options.Inputs)
        {
            if (known.Contains(input.Name))
            {
                if (!Fits(input, needs)) yield return Wrong(input.Name, "the policy needs " + (IsArn(input) ? "the name that it holds, not the ARN" : "the ARN of what it names, not the name"));
                continue;
            }

            var nearest = NearestNames.Of(input.Name, known);
            var hint = nearest.Count > 0 ? $"did you mean {string.Join(", ", nearest)}?" : known.Count == 0 ? "remove the item, because no input names a resource of the policy" : $"the inputs are {string.Join(", ", known)}";
            yield return Wrong(input.Name, $"no resource of the policy is named by it; {hint}");
        }
    }

    // A setting may hold the URL of a queue, or an ARN where a name stands in the pattern.
    private static bool Fits(InputValue input, NeedsRecord needs) => needs.Permissions.Any(permission => permission.Resources.Any(text => InputValue.IsIn(text, input)));

    private static bool IsArn(InputValue input) => input.Values.All(static value => value.StartsWith(InputValue.ArnStart, StringComparison.Ordinal));

    private static SortedSet<string> InputsOf(NeedsRecord needs)
        => new(needs.Permissions.SelectMany(static permission => permission.Resources).SelectMany(ArnPlaceholders.Inputs), StringComparer.OrdinalIgnoreCase);

    private static Problem Wrong(string name, string why) => new(ProblemSeverity.Warning, RuleIds.BadInput, $"IamInput '{name}': {why}");
}
