using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Formats;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>Which policy of a program is wanted.</summary>
/// <param name="EntryPoint">The entry point; empty for the whole program.</param>
/// <param name="Principal">The role or profile; empty for the program's own.</param>
/// <param name="Format">A name of <see cref="PolicyFormat"/>, the page among them, or <see cref="GenerateAnswer.Explanation"/>; empty for JSON.</param>
internal sealed record PolicyChoice(string EntryPoint, string Principal, string Format);

/// <summary>The policies of programs.</summary>
internal static class GenerateAnswer
{
    /// <summary>The format that explains a policy, in Markdown.</summary>
    public const string Explanation = "md";

    /// <summary>Makes one policy.</summary>
    /// <param name="programs">The programs that were given.</param>
    /// <param name="choice">Which policy of it.</param>
    /// <returns>The policy, and what is to be told beside it.</returns>
    /// <exception cref="ToolException">There are several programs, or no such policy.</exception>
    public static Answer One(IReadOnlyList<ToolProgram> programs, PolicyChoice choice)
    {
        var program = Choose(programs);
        var made = program.Frameworks.Select(framework => MadeProgram.Of(program, framework)).ToArray();
        var policies = made.Select(one => (One: one, Policy: Find(one, choice))).ToArray();
        var texts = policies.Select(one => TextOf(one.One, one.Policy, choice)).ToArray();
        if (texts.Distinct(StringComparer.Ordinal).Count() > 1) throw new ToolException($"{program.Name} needs different policies for its frameworks. Name one with --framework: {string.Join(", ", program.Frameworks.Select(static one => one.Framework))}.", ExitCodes.Usage);
        var (first, policy) = policies[0];
        return new Answer(ExitCodes.Success, [new CodeBlock(choice.Format.Length == 0 ? "json" : choice.Format, texts[0])], texts[0])
        {
            RawText = texts[0],
            Notes = [.. Notes(first, policy)],
        };
    }

    /// <summary>The files of all policies of programs, as their builds would write them.</summary>
    /// <param name="formats">The formats beside JSON.</param>
    /// <returns>Each file's name with its text, sorted; and what is to be told.</returns>
    public static (IReadOnlyList<KeyValuePair<string, string>> Files, IReadOnlyList<string> Notes) All(IReadOnlyList<ToolProgram> programs, IReadOnlyList<string> formats)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        List<string> notes = [];
        foreach (var program in programs.Where(program => program.IsApplication || programs.Count == 1))
        {
            var isOne = program.Frameworks.Count == 1;
            foreach (var made in program.Frameworks.Select(framework => MadeProgram.Of(program, framework)))
            {
                var name = (isOne ? program.Name : program.Name + "." + made.Framework.Framework) + ".iam-policy.json";
                foreach (var (path, text) in Files(made, name, formats)) files[path] = text;
                notes.AddRange(made.Made.Policies.Where(static policy => policy.Documents.Count > 0).Select(policy => $"{NameOf(made, policy)}: {BuildLine.Counts(policy, made.Made)}."));
                notes.AddRange(Doubts(made));
            }
        }

