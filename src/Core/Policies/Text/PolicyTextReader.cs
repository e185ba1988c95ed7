using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>
/// Reads a policy as somebody wrote it: all that can be read is kept, and what AWS would refuse in its structure is told. The checks
/// are those that IAM Access Analyzer publishes ("policy check reference" of the IAM User Guide), under the ids of that page.
/// </summary>
public sealed class PolicyTextReader
{
    /// <summary>The version in which <c>${...}</c> is a variable.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The version that a document without one has.</summary>
    public const string OldVersion = "2008-10-17";

    /// <summary>More than anybody reads: a damaged file of megabytes must not flood a build.</summary>
    private const int MostFindings = 100;

    private readonly List<PolicyFinding> _findings = [];
    private readonly PolicyKind _kind;

    private PolicyTextReader(PolicyKind kind) => _kind = kind;

    /// <summary>Reads a text.</summary>
    /// <param name="kind">What the document is attached to.</param>
    /// <returns>The policy, <see langword="null"/> when the text is no JSON object; and what is wrong, in the order of the text.</returns>
    public static (PolicyText? Policy, IReadOnlyList<PolicyFinding> Findings) Read(string text, PolicyKind kind)
    {
        var reader = new PolicyTextReader(kind);
        var policy = reader.Read(JsonText.Read(text));
        return (policy, reader._findings);
    }

    /// <summary>Reads a text with holes.</summary>
    /// <param name="text">The text, with <see cref="TextHole.Mark"/> for what is not known.</param>
    /// <param name="kind">What the document is attached to.</param>
    /// <param name="fill">Makes the text of a value from one with holes.</param>
    /// <returns>
    /// The policy, <see langword="null"/> when the text is no JSON object; what is wrong; and whether holes hold brackets, so that it is not
    /// certain what belongs to what.
    /// </returns>
    public static (PolicyText? Policy, IReadOnlyList<PolicyFinding> Findings, bool IsTorn) ReadOpen(string text, PolicyKind kind, Func<string, string> fill)
    {
        var reader = new PolicyTextReader(kind);
        var (root, isTorn) = JsonText.ReadOpen(text, fill);
        return (root.Kind == JsonKind.Object ? reader.Read(root) : null, reader._findings, isTorn);
    }

    /// <summary>Reads a value, whatever language it was written in.</summary>
    /// <param name="root">The document.</param>
    /// <param name="kind">What the document is attached to.</param>
    /// <returns>The policy, <see langword="null"/> when the value is no object; and what is wrong.</returns>
    internal static (PolicyText? Policy, IReadOnlyList<PolicyFinding> Findings) Read(JsonValue root, PolicyKind kind)
    {
        var reader = new PolicyTextReader(kind);
        return (reader.Read(root), reader._findings);
    }

    private PolicyText? Read(JsonText json)
    {
        foreach (var problem in json.Problems) Add(problem.IsFatal ? CheckTable.JsonSyntaxError : CheckTable.JsonExtension, problem.Message, problem.Range);
        return json.Root is { } root ? Read(root) : null;
    }

    private PolicyText? Read(JsonValue root)
    {
        if (root.Kind != JsonKind.Object)
        {
            Add(CheckTable.DataTypeMismatch, "a policy document must be a JSON object; put it in '{' and '}'", root.Range);
            return null;
        }

        JsonMember? version = null, statement = null;
        foreach (var member in Members(root, "the document"))
        {
            switch (member.Name)
            {
                case "Version": version = member; break;
                case "Statement": statement = member; break;
                case "Id" when _kind is PolicyKind.Resource or PolicyKind.Endpoint or PolicyKind.Trust: break;
                case "Id": Add(CheckTable.IdInIdentityPolicy, "'Id' has no meaning in an identity policy; remove it", member.NameRange); break;
                default: UnknownElement(member, DocumentElements, root); break;
            }
        }

        if (statement is null && !root.IsOpen) Add(CheckTable.MissingStatement, "the document has no 'Statement'; add one", new TextRange(root.Range.Start, 1));
        return new PolicyText(root)
        {
            Version = version is null ? null : ReadVersion(version),
            IsVersionOpen = version?.Value.IsOpen ?? root.IsOpen,
            Statements = statement is null ? [] : ReadStatements(statement.Value),
        };
    }

    private static readonly string[] DocumentElements = ["Id", "Statement", "Version"];
    private static readonly string[] StatementElements =
        ["Action", "Condition", "Effect", "NotAction", "NotPrincipal", "NotResource", "Principal", "Resource", "Sid"];

    private PolicyTextValue? ReadVersion(JsonMember member)
    {
        if (ReadText(member) is not { } version) return null;
        if (version.Text is not (CurrentVersion or OldVersion))
        {
            Add(CheckTable.InvalidVersion, "the policy version '" + Shown(version.Text) + "' does not exist; write '" + CurrentVersion + "'", version.Range);
        }

        return version;
    }

