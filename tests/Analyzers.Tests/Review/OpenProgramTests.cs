using System.Collections.Immutable;
using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Review;

/// <summary>Programs as an editor has them: half typed, with references whose text is open, and never built.</summary>
public class OpenProgramTests
{
    private const string Get = "await s3.GetObjectAsync(\"reports\", \"key\");";
    private const string Delete = "await s3.DeleteObjectAsync(\"reports\", \"key\");";
    private const string AllowsBoth = """{ "Effect": "Allow", "Action": [ "s3:GetObject", "s3:DeleteObject" ], "Resource": "arn:aws:s3:::reports/*" }""";
    private const string AllowsGet = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }""";

    [Theory]
    [InlineData(Get + Delete, "")]
    [InlineData(Get, "IAM2002 No call needs 's3:DeleteObject'")]
    [InlineData("await s3.GetObjectAsync(", "")]
    public async Task LibraryThatIsOpen_NeedsWhatItsTextNeeds(string body, string expected)
        => Assert.Equal(expected, await FindingsAsync(Program("", Library(body)), [("/0/iam-policy.json", AllowsBoth)], Needs(false, "s3:GetObject", "s3:PutObject")));

    [Theory]
    [InlineData(Get, "")]
    [InlineData(Get + Delete, "IAM2001 The reviewed policy (iam-policy.json) does not allow 's3:DeleteObject' on arn:aws:s3:::reports/key, which 'Amazon.S3.IAmazonS3.DeleteObjectAsync' in Library needs; add it to the policy and have it reviewed, or remove the call")]
    public async Task LibraryOfWhichAllCounts_IsHeldToThePolicyAsItsTextIs(string body, string expected)
        => Assert.Equal(expected, await FindingsAsync(Program("", Library(body)), [("/0/iam-policy.json", AllowsGet)], Needs(false, "s3:PutObject")));

    [Fact]
    public async Task LibraryThatNobodyHas_StopsTheLookForUnusedGrants()
        => Assert.Equal(
            "IAM2002 Unused permissions are not reported, because these references were not analysed: Library",
            await FindingsAsync(Program(Get), [("/0/iam-policy.json", AllowsBoth)], Needs(true) with { Sources = EquatableArray<NeedsSource>.From([new("Library", false, NeedsRecord.Empty)]) }));

    [Theory]
    [InlineData("await s3.DeleteObj")]
    [InlineData("await s3.")]
    [InlineData("await s3.DeleteObjectAsync(")]
    [InlineData("await s33.DeleteObjectAsync(\"reports\", \"key\");")]
    [InlineData("await s3.DeleteObjectAsync(bucket, \"key\");")]
    public async Task CallThatIsHalfTyped_IsNoReasonToRemoveOrAdd(string typed)
    {
        Assert.Equal("", await FindingsAsync(Program(Get + typed), [("/0/iam-policy.json", AllowsBoth)], Needs(true)));
        Assert.Equal("", await FindingsAsync(Program(Get + typed), [("/0/iam-policy.json", AllowsGet)], Needs(true)));
    }

    [Fact]
    public async Task BraceThatIsMissing_HidesNoCallThatIsThere()
    {
        Assert.StartsWith("IAM2001", await FindingsAsync(Program("if (s3 is null) { " + Delete), [("/0/iam-policy.json", AllowsGet)], Needs(true)), StringComparison.Ordinal);
        Assert.Equal("", await FindingsAsync(Program("if (s3 is null) { " + Get), [("/0/iam-policy.json", AllowsBoth)], Needs(true)));
    }

    [Fact]
    public async Task ErrorInAnotherFile_IsKeptInMindUntilItIsGone()
    {
        var program = Program(Get).AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other { int Number() => wrong; }", (CSharpParseOptions)Program(Get).SyntaxTrees[0].Options, "/0/Other.cs"));
        Assert.Equal("", await FindingsAsync(program, [("/0/iam-policy.json", AllowsBoth)], Needs(true)));

        var edited = program.ReplaceSyntaxTree(program.SyntaxTrees[0], program.SyntaxTrees[0].WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(program.SyntaxTrees[0].ToString() + "\n")));
        Assert.Equal("", await FindingsAsync(edited, [("/0/iam-policy.json", AllowsBoth)], Needs(true)));

        edited = edited.ReplaceSyntaxTree(edited.SyntaxTrees[1], edited.SyntaxTrees[1].WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From("class Other { int Number() => 1; }")));
        Assert.Equal("IAM2002 No call needs 's3:DeleteObject'", await FindingsAsync(edited, [("/0/iam-policy.json", AllowsBoth)], Needs(true)));
    }

    [Theory]
    [InlineData("/0/iam-policy.json", "IAM2001")]
    [InlineData("/0/iam-policy.json", "")]
    [InlineData("/0/more.json", "IAM2001")]
    [InlineData("/0/more.json", "")]
    public async Task SetWithAFileThatCannotBeRead_HoldsNoCall(string broken, string expected)
    {
        (string Path, string Statements)[] files = [("/0/iam-policy.json", AllowsGet), ("/0/more.json", AllowsGet)];
        var policies = files.Select(file => (file.Path, Text: expected.Length == 0 && file.Path == broken ? Document(file.Statements)[..^5] : Document(file.Statements))).ToArray();
        var findings = await DiagnosticsAsync(Program(Delete), policies, Needs(true));
        Assert.Equal(expected, string.Join(" ", findings.Where(static one => one.Id == "IAM2001").Select(static one => one.Id)));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task ApplicationOfWhichNobodyToldTheDeclarations_GetsNoFix(bool isTold, bool hasFix)
    {
        var findings = await DiagnosticsAsync(Program(Delete), [("/0/iam-policy.json", Document(AllowsGet))], isTold ? Needs(true) : null);
        Assert.Equal(hasFix, MissingPermission.Read(findings.Single(static one => one.Id == "IAM2001")) is not null);
    }

    [Fact]
    public async Task CancelledRequest_EndsAndTheNextOneAnswers()
    {
        var program = Program(Get, Library(Get));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DiagnosticsAsync(program, [("/0/iam-policy.json", Document(AllowsBoth))], Needs(false), new CancellationToken(canceled: true)));
        Assert.Equal("IAM2002 No call needs 's3:DeleteObject'", await FindingsAsync(program, [("/0/iam-policy.json", AllowsBoth)], Needs(false)));
    }

    [Fact]
    public async Task EarlierVersionsOfAProgram_AreLetGo()
    {
        var versions = new List<WeakReference>();
        var last = await EditAsync(versions);
        for (var round = 0; round < 3; round++) GC.Collect();
        Assert.InRange(versions.Count(static version => version.IsAlive), 0, 3);
        GC.KeepAlive(last);
    }

    // On its own, so that no local of the test holds a version.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task<CSharpCompilation> EditAsync(List<WeakReference> versions)
    {
        var program = Program(Get).AddSyntaxTrees(Library("").SyntaxTrees);
        for (var edit = 0; edit < 40; edit++)
        {
            var tree = program.SyntaxTrees[edit % 2];
            program = program.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace("{ ", $"{{ /* {edit} */ ", StringComparison.Ordinal))));
            versions.Add(new(program));
            versions.Add(new(program.SyntaxTrees[edit % 2]));
            _ = await FindingsAsync(program, [("/0/iam-policy.json", AllowsBoth)], Needs(true));
        }

        return program;
    }

    private static CSharpCompilation Program(string body, CSharpCompilation? library = null)
        => Compile("App", "class App { async System.Threading.Tasks.Task UseAsync(Amazon.S3.IAmazonS3 s3) { " + body + " } }", library is null ? [] : [library.ToMetadataReference()]);

    private static CSharpCompilation Library(string body)
        => Compile("Library", "public static class Store { public static async System.Threading.Tasks.Task UseAsync(Amazon.S3.IAmazonS3 s3) { " + body + " } }", []);

    private static CSharpCompilation Compile(string name, string code, IEnumerable<MetadataReference> more)
        => TestCompilation.Create(ReferenceAssemblies.AwsV4, [("/0/" + name + ".cs", code)], additional: more).WithAssemblyName(name);

    private static ReferenceNeeds Needs(bool countsReached, params string[] stale)
        => ReferenceNeeds.Empty with
        {
            CountsReached = countsReached,
            Sources = stale.Length == 0 ? default : EquatableArray<NeedsSource>.From([new("Library", true, NeedsRecord.Create(
                stale.Select(static action => new Permission(action, EquatableArray<string>.From(["arn:${Partition}:s3:::reports/*"]), default, Tier.Required, "Store.UseAsync", "", "", "")), [], []))]),
        };

    private static async Task<string> FindingsAsync(CSharpCompilation program, (string Path, string Statement)[] policies, ReferenceNeeds needs)
        => string.Join("; ", (await DiagnosticsAsync(program, [.. policies.Select(static policy => (policy.Path, Document(policy.Statement)))], needs))
            .Select(static one => one.Id + " " + one.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(CSharpCompilation program, (string Path, string Text)[] policies, ReferenceNeeds? needs, CancellationToken token = default)
    {
        var files = policies.Select(static policy => (AdditionalText)new InMemoryText(policy.Path, policy.Text)).ToList();
        if (needs is not null) files.Add(new InMemoryText("/0/App.iam-needs.txt", ReferenceNeedsFormat.Write(needs)));
        var config = new TestConfig([("/.globalconfig", "is_global = true\nbuild_property.IamAnalyzersIsApplication = true\n" + string.Concat(policies.Select(static policy => $"[{policy.Path}]\nbuild_metadata.AdditionalFiles.IamPolicyBaseline = true\n")))]);
        var errors = new List<Exception>();
        var analysis = program.WithAnalyzers(
            [new ReviewAnalyzer(), new GrantUseAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. files], config), (error, _, _) => errors.Add(error), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await analysis.GetAnalyzerDiagnosticsAsync(token);
        Assert.Empty(errors);
        return found;
    }

    private static string Document(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""";
}
