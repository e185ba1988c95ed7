using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Catalog;

/// <summary>Whether a trigger holds for a request.</summary>
public enum TriggerResult
{
    /// <summary>The code shows that it does not hold.</summary>
    No = 0,

    /// <summary>The code does not tell.</summary>
    Maybe = 1,

    /// <summary>The code shows that it holds.</summary>
    Yes = 2,
}

/// <summary>
/// A condition over request members, as the catalogue writes it. Clauses joined with <c>,</c> must all hold; inside a clause,
/// tests joined with <c>|</c> are alternatives. A test is <c>Tags</c> (set), <c>!VersionId</c> (not set),
/// <c>Type=spot|fleet</c> (one of the values), <c>Directive!=REPLACE</c> (not one of them; not set counts too),
/// <c>ImageId^=resolve:ssm:</c> (begins with) or <c>LogFormat*=ecs-</c> (contains). Values run to the end of their clause,
/// so a test with values stands last in it. Values compare without case, whole ones without punctuation too.
/// </summary>
public sealed class Trigger
{
    private readonly IReadOnlyList<IReadOnlyList<TriggerTest>> _clauses;

    private Trigger(string text, IReadOnlyList<IReadOnlyList<TriggerTest>> clauses)
    {
        Text = text;
        _clauses = clauses;
    }

    /// <summary>The trigger as the catalogue writes it.</summary>
    public string Text { get; }

    /// <summary>The C# paths of all request members that decide, in the order of the text, each once.</summary>
    public IReadOnlyList<string> Members => _clauses.SelectMany(clause => clause).Select(test => test.Path).Distinct().ToList();

    /// <summary>All tests, in the order of the text.</summary>
    internal IEnumerable<TriggerTest> Tests => _clauses.SelectMany(static clause => clause);

    /// <summary>Reads a trigger.</summary>
    /// <param name="text">The catalogue's text.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="FormatException">The text is not of the form above; the builder's tests keep such text out of the catalogue.</exception>
    public static Trigger Parse(string text)
    {
        var clauses = new List<IReadOnlyList<TriggerTest>>();
        foreach (var clause in text.Split(',')) clauses.Add(ParseClause(clause));
        return new Trigger(text, clauses);
    }

    /// <summary>Whether the trigger holds for a request.</summary>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The result; <see cref="TriggerResult.Maybe"/> when a member that decides is not visible.</returns>
    public TriggerResult Evaluate(SdkRequest request)
    {
        var all = TriggerResult.Yes;
        foreach (var clause in _clauses)
        {
            var any = TriggerResult.No;
            foreach (var test in clause)
            {
                var result = test.Evaluate(request);
                if (result > any) any = result;
            }

            if (any < all) all = any;
        }

        return all;
    }

    /// <summary>Whether the code shows a value with which the trigger holds; other runs may have another one.</summary>
    /// <param name="request">What the code shows of the request.</param>
    public bool IsShown(SdkRequest request) => _clauses.All(clause => clause.Any(test => test.IsShown(request)));

    /// <summary>The request in those runs of the program in which the trigger holds: what it asks for is set, and has a value that fits.</summary>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The request as those runs send it.</returns>
    public SdkRequest Assume(SdkRequest request)
        => _clauses.Where(static clause => clause.Count == 1).Aggregate(request, static (assumed, clause) => clause[0].Assume(assumed));

    /// <summary>A phrase for reasons and reports, such as <c>TagSpecifications is set</c>.</summary>
    /// <returns>The phrase.</returns>
    public string Describe()
        => string.Join(" and ", _clauses.Select(clause => string.Join(" or ", clause.Select(test => test.Describe()))));

    /// <summary>The trigger's text.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private static List<TriggerTest> ParseClause(string clause)
    {
        var tests = new List<TriggerTest>();
        var start = 0;
        while (true)
        {
            var bar = clause.IndexOf('|', start);
            var equals = clause.IndexOf('=', start);
            if (equals >= 0 && (bar < 0 || equals < bar))
            {
                tests.Add(TriggerTest.Parse(clause.Substring(start)));
                return tests;
            }

            tests.Add(TriggerTest.Parse(bar < 0 ? clause.Substring(start) : clause.Substring(start, bar - start)));
            if (bar < 0) return tests;
            start = bar + 1;
        }
    }
}