    private List<PolicyTextStatement> ReadStatements(JsonValue value)
    {
        var statements = new List<PolicyTextStatement>();
        foreach (var item in value.Kind == JsonKind.Array ? value.Items : [value])
        {
            if (item.Kind == JsonKind.Object) statements.Add(ReadStatement(item));
            else if (item.Kind == JsonKind.Hole) statements.Add(OpenElements.Statement(item));
            else Add(CheckTable.DataTypeMismatch, "a statement must be a JSON object", item.Range);
        }

        if (value.Kind == JsonKind.Array && value.Items.Count == 0) Add(CheckTable.MissingStatement, "'Statement' is empty; add a statement", value.Range);
        return statements;
    }

    private PolicyTextStatement ReadStatement(JsonValue value)
    {
        var found = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (var member in Members(value, "the statement"))
        {
            if (StatementElements.Contains(member.Name, StringComparer.Ordinal)) found[member.Name] = member;
            else UnknownElement(member, StatementElements, value);
        }

        JsonMember? Get(string name) => found.TryGetValue(name, out var member) ? member : null;
        var statement = new PolicyTextStatement
        {
            Range = value.Range,
            Sid = Get("Sid") is { } sid ? ReadText(sid) : null,
            Effect = Get("Effect") is { } effect ? ReadText(effect) : null,
            Action = ReadElement(Get("Action")),
            NotAction = ReadElement(Get("NotAction")),
            Resource = ReadElement(Get("Resource")),
            NotResource = ReadElement(Get("NotResource")),
            Principal = Get("Principal"),
            NotPrincipal = Get("NotPrincipal"),
            Principals = _kind is PolicyKind.Identity or PolicyKind.Session || (Get("Principal") ?? Get("NotPrincipal")) is not { } principal
                ? []
                : PolicyPrincipalReader.Read(principal, Add),
            Condition = Get("Condition") ?? (value.IsOpen ? OpenElements.ConditionMember(value) : null),
            Conditions = Get("Condition") is { } condition ? ReadConditions(condition.Value) : value.IsOpen ? [OpenElements.Condition(value)] : [],
        };
        CheckElements(statement, value);
        return statement;
    }

    private void CheckElements(PolicyTextStatement statement, JsonValue value)
    {
        // What an open statement lacks may stand in its hole.
        TextRange? brace = value.IsOpen ? null : new TextRange(value.Range.Start, 1);
        if (statement.Effect is null) AddMissing(CheckTable.MissingEffect, "the statement has no 'Effect'; write \"Effect\": \"Allow\" or \"Deny\"", brace);
        else if (!statement.Allows && !statement.Denies) Add(CheckTable.InvalidEffect, "'Effect' must be 'Allow' or 'Deny', spelled exactly so", statement.Effect.Range);

        CheckOne(statement.Action, statement.NotAction, brace, CheckTable.MissingAction);
        if (_kind == PolicyKind.Trust)
        {
            if ((statement.Resource ?? statement.NotResource) is { } resource)
            {
                Add(CheckTable.RoleTrustPolicySyntaxErrorResource, "a trust policy applies to its own role; remove '" + resource.Name + "'", resource.NameRange);
            }
        }
        else
        {
            // A repository's policy (ECR) and others on one resource may leave it out.
            CheckOne(statement.Resource, statement.NotResource, brace, _kind == PolicyKind.Resource ? null : CheckTable.MissingResource);
        }

        CheckPrincipal(statement, brace);
    }

    private void CheckOne(PolicyElement? element, PolicyElement? not, TextRange? brace, PolicyCheck? missing)
    {
        if (element is not null && not is not null)
        {
            Add(CheckTable.UnsupportedElementCombination, "'" + element.Name + "' and '" + not.Name + "' cannot be in the same statement; keep one of them", not.NameRange);
        }
        else if (element is null && not is null && missing is not null)
        {
            var name = missing == CheckTable.MissingAction ? "Action" : "Resource";
            AddMissing(missing, "the statement has no '" + name + "'; add it", brace);
        }
    }

    private void CheckPrincipal(PolicyTextStatement statement, TextRange? brace)
    {
        var principal = statement.Principal ?? statement.NotPrincipal;
        if (statement.Principal is not null && statement.NotPrincipal is not null)
        {
            Add(CheckTable.UnsupportedElementCombination, "'Principal' and 'NotPrincipal' cannot be in the same statement; keep one of them", statement.NotPrincipal.NameRange);
        }

        if (_kind is PolicyKind.Identity or PolicyKind.Session)
        {
            if (principal is not null) Add(CheckTable.UnsupportedPrincipal, "an identity policy applies to the identity that it is attached to; remove '" + principal.Name + "'", principal.NameRange);
        }
        else if (principal is null)
        {
            AddMissing(CheckTable.MissingPrincipal, "the statement has no 'Principal'; add the callers that it applies to", brace);
        }
        else if (_kind == PolicyKind.Trust && statement.NotPrincipal is not null)
        {
            Add(CheckTable.RoleTrustPolicySyntaxErrorNotprincipal, "a trust policy cannot have 'NotPrincipal'; name the callers that may assume the role in 'Principal'", statement.NotPrincipal.NameRange);
        }
    }

