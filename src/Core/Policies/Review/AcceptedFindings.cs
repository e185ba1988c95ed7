using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>Which exception accepts a finding. All that an exception says must fit; what it leaves out fits anything.</summary>
public static class AcceptedFindings
{
    /// <summary>Finds the exception for a need that a reviewed policy refuses.</summary>
    /// <param name="set">The reviewed policy, with its exceptions.</param>
    /// <param name="refused">The need.</param>
    /// <returns>The first that fits, or <see langword="null"/>.</returns>
    public static PolicyException? Accepting(this ReviewedSet set, RefusedNeed refused)
        => set.Exceptions.FirstOrDefault(exception => exception.Rule == refused.Rule
            && Fits(exception.Environment, set.Environment)
            && Fits(exception.Role, set.Role)
            && IsSame(exception.Statement, refused.Outcome.Denial?.Sid?.Text ?? "")
            && string.Equals(exception.Action, refused.Need.Need.Action, StringComparison.OrdinalIgnoreCase)
            && (exception.Resource.Length == 0 || refused.Need.Need.Resources.All(resource => Covers(exception.Resource, resource.Text)))
            && (exception.File.Length == 0 || set.Files.Any(file => exception.IsFor(file.Path))));

    /// <summary>Finds the exception for a grant that is unused or too wide.</summary>
    /// <param name="exceptions">The exceptions.</param>
    /// <param name="file">The file of the grant.</param>
    /// <param name="excess">The grant.</param>
    /// <returns>The first that fits, or <see langword="null"/>.</returns>
    public static PolicyException? Accepting(this IEnumerable<PolicyException> exceptions, ReviewedFile file, ExcessGrant excess)
        => exceptions.FirstOrDefault(exception => exception.Rule == excess.Finding.Rule
            && exception.IsFor(file.Path)
            && Fits(exception.Environment, file.Environment)
            && Fits(exception.Role, file.Role)
            && IsSame(exception.Statement, excess.Statement.Sid?.Text ?? "")
            && Fits(exception.Action, excess is { IsResource: false, Value: { } action } ? action.Text : "")
            && IsSame(exception.Resource, excess is { IsResource: true, Value: { } resource } ? resource.Text : ""));

    /// <summary>Finds the exception for a finding in a policy's text.</summary>
    /// <param name="exceptions">The exceptions.</param>
    /// <param name="path">The file.</param>
    /// <param name="policy">What it holds; <see langword="null"/> when it cannot be read.</param>
    /// <param name="finding">The finding.</param>
    /// <returns>The first that fits, or <see langword="null"/>.</returns>
    public static PolicyException? Accepting(this IEnumerable<PolicyException> exceptions, string path, PolicyText? policy, PolicyFinding finding)
    {
        var statement = policy?.Statements.FirstOrDefault(one => Holds(one.Range, finding.Range));
        return statement is null ? null : exceptions.FirstOrDefault(exception => exception.Rule == finding.Rule
            && exception.IsFor(path)
            && IsSame(exception.Statement, statement.Sid?.Text ?? "")
            && FitsOne(exception.Action, StatementElements.Actions(statement), finding, Fits)
            && FitsOne(exception.Resource, StatementElements.Resources(statement), finding, IsSame));
    }

    private static bool Fits(string wanted, string given) => wanted.Length == 0 || string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase);

    // AWS tells resources and Sids of another case apart.
    private static bool IsSame(string wanted, string given) => wanted.Length == 0 || string.Equals(wanted, given, StringComparison.Ordinal);

    private static bool Covers(string pattern, string resource) => pattern == resource || ArnPattern.Parse(pattern).Covers(ArnPattern.Parse(resource));

    // The value at which the finding stands; where it stands elsewhere in the statement, any.
    private static bool FitsOne(string wanted, IEnumerable<PolicyTextValue> values, PolicyFinding finding, Func<string, string, bool> fits)
    {
        if (wanted.Length == 0) return true;
        var all = values.ToList();
        var place = all.Find(value => Holds(value.Range, finding.Range));
        return place is not null ? fits(wanted, place.Text) : all.Exists(value => fits(wanted, value.Text));
    }

    private static bool Holds(Common.TextRange outer, Common.TextRange inner) => outer.Start <= inner.Start && inner.End <= outer.End;
}
