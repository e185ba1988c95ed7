using System.Globalization;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Exceptions;

/// <summary>The file in which reviewers accept findings. docs/exceptions.md describes it, iam-exceptions.schema.json beside it the same for editors.</summary>
/// <param name="Exceptions">The entries that can be read, in the order of the file.</param>
/// <param name="Problems">What is wrong in the others; each stands at its place.</param>
public sealed record ExceptionFile(IReadOnlyList<PolicyException> Exceptions, IReadOnlyList<ExceptionProblem> Problems)
{
    /// <summary>The name of the file, beside the reviewed policy.</summary>
    public const string Name = "iam-exceptions.json";

    /// <summary>More than anybody reviews: a longer text is not read.</summary>
    private const int LongestText = 1_000_000;

    private const string List = "exceptions";
    private const string Schema = "$schema";

    private static readonly string[] NeedRules = [RuleIds.MissingPermission, RuleIds.DeniedCall, RuleIds.UncertainPermission, RuleIds.MissingCase];

    /// <summary>The members of an entry, those that each must have first.</summary>
    internal static IReadOnlyList<string> Members { get; } = ["rule", "owner", "reason", "until", "file", "statement", "action", "resource", "environment", "role"];

    private static int RequiredMembers => 4;

    /// <summary>Whether a file is one of exceptions.</summary>
    /// <param name="path">The file.</param>
    public static bool Is(string path) => System.IO.Path.GetFileName(path) == Name;

    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The entries that are right, and what is wrong with the rest.</returns>
    public static ExceptionFile Read(string text)
    {
        var problems = new List<ExceptionProblem>();
        if (text.Length > LongestText) return new([], [new("the file is too long to be read", new(0, 1))]);
        var json = JsonText.Read(text);
        problems.AddRange(json.Problems.Select(static problem => new ExceptionProblem(problem.Message, problem.Range)));
        if (json.Root is not { } root) return new([], problems);
        if (root.Kind != JsonKind.Object || root.Find(List) is not { Value.Kind: JsonKind.Array } list)
        {
            return new([], [.. problems, new("write an object with a list of exceptions: { \"exceptions\": [ ... ] }", new(root.Range.Start, 1))]);
        }

        problems.AddRange(root.Members.Where(static member => member.Name is not (List or Schema)).Select(static member => Unknown(member, List)));
        var exceptions = list.Value.Items.Select(item => Read(item, problems)).OfType<PolicyException>().ToList();
        return new(exceptions, problems);
    }

    private static PolicyException? Read(JsonValue item, List<ExceptionProblem> problems)
    {
        if (item.Kind != JsonKind.Object)
        {
            problems.Add(new("an exception must be a JSON object", item.Range));
            return null;
        }

        var before = problems.Count;
        foreach (var member in item.Members)
        {
            if (!Members.Contains(member.Name, StringComparer.Ordinal)) problems.Add(Unknown(member, string.Join(", ", Members)));
            else if (member.Value.Kind != JsonKind.String) problems.Add(new($"'{member.Name}' must be a string", member.Value.Range));
            else if (member.Value.Text.Trim().Length == 0) problems.Add(new($"'{member.Name}' is empty; fill it or remove it", member.Value.Range));
        }

        var missing = Members.Take(RequiredMembers).Where(name => item.Find(name) is null).ToList();
        if (missing.Count > 0) problems.Add(new($"the exception lacks {string.Join(", ", missing.Select(static name => "'" + name + "'"))}", new(item.Range.Start, 1)));
        if (problems.Count > before) return null;

        var made = Make(item);
        Check(made, item, problems);
        return problems.Count > before ? null : made;
    }

    private static PolicyException Make(JsonValue item)
    {
        return new(Value("rule"), Value("owner"), Value("reason"), Value("until"), item.Range)
        {
            File = Value("file"),
            Statement = Value("statement"),
            Action = Value("action"),
            Resource = Value("resource"),
            Environment = Value("environment"),
            Role = Value("role"),
        };

        string Value(string name) => item.Find(name)?.Value.Text.Trim() ?? "";
    }

    private static void Check(PolicyException made, JsonValue item, List<ExceptionProblem> problems)
    {
        TextRange At(string name) => item.Find(name)!.Value.Range;
        if (RuleIds.IsAboutCredentials(made.Rule)) problems.Add(new($"no exception hides a credential: remove what {made.Rule} found from the code, and rotate it", At("rule")));
        else if (!IsAcceptable(made.Rule)) problems.Add(new($"'{made.Rule}' cannot be accepted; an exception is for a finding about a reviewed policy (IAM2001 to IAM2006) or a policy file (IAM3001 to IAM3012)", At("rule")));
        else if (NeedRules.Contains(made.Rule) && made.Action.Length == 0) problems.Add(new($"an exception for {made.Rule} must name the action; add 'action'", new(item.Range.Start, 1)));
        else if (!NeedRules.Contains(made.Rule) && made.Statement.Length + made.Action.Length + made.Resource.Length == 0) problems.Add(new($"an exception for {made.Rule} must say where it applies; add 'statement' (a Sid), 'action' or 'resource'", new(item.Range.Start, 1)));
        if (!DateTime.TryParseExact(made.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) problems.Add(new($"'{made.Until}' is not a date; write the last day on which the exception counts, such as 2027-03-31", At("until")));
    }

    private static bool IsAcceptable(string rule)
        => NeedRules.Contains(rule) || rule is RuleIds.UnusedGrant or RuleIds.WideGrant || RuleIds.IsAboutPolicyText(rule);

    private static ExceptionProblem Unknown(JsonMember member, string known) => new($"'{member.Name}' is not a member here; use {known}", member.NameRange);
}

/// <summary>Something wrong in a file of exceptions.</summary>
/// <param name="Message">What, and what to do: a sentence without a capital and a full stop.</param>
/// <param name="Range">Where.</param>
public sealed record ExceptionProblem(string Message, TextRange Range)
{
    /// <summary>The message as it begins a diagnostic.</summary>
    public string Sentence => Sentences.Begin(Message);
}
