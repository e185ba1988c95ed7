using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;

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
    /// <returns>The characters, white space not counted.</returns>
    public static int Size(IEnumerable<PolicyStatement> statements)
        => PolicyWriter.Write(new PolicyDocument(statements.ToEquatableArray())).Count(static c => c > ' ');

    private static IEnumerable<PolicyStatement> Divide(PolicyStatement statement, int most)
    {
        if (Size([statement]) <= most) return [statement];
        if (statement.Resources.Count > 1)
        {
            return Chunks(statement, most, statement.Resources, static (part, resources) => part with { Resources = resources }).SelectMany(part => Divide(part, most));
        }

        return statement.Actions.Count > 1
            ? Chunks(statement, most, statement.Actions, static (part, actions) => part with { Actions = actions, StandsFor = StoodFor(part, actions) })
            : [statement];
    }

    // As many items as fit, in their order; at least one.
    private static IEnumerable<PolicyStatement> Chunks(
        PolicyStatement statement, int most, EquatableArray<string> items, Func<PolicyStatement, EquatableArray<string>, PolicyStatement> holding)
    {
        var number = 0;
        for (var start = 0; start < items.Count;)
        {
            // The parts need names of their own.
            number++;
            var part = statement with { Sid = statement.Sid + "P" + number.ToString(CultureInfo.InvariantCulture) };
            var size = Size([holding(part, items.Skip(start).Take(1).ToEquatableArray())]);
            var end = start + 1;
            while (end < items.Count && (size += SizeInList(items[end])) <= most) end++;
            yield return holding(part, items.Skip(start).Take(end - start).ToEquatableArray());
            start = end;
        }
    }

    // A text in a list: as JSON, with the comma before it.
    private static int SizeInList(string text)
    {
        var json = new StringBuilder(",");
        PolicyWriter.WriteString(json, text);
        return json.ToString().Count(static c => c > ' ');
    }

    private static EquatableArray<string> StoodFor(PolicyStatement statement, EquatableArray<string> written)
        => statement.StandsFor.Where(action => written.Any(pattern => IamPattern.Parse(pattern).Matches(action, ignoreCase: true))).ToEquatableArray();
}
