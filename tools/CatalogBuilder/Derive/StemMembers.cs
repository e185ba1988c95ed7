using System.Text.Json;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>
/// Finds, for the first action of an operation, the members of the request's first level whose name says which resource they name, though not
/// with the word of the ARN: <c>graphIdentifier</c> for <c>graph/${ResourceId}</c>. A member fits a variable of the same name, where
/// <c>Identifier</c> and <c>Id</c> are one word. The last variable of a type's ARN also fits a member that has the type's name, or that stands
/// alone (<c>Name</c>, <c>Id</c>) where the operation ends in the type's name; but a name is no id, and neither the description nor a member beside it may speak of another form.
/// An action with many types and another name than its operation counts for none: those of API Gateway stand for many operations.
/// </summary>
/// <param name="reference">The reference.</param>
internal sealed class StemMembers(Reference reference)
{
    private const string WholeArn = "*arn*";
    private const string Arn = "arn";
    private const string Id = "id";
    private const string Name = "name";
    private const int MostTypes = 5;

    // What these make gets its id from the service; an id in the request is that of another, such as one to copy.
    private static readonly HashSet<string> Makers = ["Copy", "Create", "Import", "Register", "Restore", "Run", "Start"];

    // Longest first: an identifier ends in "id" by chance only.
    private static readonly (string Suffix, string Kind)[] Kinds = [("identifier", Id), ("name", Name), ("arn", Arn), ("id", Id)];

    /// <summary>Finds the rows.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="actions">Its actions, as the map has them.</param>
    public IEnumerable<(string Action, string Type, string Variable, string Path)> Find(ApiOperation operation, JsonElement actions)
    {
        if (actions.GetArrayLength() == 0 || reference.Find(actions[0].GetProperty("action").GetString()!) is not { } action) yield break;
        var members = operation.Members.Where(member => member.Level == 1 && member.IsText && !HasSeveralKinds(member, operation)).ToList();
        var types = action.Touches.Select(static touch => touch.Type).DistinctBy(static type => type.Name).ToList();
        if (action.Name != operation.Name && types.Count > MostTypes) yield break;
        foreach (var type in types.Where(static type => type.Arns.Count == 1))
        {
            var variables = type.Variables.ToList();
            if (variables.Count == 0) continue;
            foreach (var member in members)
            {
                if (Whole(type, member, operation, types.Count == 1)) yield return (action.FullName, type.Name, WholeArn, member.Path);
                foreach (var variable in variables)
                {
                    if (!Fits(type, variable, isLast: variable == variables[^1], member, operation)) continue;
                    if (IsOfSeveral(variable, types) && IdentifierWords.FormsOf(member).Any(static form => form.Contains(Arn, StringComparison.Ordinal))) continue;
                    yield return (action.FullName, type.Name, variable, member.Path);
                }
            }
        }
    }

    // What an identifier is another member says: IdentifierType beside Identifier, of which only one value is the id of the ARN.
    private static bool HasSeveralKinds(RequestMember member, ApiOperation operation)
        => operation.Members.Any(other => other.Level == 1 && string.Equals(other.Name, member.Name + "Type", StringComparison.OrdinalIgnoreCase));

    // An ARN tells by itself of which type it is, so a part of the type's name is enough where the action has one type.
    private static bool Whole(ReferenceType type, RequestMember member, ApiOperation operation, bool isOnly)
        => Split(member) is (var stem, Arn) && (IsOf(type, stem, operation) || (isOnly && stem.Length > 0 && Letters(type.Name).EndsWith(stem, StringComparison.Ordinal)));

    private static bool Fits(ReferenceType type, string variable, bool isLast, RequestMember member, ApiOperation operation)
    {
        var (stem, kind) = Split(member);
        var (variableStem, variableKind) = Split(variable);
        if (kind is Arn or "" || kind != variableKind || !IsOnly(kind, member)) return false;
        if (isLast && kind == Id && Makers.Contains(Verb(operation.Name)) && IsOf(type, "", operation)) return false;
        return (stem.Length > 0 && stem == variableStem) || (isLast && IsOf(type, stem, operation));
    }

    private static bool IsOf(ReferenceType type, string stem, ApiOperation operation)
    {
        var word = stem.Length > 0 ? stem : WithoutVerb(operation.Name);
        return word.Length > 0 && Names(type.Name, type.Arns[0]).Contains(word);
    }

    /// <summary>What the reference calls a type, and what its ARN calls it: <c>application</c> is <c>app/${AppId}</c>.</summary>
    public static IEnumerable<string> Names(string type, string arn)
    {
        const string Resource = "resource";
        var name = Letters(type);
        yield return name;
        if (name.EndsWith(Resource, StringComparison.Ordinal)) yield return name[..^Resource.Length];
        var words = arn.Split(':', '/');
        if (words.Length > 1 && words[^1].StartsWith("${", StringComparison.Ordinal) && !words[^2].Contains('$', StringComparison.Ordinal)) yield return Letters(words[^2]);
    }

    // The description speaks of an ARN, which the catalogue reads by itself, and of nothing else.
    private static bool IsOnly(string kind, RequestMember member)
        => IdentifierWords.FormsOf(member).All(form => form == kind || (form.Contains(Arn, StringComparison.Ordinal) && form != "partial-arn"));

    private static bool IsOfSeveral(string variable, IEnumerable<ReferenceType> types) => types.Count(type => type.Variables.Contains(variable)) > 1;

    private static (string Stem, string Kind) Split(RequestMember member) => Split(member.Path.EndsWith("[]", StringComparison.Ordinal) ? member.Name.TrimEnd('s') : member.Name);

    /// <summary>The stem and the kind of a name: <c>graph</c> and <c>id</c> of <c>graphIdentifier</c>.</summary>
    public static (string Stem, string Kind) Split(string name)
    {
        var letters = Letters(name);
        foreach (var (suffix, kind) in Kinds)
        {
            if (letters.EndsWith(suffix, StringComparison.Ordinal)) return (letters[..^suffix.Length], kind);
        }

        return (letters, "");
    }

    private static string Verb(string operation) => string.Concat(operation.Take(1)) + string.Concat(operation.Skip(1).TakeWhile(char.IsAsciiLetterLower));

    private static string WithoutVerb(string operation) => Letters(operation[Verb(operation).Length..]);

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
