using System.Text.RegularExpressions;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Formats;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Declarations;

/// <summary>Reads what a project says of its policy: declared permissions, presets, exclusions and where it runs.</summary>
internal sealed class ProjectDeclarations(AwsCatalog catalog)
{
    private const string Deployment = "deployment";

    private readonly List<Permission> _permissions = [];
    private readonly List<Exclusion> _exclusions = [];
    private readonly List<ProjectCondition> _conditions = [];
    private readonly List<EncryptedService> _encrypted = [];
    private readonly List<AttachedPolicy> _attached = [];
    private readonly List<InputValue> _inputs = [];
    private readonly List<Problem> _problems = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>What the project takes out, sorted.</summary>
    public EquatableArray<Exclusion> Exclusions
        => _exclusions.Distinct().OrderBy(static exclusion => exclusion.What, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>What the project wants on its statements, sorted and without repeats.</summary>
    public EquatableArray<ProjectCondition> Conditions
        => _conditions
            .OrderBy(static one => one.Condition.Key, StringComparer.Ordinal)
            .ThenBy(static one => one.Condition.Operator, StringComparer.Ordinal)
            .ThenBy(static one => string.Join(";", one.Condition.Values) + " " + string.Join(";", one.Services), StringComparer.Ordinal)
            .Distinct()
            .ToEquatableArray();

    /// <summary>What the project encrypts: one entry a service, sorted.</summary>
    public EquatableArray<EncryptedService> Encrypted
        => _encrypted
            .GroupBy(static service => service.Prefix, StringComparer.Ordinal)
            .OrderBy(static service => service.Key, StringComparer.Ordinal)
            .Select(static service => new EncryptedService(
                service.Key,
                ItemText.Sorted(service.SelectMany(static one => one.Keys)),
                string.Join("; ", service.Select(static one => one.Reason).Where(static reason => reason.Length > 0).Distinct(StringComparer.Ordinal))))
            .ToEquatableArray();

    /// <summary>The managed policies that the project runs under, sorted and without repeats.</summary>
    public EquatableArray<AttachedPolicy> Attached
        => _attached.Distinct()
            .OrderBy(static policy => policy.Environment, StringComparer.Ordinal)
            .ThenBy(static policy => policy.Role, StringComparer.Ordinal)
            .ThenBy(static policy => policy.Name, StringComparer.Ordinal)
            .ToEquatableArray();

    /// <summary>What the project's items say of its inputs, sorted by name; several items of one input are united.</summary>
    public EquatableArray<InputValue> Inputs
        => _inputs.GroupBy(static input => input.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(static input => input.Key, StringComparer.Ordinal)
            .Select(static input => new InputValue(input.First().Name, ItemText.Sorted(input.SelectMany(static one => one.Values))))
            .ToEquatableArray();

    /// <summary>What the project adds.</summary>
    public NeedsRecord Needs => NeedsRecord.Create(_permissions, [], []);

    /// <summary>Adds an <c>IamPermission</c> item.</summary>
    public void Declare(PermissionItem item)
    {
        if (DeclaredPermission.TryRead(item, catalog, out var permission) is { } problem) _problems.Add(problem);
        else _permissions.Add(permission!);
    }

    /// <summary>Adds a permission that a file of the project asks for.</summary>
    public void Add(Permission permission) => _permissions.Add(permission);

    /// <summary>Adds an <c>IamCondition</c> item.</summary>
    public void Require(ConditionItem item)
    {
        if (DeclaredCondition.TryRead(item, catalog, out var condition) is { } problem) _problems.Add(problem);
        else _conditions.Add(condition!);
    }

    /// <summary>Adds an <c>IamEncrypted</c> item.</summary>
    public void Encrypt(EncryptionItem item)
    {
        if (DeclaredEncryption.TryRead(item, catalog, out var service) is { } problem) _problems.Add(problem);
        else _encrypted.Add(service!);
    }

    /// <summary>Adds an <c>IamManagedPolicy</c> item.</summary>
    public void Attach(AttachedPolicy item)
    {
        if (DeclaredManagedPolicy.TryRead(item, out var policy) is { } problem) _problems.Add(problem);
        else _attached.Add(policy!);
    }

    /// <summary>Adds an <c>IamInput</c> item.</summary>
    /// <param name="name">The input's name.</param>
    /// <param name="value">Its values.</param>
    public void Say(string name, string value)
    {
        if (DeclaredInput.TryRead(name, value, out var input) is { } problem) _problems.Add(problem);
        else _inputs.Add(input!);
    }

    /// <summary>Adds an <c>IamRuntime</c> item.</summary>
    /// <param name="name">The preset's name.</param>
    public void RunOn(string name)
    {
        if (RuntimePreset.Find(name) is { } preset)
        {
            _permissions.AddRange(preset.Permissions);
            return;
        }

        var names = RuntimePreset.All.Select(static known => known.Name).ToArray();
        var nearest = NearestNames.Of(name, names);
        var hint = nearest.Count == 0 ? "the presets are " + string.Join(", ", names) : $"did you mean {string.Join(", ", nearest)}?";
        _problems.Add(new Problem(ProblemSeverity.Warning, RuleIds.UnknownRuntime, $"IamRuntime '{name}' is not a preset, so it adds nothing; {hint}"));
    }

    /// <summary>Adds an <c>IamExclude</c> item.</summary>
    /// <param name="what">What to take out.</param>
    /// <param name="reason">Why.</param>
    public void Exclude(string what, string reason) => _exclusions.Add(new Exclusion(what, reason));

    /// <summary>Reads where the program runs.</summary>
    /// <param name="partition">Property <c>IamPolicyPartition</c>.</param>
    /// <param name="region">Property <c>IamPolicyRegion</c>.</param>
    /// <param name="account">Property <c>IamPolicyAccount</c>.</param>
    /// <param name="ownServices">Property <c>IamPolicyOwnServices</c>: prefixes separated by <c>;</c>.</param>
    /// <returns>The options; the default for what is empty or wrong.</returns>
    public PolicyOptions ReadOptions(string partition, string region, string account, string ownServices)
        => new(
            Checked("IamPolicyPartition", partition, "aws", $"^({string.Join("|", AwsPartitions.All)})$", "one of " + string.Join(", ", AwsPartitions.All)),
            Checked("IamPolicyRegion", IsDeployment(region) ? "" : region, "*", @"^(\*|[a-z]{2,}(-[a-z]+)+-[0-9]+)$", "a region such as eu-central-1, 'deployment', or *"),
            Checked("IamPolicyAccount", IsDeployment(account) ? "" : account, "*", @"^(\*|[0-9]{12})$", "an account ID of 12 digits, 'deployment', or *"),
            new SortedSet<string>(
                ownServices.Split(';').Select(static prefix => prefix.Trim()).Where(static prefix => prefix.Length > 0).Where(IsPrefix),
                StringComparer.Ordinal).ToEquatableArray())
        {
            RegionOfDeployment = IsDeployment(region),
            AccountOfDeployment = IsDeployment(account),
        };

    private static bool IsDeployment(string text) => string.Equals(text, Deployment, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads what the policy is attached to.</summary>
    /// <param name="target">Property <c>IamPolicyTarget</c>.</param>
    /// <returns>The target; a managed policy for what is empty or wrong.</returns>
    public PolicyTarget ReadTarget(string target)
    {
        if (target.Length == 0) return PolicyTarget.Managed;
        if (!int.TryParse(target, out _) && Enum.TryParse<PolicyTarget>(target, ignoreCase: true, out var known)) return known;
        _problems.Add(new Problem(
            ProblemSeverity.Error, RuleIds.BadOption, $"IamPolicyTarget is '{target}'; it must be {string.Join(", ", Enum.GetNames(typeof(PolicyTarget)))}."));
        return PolicyTarget.Managed;
    }

    /// <summary>Reads which code of the references counts.</summary>
    /// <param name="reach">Property <c>IamPolicyReach</c>: <c>Reached</c> (the default) or <c>All</c>.</param>
    /// <returns>Whether only what the program reaches counts.</returns>
    public bool ReadReach(string reach)
    {
        if (string.Equals(reach, "All", StringComparison.OrdinalIgnoreCase)) return false;
        if (reach.Length > 0 && !string.Equals(reach, "Reached", StringComparison.OrdinalIgnoreCase)) _problems.Add(new Problem(ProblemSeverity.Error, RuleIds.BadOption, $"IamPolicyReach is '{reach}'; it must be Reached or All."));
        return true;
    }

    /// <summary>Reads the formats that the policy is written in beside JSON.</summary>
    /// <param name="names">Property <c>IamPolicyFormats</c>: names separated by <c>;</c>.</param>
    /// <returns>The names as they are known, sorted; unknown ones are left out.</returns>
    public EquatableArray<string> ReadFormats(string names)
        => new SortedSet<string>(
            names.Split(';').Select(static name => name.Trim()).Where(static name => name.Length > 0 && !name.Equals("json", StringComparison.OrdinalIgnoreCase)).Select(FormatName).OfType<string>(),
            StringComparer.Ordinal).ToEquatableArray();

    private string? FormatName(string name)
    {
        if (PolicyFormat.Names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is { } format) return format;
        var known = string.Join(", ", PolicyFormat.Names);
        _problems.Add(new Problem(ProblemSeverity.Error, RuleIds.BadOption, $"IamPolicyFormats: '{name}' is not a format; use {known} (json is always written)."));
        return null;
    }

    private bool IsPrefix(string prefix)
    {
        if (catalog.FindPrefix(prefix) is not null) return true;
        _problems.Add(new Problem(ProblemSeverity.Error, RuleIds.BadOption, "IamPolicyOwnServices: " + ItemText.UnknownService(prefix, catalog)));
        return false;
    }

    private string Checked(string property, string value, string fallback, string form, string expected)
    {
        if (value.Length == 0) return fallback;
        if (Regex.IsMatch(value, form, RegexOptions.CultureInvariant)) return value;
        _problems.Add(new Problem(ProblemSeverity.Error, RuleIds.BadOption, $"{property} is '{value}'; it must be {expected}."));
        return fallback;
    }
}
