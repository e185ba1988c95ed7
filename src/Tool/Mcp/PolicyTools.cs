using System.ComponentModel;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Tool.Answers;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Mcp;

/// <summary>The tools that an assistant can call. Each answers as the command of the same name does.</summary>
/// <param name="folders">The folders that may be read.</param>
/// <param name="allowsBuild">Whether projects may be built, which runs what their build says.</param>
internal sealed class PolicyTools(AllowedFolders folders, bool allowsBuild)
{
    private const string ProgramText = "The compiled program: an assembly (.dll), a publish folder or a zip file; with --allow-build also a project or solution. A relative path is from the server's first folder.";
    private const long LargestFile = 300L << 20;

    private readonly AnswerPages _pages = new();

    /// <summary>Writes the minimal policy of a program.</summary>
    [Description("Writes the minimal IAM policy of a .NET program that uses the AWS SDK, from its compiled code. The answer starts with notes: what could not be resolved.")]
    public Task<string> Generate(
        [Description(ProgramText)] string program,
        [Description("The entry point (such as a Lambda handler) to write the policy of. Without it, the whole program.")] string entryPoint = "",
        [Description("The role or profile to write the policy of, if the program acts for several. Without it, the program's own.")] string principal = "",
        CancellationToken cancellation = default)
        => Answer(work => GenerateAnswer.One(Read(program, work, cancellation), new PolicyChoice(entryPoint, principal, "")), cancellation);

    /// <summary>Explains a policy.</summary>
    [Description("Explains why the policy of a program allows an action (s3:PutObject, s3:Put*), or what a line of code needs (Store.cs:12): the calls, their places, the statement.")]
    public Task<string> Explain(
        [Description(ProgramText)] string program,
        [Description("An action, with wildcards or without, or a place such as Store.cs:12.")] string what,
        CancellationToken cancellation = default)
        => Answer(work => ExplainAnswer.Of(Read(program, work, cancellation), what), cancellation);

    /// <summary>Holds a program to a policy.</summary>
    [Description("Compares a program with its reviewed policy: what it needs and the policy does not allow (exit code 4), and what the policy allows and nothing needs (exit code 1). Each finding says what to change.")]
    public Task<string> Check(
        [Description(ProgramText)] string program,
        [Description("The files of the reviewed policy.")] string[] policies,
        [Description("Permissions boundaries that limit it.")] string[]? boundaries = null,
        [Description("Service control policies that limit it.")] string[]? serviceControlPolicies = null,
        CancellationToken cancellation = default)
        => Answer(work => CheckAnswer.Of(Read(program, work, cancellation), new CheckRequest { Against = Given(policies), Layers = PolicyLayer.Of(Given(boundaries), Given(serviceControlPolicies), []) }), cancellation);

    /// <summary>Checks policies and templates.</summary>
    [Description("Checks IAM policies, and CloudFormation and SAM templates: errors that AWS rejects, risky grants, misspelled actions.")]
    public Task<string> Lint(
        [Description("Policies, templates, or folders that contain them.")] string[] files,
        [Description("What the policies are: Identity, Resource, Trust, Session, Endpoint, Boundary, ServiceControl or ResourceControl. Without it, the content of each file decides.")] string kind = "",
        CancellationToken cancellation = default)
        => Answer(_ => LintAnswer.Of([.. files.Select(folders.PathOf)], kind.Length == 0 ? null : PolicyKindName.Find(kind) ?? throw new ToolException($"'{VisibleText.Of(kind)}' is not a kind of policy."), "", cancellation), cancellation);

    /// <summary>Compares two policies.</summary>
    [Description("Compares two policies as IAM decides: what each allows and the other does not.")]
    public Task<string> Diff(
        [Description("The first policy.")] string before,
        [Description("The second policy. What only it allows is new access.")] string after,
        CancellationToken cancellation = default)
        => Answer(_ => DiffAnswer.Of(GivenPolicy.Read(folders.PathOf(before)), GivenPolicy.Read(folders.PathOf(after))), cancellation);

    /// <summary>Finds what a refusal of AWS is about.</summary>
    [Description("Reads an access denied error of AWS (a message, or an exception with its stack) and finds the calls of the program that need it, the statement of the reviewed policy and the smallest edit of it. Exit code 6: the text is not an access denied error that is recognised.")]
    public Task<string> AccessDenied(
        [Description("The message, or the text of the exception with its stack.")] string message,
        [Description(ProgramText + " Without it, only the message is read.")] string program = "",
        [Description("The files of the reviewed policy.")] string[]? policies = null,
        CancellationToken cancellation = default)
        => Answer(work => AccessDeniedAnswer.Of(message, program.Length == 0 ? [] : Read(program, work, cancellation), Given(policies)), cancellation);

    /// <summary>A further page of an answer.</summary>
    [Description("Reads a further page of an answer. Answers are given in pages of 2 KB.")]
    public string ReadAnswer(
        [Description("The id of the answer.")] string id,
        [Description("The page, from 1.")] int page)
        => _pages.Page(id, page);

    // Reading a program cannot be stopped inside; who cancels need not wait for it.
    private Task<string> Answer(Func<WorkFolder, Answer> answer, CancellationToken cancellation)
        => Task.Run(
            () =>
            {
                using var work = new WorkFolder();
                return _pages.Add(answer(work));
            },
            cancellation).WaitAsync(cancellation);

    private IReadOnlyList<ToolProgram> Read(string program, WorkFolder work, CancellationToken cancellation)
    {
        var path = folders.PathOf(program);
        if (!allowsBuild && (ProjectInput.Is(path) || (Directory.Exists(path) && ProjectInput.Find(path) is not null)))
        {
            throw new ToolException("A project must be built to be read, and a build runs its own code. Give the compiled program, or start the server with --allow-build.");
        }

        if (File.Exists(path) && new FileInfo(path).Length > LargestFile) throw new ToolException($"'{VisibleText.Of(program)}' is too large to be read here. Use 'dotnet iam-policy' on the command line.");
        return ProgramInputs.Read(path, new InputOptions { PlacesFrom = folders.Names[0], ReadsPackages = allowsBuild }, work, cancellation);
    }

    private IReadOnlyList<GivenPolicy> Given(IReadOnlyList<string>? paths) => [.. (paths ?? []).Select(path => GivenPolicy.Read(folders.PathOf(path)))];
}