        return ([.. files], notes);
    }

    /// <summary>The one program that is meant.</summary>
    /// <exception cref="ToolException">There are several.</exception>
    public static ToolProgram Choose(IReadOnlyList<ToolProgram> programs)
    {
        ToolProgram[] applications = [.. programs.Where(static program => program.IsApplication)];
        if (applications.Length == 1) return applications[0];
        if (programs.Count == 1) return programs[0];
        var names = string.Join(", ", (applications.Length > 0 ? applications : programs).Select(static program => program.Name));
        throw new ToolException(applications.Length == 0 ? $"None of the projects is an application: {names}. Name one." : $"There are several programs: {names}. Name one with --program, or write the policies of all with --output and a folder.", ExitCodes.Usage);
    }

    private static IEnumerable<(string Path, string Text)> Files(MadeProgram made, string name, IReadOnlyList<string> formats)
    {
        var names = PolicyFileNames.Of(name, made.Made.Policies.Select(static policy => (policy.EntryPoint, policy.Principal)));
        foreach (var policy in made.Made.Policies)
        {
            var path = names[(policy.EntryPoint, policy.Principal)];
            var documents = made.DocumentsOf(policy);
            foreach (var (file, text) in PolicyFileNames.Documents(path, documents.Count).Zip(documents)) yield return (file, text);
            yield return (PolicyFileNames.Explain(path, ".json"), policy.ExplainJson);
            yield return (PolicyFileNames.Explain(path, ".md"), policy.ExplainText);
            foreach (var format in Formatted(made, policy, formats)) yield return (PolicyFileNames.Beside(path, format.Extension), format.Text);
        }

        if (formats.Contains(PolicyFormat.Page)) yield return (PolicyFileNames.Beside(name, PolicyFormat.PageExtension), made.Page());
        if (made.Made.Report.Length > 0) yield return (PolicyFileNames.Beside(name, ".md"), made.Made.Report);
    }

    private static string TextOf(MadeProgram made, WrittenPolicy policy, PolicyChoice choice)
    {
        if (choice.Format == Explanation) return policy.ExplainText;
        if (choice.Format == PolicyFormat.Page) return made.Page();
        if (choice.Format.Length > 0) return Formatted(made, policy, [choice.Format]).Select(static one => one.Text).FirstOrDefault() ?? "";
        return made.DocumentsOf(policy) switch
        {
            [] => throw new ToolException($"{NameOf(made, policy)} needs no AWS permission, so there is no policy.", ExitCodes.CannotTell),
            [var one] => one,
            var several => throw new ToolException($"The policy of {NameOf(made, policy)} has {several.Count} documents, because it does not fit into one. Write them with --output and a folder.", ExitCodes.Usage),
        };
    }

    private static IEnumerable<FormattedPolicy> Formatted(MadeProgram made, WrittenPolicy policy, IReadOnlyList<string> formats)
    {
        if (formats.Count == 0) return [];
        var program = ProgramOf(made, policy.EntryPoint);
        var name = policy.EntryPoint.Length == 0 ? program.Source.Name : program.Source.Name + "." + policy.EntryPoint;
        var references = program.References with { Formats = Core.Common.EquatableArray<string>.From([.. formats]) };
        return FormattedPolicies.Of(name, references.Unite(program.Source.Needs), references, AwsCatalog.Default)[policy.Principal];
    }

    private static CompiledProgram ProgramOf(MadeProgram made, string entryPoint)
        => entryPoint.Length == 0 ? made.Framework.Program : made.Framework.Program.EntryPoints.First(entry => entry.Name == entryPoint).Program;

    private static WrittenPolicy Find(MadeProgram made, PolicyChoice choice)
    {
        var policies = made.Made.Policies;
        if (policies.FirstOrDefault(policy => policy.EntryPoint == choice.EntryPoint && policy.Principal == choice.Principal) is { } found) return found;
        string[] entries = [.. policies.Select(static policy => policy.EntryPoint).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        if (choice.EntryPoint.Length > 0 && !entries.Contains(choice.EntryPoint))
        {
            throw new ToolException(entries.Length == 0 ? $"{made.Program.Name} has no entry points with policies of their own." : $"{made.Program.Name} has no entry point '{choice.EntryPoint}'. Its entry points are: {string.Join(", ", entries)}.", ExitCodes.Usage);
        }

        string[] principals = [.. policies.Where(policy => policy.EntryPoint == choice.EntryPoint && policy.Principal.Length > 0).Select(static policy => policy.Principal)];
        throw new ToolException(principals.Length == 0 ? $"{made.Program.Name} acts for no principal other than its own." : $"{made.Program.Name} does not act for '{choice.Principal}'. It acts for: {string.Join(", ", principals)}.", ExitCodes.Usage);
    }

    private static IEnumerable<string> Notes(MadeProgram made, WrittenPolicy policy)
    {
        if (policy.Documents.Count > 0) yield return $"{NameOf(made, policy)}: {BuildLine.Counts(policy, made.Made)}.";
        string[] principals = [.. made.Made.Policies.Where(one => one.EntryPoint == policy.EntryPoint && one.Principal.Length > 0 && one.Principal != policy.Principal).Select(static one => one.Principal)];
        if (principals.Length > 0) yield return $"{made.Program.Name} also acts for {string.Join(", ", principals)}; --principal prints that policy.";
        string[] entries = [.. made.Made.Policies.Select(static one => one.EntryPoint).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        if (policy.EntryPoint.Length == 0 && entries.Length > 0) yield return $"Entry points with policies of their own: {string.Join(", ", entries)}; --entry-point prints one.";
        if (!made.Program.IsApplication) yield return $"{made.Program.Name} is a library. An application that uses it needs only what it reaches.";
        foreach (var doubt in Doubts(made)) yield return doubt;
    }

    private static IEnumerable<string> Doubts(MadeProgram made)
        => made.Made.Problems.Where(static problem => problem.Severity >= Build.Declarations.ProblemSeverity.Warning).Select(static problem => $"{problem.Code}: {problem.Text}").Concat(made.Program.Doubts);

    private static string NameOf(MadeProgram made, WrittenPolicy policy)
        => made.Program.Name + (policy.EntryPoint.Length > 0 ? $", entry point {policy.EntryPoint}" : "") + (policy.Principal.Length > 0 ? $", principal {policy.Principal}" : "");
}
