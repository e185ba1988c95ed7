using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>
/// <c>iam:PassRole</c>: needed when the request names a role, for the service that receives it. Where the receiving service
/// is not known the permission is reported and never emitted, since an open PassRole hands out every role.
/// </summary>
internal sealed class RolePassing
{
    private const string PassRole = "iam:PassRole";
    private const string ServiceNotKnown = "no source names the service that receives the role";
    private const string NoMember = "-";
    private const string TakenOut = "taken-out";
    private const string RoleNotInRequest = "the request names no role; what it refers to may";

    private static readonly RoleRule Unmapped = new("*", "*", "*", [], "unmapped");

    private readonly RoleRules _rules;
    private readonly Corrections _corrections;
    private readonly AuthorizedTable _table;
    private readonly List<string> _problems;
    private readonly Dictionary<(string Service, string Operation), List<(string Member, bool IsNamed)>> _members = [];

    public RolePassing(PublishedFolder input, HandRules rules, List<string> problems)
    {
        _rules = rules.Roles;
        _corrections = rules.Corrections;
        _table = rules.Authorized;
        _problems = problems;
        foreach (var row in input.Table("pass-role-members.tsv"))
        {
            var key = (row["botocore_service"], row["operation"]);
            if (!_members.TryGetValue(key, out var list)) _members.Add(key, list = []);
            list.Add((row["request_member"], row["mapping_says_PassRole"].Length > 0 || row["sar_2026_03_says_PassRole"].Length > 0));
        }
    }

    /// <summary>Each member that names a role, in C# spelling (<c>-</c> where a source names the permission and no member), with why it passes none (empty when it passes one).</summary>
    public List<(string Service, string Operation, string Member, string Reason)> Accounted { get; } = [];

    public void Apply(OperationDraft draft)
    {
        var isNamed = draft.Permissions.Exists(permission => permission.Action == PassRole) || _table.Names(draft.Service, draft.Name, PassRole);
        draft.Permissions.RemoveAll(permission => permission.Action == PassRole);
        draft.Sentences.RemoveAll(sentence => sentence.Action == PassRole);
        foreach (var (member, isMemberNamed) in _members.GetValueOrDefault((draft.Service, draft.Name)) ?? [])
        {
            if (member.Length == 0)
            {
                draft.Permissions.Add(new PermissionEntry(PassRole, PermissionKind.Deployment, null, [], [], RoleNotInRequest));
                Accounted.Add((draft.Service, draft.Name, NoMember, IsTakenOut(draft) ? TakenOut : ""));
            }
            else if (draft.Request.Translate(member) is { } path)
            {
                Add(draft, path.Path, isNamed || isMemberNamed);
            }
            else
            {
                _problems.Add($"{draft.Service} {draft.Name}: no member {member}");
            }
        }

        if (isNamed && !Accounted.Exists(row => row.Service == draft.Service && row.Operation == draft.Name)
            && !draft.Permissions.Exists(permission => permission.Action == PassRole))
        {
            draft.Permissions.Add(new PermissionEntry(PassRole, PermissionKind.Deployment, null, [], [], RoleNotInRequest));
        }
    }

    /// <summary>The members and reasons as text, for the tests.</summary>
    /// <returns>Service, operation, member and, where no role is passed, the reason; a line each, sorted.</returns>
    public string Write()
        => "# Request members that name a role, or - where a source names iam:PassRole and no member: service, operation, member, and the reason\n# where no role is passed. Made by CatalogBuilder.\n"
            + string.Concat(Accounted
                .Select(row => $"{row.Service} {row.Operation} {row.Member} {row.Reason}".TrimEnd())
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(line => line + "\n"));

    private void Add(OperationDraft draft, string member, bool isNamed)
    {
        var rule = IsMapped(draft) ? _rules.Find(draft.Service, draft.Name, member) : Unmapped;
        Accounted.Add((draft.Service, draft.Name, member, rule?.Reason ?? ""));
        if (rule is { Reason.Length: > 0 }) return;

        if (rule is null)
        {
            draft.Permissions.Add(new PermissionEntry(PassRole, PermissionKind.Deployment, Trigger.Parse(member), Templates(member), [], ServiceNotKnown));
            return;
        }

        var sign = rule.Principals.Any(principal => principal.Contains('*', StringComparison.Ordinal)) ? "StringLike" : "StringEquals";
        draft.Permissions.Add(new PermissionEntry(
            PassRole,
            isNamed ? PermissionKind.Needed : PermissionKind.Possible,
            draft.Request.IsRequired(member) ? null : Trigger.Parse(member),
            Templates(member),
            [new ConditionTemplate(sign, "iam:PassedToService", rule.Principals)],
            isNamed ? "" : "no source says whether the role is passed or only assumed"));
    }

    /// <summary>A correction, with its source, says that no role is passed.</summary>
    private bool IsTakenOut(OperationDraft draft)
    {
        var lines = _corrections.For(draft.Service, draft.Name).ToArray();
        return lines.Any(line => line[0] == '-' && line.EndsWith(PassRole, StringComparison.Ordinal))
            && !lines.Any(line => line[0] == '+' && line.Contains(PassRole, StringComparison.Ordinal));
    }

    private bool IsMapped(OperationDraft draft)
        => draft.Status == OperationStatus.Mapped || _corrections.For(draft.Service, draft.Name).Any(line => line[0] == '+');

    /// <summary>An instance profile hides its role; another member holds the role's ARN or, by its name, the role's name.</summary>
    private static ResourceTemplate[] Templates(string member)
    {
        if (member.Contains("InstanceProfile", StringComparison.Ordinal)) return [];
        return member.EndsWith("Name", StringComparison.Ordinal)
            ? [new ResourceTemplate("", "RoleNameWithPath", "{" + member + "}"), new ResourceTemplate("", "RoleNameWithPath", "*/{" + member + "}")]
            : [new ResourceTemplate("role", "", "{" + member + "}")];
    }
}
