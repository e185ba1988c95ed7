using System.Collections.Concurrent;
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
    private const int MostKept = 8;

    // By the first part, which most projects of an editor share.
    private static readonly ConditionalWeakTable<ReferencedNames, Sets> Made = new();

    private readonly HashSet<string> _members;
    private readonly HashSet<string> _types;
    private readonly HashSet<int> _hashes;
    private readonly ConcurrentDictionary<string, CandidateNames> _withAliases = new(StringComparer.Ordinal);

    private CandidateNames(IEnumerable<string> members, IEnumerable<string> types)
    {
        _members = new(members, StringComparer.Ordinal);
        _types = new(types, StringComparer.Ordinal);
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
        return parts.Count == 0 ? Make(parts, catalog) : Made.GetOrCreateValue(parts[0]).Of(parts, catalog);
    }

    /// <summary>Whether a name is one of a member or of a helper that can be made.</summary>
    public bool IsOfSdk(string name) => _members.Contains(name) || _types.Contains(name);

    /// <summary>Whether a name is one of a helper that can be made.</summary>
    public bool IsType(string name) => _types.Contains(name);

    /// <summary>Whether a name is one of them.</summary>
    public bool Contains(string name) => IsOfSdk(name) || ReflectionNames.IsLookup(name);

    /// <summary>The names with aliases for types.</summary>
    /// <param name="aliases">The aliases; none gives the names themselves.</param>
    public CandidateNames With(IReadOnlyCollection<string> aliases)
    {
        if (aliases.Count == 0) return this;
        var key = string.Join(" ", aliases.OrderBy(static alias => alias, StringComparer.Ordinal));

        // An alias that is typed has another name with each key stroke.
        if (_withAliases.Count > MostKept) _withAliases.Clear();
        return _withAliases.GetOrAdd(key, _ => new(_members, _types.Concat(aliases)));
    }

    // What a client has beside operations (Config, Dispose) is no call.
    private static CandidateNames Make(IReadOnlyList<ReferencedNames> parts, AwsCatalog catalog)
        => new(parts.SelectMany(static part => part.All).Where(catalog.IsCandidateName), parts.SelectMany(static part => part.Made));

    /// <summary>The names of the last sets of parts. Safe for use by several threads.</summary>
    private sealed class Sets
    {
        private readonly List<(IReadOnlyList<ReferencedNames> Parts, CandidateNames Names)> _last = [];

        public CandidateNames Of(IReadOnlyList<ReferencedNames> parts, AwsCatalog catalog)
        {
            lock (_last)
            {
                if (_last.Find(one => one.Parts.SequenceEqual(parts)).Names is { } known) return known;
                if (_last.Count == MostKept) _last.RemoveAt(0);
                var made = Make(parts, catalog);
                _last.Add((parts, made));
                return made;
            }
        }
    }
}
