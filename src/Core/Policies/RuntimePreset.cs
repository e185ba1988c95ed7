using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>What a platform needs of a program's identity without a call in its code.</summary>
/// <param name="Name">The name that a project gives in <c>IamRuntime</c>.</param>
/// <param name="Source">Where AWS says so.</param>
/// <param name="Permissions">The permissions, those of the presets that it holds too.</param>
public sealed record RuntimePreset(string Name, string Source, EquatableArray<Permission> Permissions)
{
    private const string Resource = "RuntimePresets";
    private static readonly Lazy<IReadOnlyList<RuntimePreset>> Table = new(Load);

    /// <summary>All presets, in the order of their file.</summary>
    public static IReadOnlyList<RuntimePreset> All => Table.Value;

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name, compared without case.</param>
    /// <returns>The preset, or <see langword="null"/>.</returns>
    public static RuntimePreset? Find(string name)
        => All.FirstOrDefault(preset => string.Equals(preset.Name, name, StringComparison.OrdinalIgnoreCase));

    private static List<RuntimePreset> Load()
    {
        var presets = new List<RuntimePreset>();
        foreach (var line in CatalogResource.ReadRows(Resource))
        {
            var words = line.Split([' '], 3);
            if (words[0] == "preset")
            {
                var held = presets.Where(preset => words.Length > 2 && preset.Name == words[2]).SelectMany(static preset => preset.Permissions);
                presets.Add(new RuntimePreset(words[1], "", held.ToEquatableArray()));
            }
            else if (words[0] == "source")
            {
                presets[presets.Count - 1] = presets[presets.Count - 1] with { Source = line.Substring("source ".Length) };
            }
            else
            {
                presets[presets.Count - 1] = presets[presets.Count - 1].With(words[0], words[1], words[2]);
            }
        }

        return presets;
    }

    private RuntimePreset With(string action, string resource, string reason)
    {
        var permission = new Permission(
            action, EquatableArray<string>.From([resource]), default, Tier.Required, "IamRuntime " + Name, reason, "", "");
        return this with { Permissions = Permissions.Append(permission).ToEquatableArray() };
    }
}
