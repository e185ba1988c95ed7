using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Matching;

namespace IamAnalyzers.Core.Policies;

/// <summary>Splits a policy that is larger than IAM takes into several documents, in the order of its statements. Nothing is widened.</summary>
public static class PolicySplitter
{
    /// <summary>Splits a policy.</summary>
    /// <param name="document">The policy.</param>
    /// <param name="most">The characters that a document may have, white space not counted.</param>
    /// <returns>
    /// The documents, at least one. A statement that is too large for a document is divided by its resources, then by its
    /// actions; one pair of action and resource that alone is too large stands in a document of its own.
    /// </returns>
    public static IReadOnlyList<PolicyDocument> Split(PolicyDocument document, int most)
    {
        if (Size(document.Statements) <= most) return [document];
        var documents = new List<PolicyDocument>();
        var current = new List<PolicyStatement>();
        foreach (var statement in document.Statements.SelectMany(statement => Divide(statement, most)))
        {
            if (current.Count > 0 && Size([.. current, statement]) > most)
            {
                documents.Add(new PolicyDocument(current.ToEquatableArray()));
                current.Clear();
            }

            current.Add(statement);
        }

        documents.Add(new PolicyDocument(current.ToEquatableArray()));
        return documents;
    }

    /// <summary>The size of a policy as IAM counts it.</summary>
    /// <param name="statements">The statements.</param>
    /// <returns>The characters, white space not counted.</returns>
    public static int Size(IEnumerable<PolicyStatement> statements)
        => PolicyWriter.Write(new PolicyDocument(statements.ToEquatableArray())).Count(static c => c > ' ');

    private static IEnumerable<PolicyStatement> Divide(PolicyStatement statement, int most)
    {
        if (Size([statement]) <= most) return [statement];
        if (statement.Resources.Count > 1) return Halves(statement.Resources).SelectMany((half, i) => Divide(Part(statement, i) with { Resources = half }, most));
        return statement.Actions.Count > 1
            ? Halves(statement.Actions).SelectMany((half, i) => Divide(Part(statement, i) with { Actions = half, StandsFor = StoodFor(statement, half) }, most))
            : [statement];
    }

    private static EquatableArray<string> StoodFor(PolicyStatement statement, EquatableArray<string> written)
        => statement.StandsFor.Where(action => written.Any(pattern => IamPattern.Parse(pattern).Matches(action, ignoreCase: true))).ToEquatableArray();

    private static EquatableArray<string>[] Halves(EquatableArray<string> items)
        => [items.Take(items.Count / 2).ToEquatableArray(), items.Skip(items.Count / 2).ToEquatableArray()];

    // The parts need names of their own.
    private static PolicyStatement Part(PolicyStatement statement, int index) => statement with { Sid = statement.Sid + (index == 0 ? "P1" : "P2") };
}
