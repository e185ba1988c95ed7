using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Risks;

/// <summary>A row of <c>RiskyCalls.txt</c>: a call that opens something, by its operation and what its request says.</summary>
/// <param name="Service">The catalogue's id of the service.</param>
/// <param name="Trigger">What the request must say; <see langword="null"/> when the operation alone is enough.</param>
public sealed record RiskyCall(string Service, string Operation, Trigger? Trigger, CallRisk Risk)
{
    private const string Resource = "RiskyCalls";
    private const string Note = " # ";

    private static readonly Lazy<ILookup<(string, string), RiskyCall>> Rows = new(static () => All().ToLookup(static row => (row.Service, row.Operation)));

    /// <summary>All rows.</summary>
    public static IEnumerable<RiskyCall> All() => CatalogResource.ReadRows(Resource).Select(Parse);

    /// <summary>Finds the rows of a call whose request says in sight what they ask, at least on some path.</summary>
    public static IEnumerable<CallRisk> Find(SdkCall call)
        => Rows.Value[(call.Service, call.Operation)].Where(row => row.Trigger is not { } trigger || IsSeen(trigger, call.Request)).Select(static row => row.Risk);

    // A value from configuration may be anything: what is not in sight is no finding.
    private static bool IsSeen(Trigger trigger, SdkRequest request) => trigger.Evaluate(trigger.Assume(request)) == TriggerResult.Yes;

    private static RiskyCall Parse(string line)
    {
        var note = line.IndexOf(Note, StringComparison.Ordinal);
        var words = line.Substring(0, note).Split(' ');
        var call = words[1].Split(':');
        var kind = (RiskKind)Enum.Parse(typeof(RiskKind), words[0], ignoreCase: true);
        return new(call[0], call[1], words[2] == "-" ? null : Catalog.Trigger.Parse(words[2]), new(kind, line.Substring(note + Note.Length)));
    }
}