    private PolicyElement? ReadElement(JsonMember? member)
    {
        if (member is null) return null;
        var value = member.Value;
        var values = new List<PolicyTextValue>();
        foreach (var item in value.Kind == JsonKind.Array ? value.Items : [value])
        {
            if (item.Kind is JsonKind.String or JsonKind.Hole) values.Add(new(item.Text, item.Range));
            else Add(CheckTable.DataTypeMismatch, "'" + member.Name + "' accepts only strings; put this value in double quotes", item.Range);
        }

        return new PolicyElement(member.Name, member.NameRange, value.Range, values);
    }

    private List<PolicyTextCondition> ReadConditions(JsonValue value)
    {
        var conditions = new List<PolicyTextCondition>();
        if (value.Kind == JsonKind.Hole || value.IsOpen) conditions.Add(OpenElements.Condition(value));
        if (value.Kind == JsonKind.Hole) return conditions;
        if (value.Kind != JsonKind.Object)
        {
            Add(CheckTable.DataTypeMismatch, "'Condition' must be a JSON object: an operator that contains a key, which contains the value", value.Range);
            return conditions;
        }

        foreach (var operation in Members(value, "the condition"))
        {
            var @operator = new PolicyTextValue(operation.Name, operation.NameRange);
            if (operation.Value.Kind == JsonKind.Hole || operation.Value.IsOpen) conditions.Add(OpenElements.Condition(operation.Value, @operator));
            if (operation.Value.Kind == JsonKind.Hole) continue;
            if (operation.Value.Kind != JsonKind.Object)
            {
                Add(CheckTable.DataTypeMismatch, "an operator must contain a JSON object of keys and values", operation.Value.Range);
                continue;
            }

            foreach (var key in Members(operation.Value, "the condition", StringComparer.OrdinalIgnoreCase))
            {
                conditions.Add(new(@operator, new(key.Name, key.NameRange), ReadConditionValues(key.Value), key.Range));
            }
        }

        return conditions;
    }

    private List<PolicyTextValue> ReadConditionValues(JsonValue value)
    {
        var values = new List<PolicyTextValue>();
        foreach (var item in value.Kind == JsonKind.Array ? value.Items : [value])
        {
            if (item.Kind == JsonKind.Hole) values.Add(new(item.Text, item.Range));
            else if (item.Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean) values.Add(new(item.Text, item.Range) { Kind = item.Kind });
            else Add(CheckTable.DataTypeMismatch, "the value of a condition must be a string, a number, true or false", item.Range);
        }

        return values;
    }

    private PolicyTextValue? ReadText(JsonMember member)
    {
        if (member.Value.Kind is JsonKind.String or JsonKind.Hole) return new(member.Value.Text, member.Value.Range);
        Add(CheckTable.DataTypeMismatch, "'" + member.Name + "' must be one string in double quotes", member.Value.Range);
        return null;
    }

    // Every member, and a finding at the first name that stood before: a file of a million of them needs no million findings.
    private IEnumerable<JsonMember> Members(JsonValue value, string where, StringComparer? comparer = null)
    {
        var names = new HashSet<string>(comparer ?? StringComparer.Ordinal);
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        var isTold = false;
        foreach (var member in value.Members)
        {
            var isSameSpelling = !spellings.Add(member.Name);
            if (!names.Add(member.Name) && !isTold)
            {
                isTold = true;
                Add(
                    isSameSpelling ? CheckTable.JsonSyntaxError : CheckTable.DuplicateKeysWithDifferentCase,
                    "'" + Shown(member.Name) + "' appears twice in " + where + "; merge the two",
                    member.NameRange);
            }

            yield return member;
        }
    }

    private void UnknownElement(JsonMember member, string[] known, JsonValue where)
    {
        // A hole may close one bracket and open another.
        if (where.IsOpen && (DocumentElements.Contains(member.Name) || StatementElements.Contains(member.Name))) return;
        var near = known.FirstOrDefault(name => string.Equals(name, member.Name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(name + "s", member.Name, StringComparison.OrdinalIgnoreCase));
        Add(
            CheckTable.InvalidPolicyElement,
            "the policy language has no element '" + Shown(member.Name) + "'" + (near is null ? "; use one of " + string.Join(", ", known) : "; write '" + near + "'"),
            member.NameRange);
    }

    private void AddMissing(PolicyCheck check, string message, TextRange? where)
    {
        if (where is { } range) Add(check, message, range);
    }

    private void Add(PolicyCheck check, string message, TextRange range)
    {
        if (_findings.Count < MostFindings) _findings.Add(check.At(range, message));
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "...";
}
