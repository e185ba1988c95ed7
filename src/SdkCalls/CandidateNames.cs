using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;

namespace IamAnalyzers.SdkCalls;

/// <summary>
/// The simple names that can be a use of the SDK in a program: those of members that a referenced service or helper has, of helpers
/// that can be made, of aliases for these, and of the framework's ways to a method by reflection. It holds no symbols.
/// </summary>
internal sealed class CandidateNames
{
    private static readonly ConditionalWeakTable<ReferencedNames, CandidateNames> Made = new();

    private readonly IReadOnlyList<ReferencedNames> _parts;
    private readonly HashSet<string> _members;
    private readonly HashSet<string> _types;
    private readonly HashSet<int> _hashes;
    private readonly string _aliases;
    private volatile CandidateNames? _withAliases;

    private CandidateNames(IReadOnlyList<ReferencedNames> parts, IEnumerable<string> members, IEnumerable<string> types, string aliases)
    {
        _parts = parts;
        _members = new(members, StringComparer.Ordinal);
        _types = new(types, StringComparer.Ordinal);
        _aliases = aliases;
        _hashes = [.. _members.Concat(_types).Concat(ReflectionNames.Lookups).Select(IdentifierScan.HashOf)];
        if (_types.Count > 0) _hashes.Add(IdentifierScan.HashOf(IdentifierScan.ImplicitCreation));
    }

    /// <summary>The hashes of all of them, and of <c>new(...)</c> when it can make a helper; see <see cref="IdentifierScan"/>.</summary>
    public HashSet<int> Hashes => _hashes;

    /// <summary>Whether <c>new(...)</c> can make a helper.</summary>
    public bool HasTypes => _types.Count > 0;

    /// <summary>Finds the names of what a compilation refers to; the same references have the same names object.</summary>
    public static CandidateNames Of(ReferencedServices services, AwsCatalog catalog)
    {
        var parts = services.Parts;
        if (parts.Count == 0) return Make(parts, catalog);
        if (Made.TryGetValue(parts[0], out var known) && known._parts.SequenceEqual(parts)) return known;
        var made = Make(parts, catalog);
        Made.Remove(parts[0]);
        return Made.GetValue(parts[0], _ => made);
    }

    /// <summary>Whether a name is one of a member or of a helper that can be made.</summary>
    public bool IsOfSdk(string name) => _members.Contains(name) || _types.Contains(name);

    /// <summary>Whether a name is one of a helper that can be made.</summary>
    public bool IsType(string name) => _types.Contains(name);

    /// <summary>Whether a name is one of them.</summary>
    public bool Contains(string name) => IsOfSdk(name) || ReflectionNames.IsLookup(name);

    /// <summary>The names with the aliases that a program had last, which it most likely has again.</summary>
    public CandidateNames WithLastAliases => _withAliases ?? this;

    /// <summary>The names with aliases for types.</summary>
    /// <param name="aliases">The aliases; none gives the names themselves.</param>
    public CandidateNames With(IReadOnlyCollection<string> aliases)
    {
        if (aliases.Count == 0)
        {
            _withAliases = null;
            return this;
        }

        var key = string.Join(" ", aliases.OrderBy(static alias => alias, StringComparer.Ordinal));
        return _withAliases is { } last && last._aliases == key ? last : _withAliases = new(_parts, _members, _types.Concat(aliases), key);
    }

    // What a client has beside operations (Config, Dispose) is no call.
    private static CandidateNames Make(IReadOnlyList<ReferencedNames> parts, AwsCatalog catalog)
        => new(parts, parts.SelectMany(static part => part.All).Where(catalog.IsCandidateName), parts.SelectMany(static part => part.Made), "");
}
