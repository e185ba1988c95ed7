using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Generators.Tests;

/// <summary>What an edit may run again. Outputs that say the same must not be made again, or every key stroke costs.</summary>
public sealed class IncrementalityTests
{
    private const int Store = 0;
    private const int Plain = 1;
    private const int Reader = 2;
    private const int Names = 3;

    [Fact]
    public void UnrelatedEdit_ChangesNoOutput()
        => AssertOutputsCached(Create().Edit(Plain, text => text.Replace("a + b", "a + b + 1", StringComparison.Ordinal)));

    [Fact]
    public void Comment_ChangesNoOutput()
        => AssertOutputsCached(Create().Edit(Store, text => text.Replace("return _s3", "/* why */ return _s3", StringComparison.Ordinal)));

    [Fact]
    public void NewLineAboveACall_ChangesNoOutput()
        => AssertOutputsCached(Create().Edit(Store, text => text.Replace("return _s3", "\n\n\nreturn _s3", StringComparison.Ordinal)));

    [Fact]
    public void ChangedLiteral_ThatNoPermissionDependsOn_ChangesNoOutput()
        => AssertOutputsCached(Create().Edit(Store, text => text.Replace("text/plain", "text/html", StringComparison.Ordinal)));

    [Fact]
    public void ChangedBucket_ChangesRecordAndPolicy()
    {
        var edited = Create().Edit(Store, text => text.Replace("BucketName = \"reports\"", "BucketName = \"other\"", StringComparison.Ordinal));

        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Modified);
        AssertReasons(edited, StepNames.Policy, IncrementalStepRunReason.Modified);
        Assert.Contains("arn:aws:s3:::other/*", edited.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void ConstantInAnotherFile_ThatNoPermissionDependsOn_ChangesNoOutput()
        => AssertOutputsCached(Create().Edit(Names, text => text.Replace("Monthly", "Weekly", StringComparison.Ordinal)));

    [Fact]
    public void NewCall_ChangesRecordAndPolicy()
    {
        var edited = Create().Edit(Store, text => text.Replace("return _s3", "_s3.ListBucketsAsync(); return _s3", StringComparison.Ordinal));

        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Modified);
        AssertReasons(edited, StepNames.Policy, IncrementalStepRunReason.Modified);
        Assert.Contains("s3:ListAllMyBuckets", edited.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void RemovedCall_ChangesRecordAndPolicy()
    {
        var edited = Create().Edit(Reader, text => text.Replace(
            "return s3.GetObjectAsync(new GetObjectRequest { BucketName = Names.Bucket, Key = \"a\" });", "return Task.CompletedTask;", StringComparison.Ordinal));

        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Modified);
        Assert.DoesNotContain("s3:GetObject", edited.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void CallThatAnotherFileHasToo_ChangesNoPolicy()
    {
        const string Call = "return s3.GetObjectAsync(new GetObjectRequest { BucketName = Names.Bucket, Key = \"a\" });";
        var start = Program.Create(Sources.Store, Sources.Plain, Sources.Reader, Sources.Names, Sources.Reader.Replace("class Reader", "class Other", StringComparison.Ordinal));

        var edited = start.Edit(Reader, text => text.Replace(Call, "return Task.CompletedTask;", StringComparison.Ordinal));

        // What was seen counts the calls.
        AssertReasons(edited, StepNames.Derived, IncrementalStepRunReason.Unchanged);
        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Modified);
        AssertReasons(edited, StepNames.Policy, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void MemberThatTriggersAPermission_ChangesThePolicy()
    {
        var edited = Create().Edit(Store, text => text.Replace("Key = key", "Key = key, CannedACL = S3CannedACL.PublicRead", StringComparison.Ordinal));

        AssertReasons(edited, StepNames.Policy, IncrementalStepRunReason.Modified);
        Assert.Contains("s3:PutObjectAcl", edited.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void ReferenceAdded_ChangesNoOutput()
    {
        var library = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create(
            "Other", [], Program.Framework, new(OutputKind.DynamicallyLinkedLibrary));

        AssertOutputsCached(Create().AddReference(library.ToMetadataReference()));
    }

    [Fact]
    public void NeedsOfReferencesChanged_ChangeThePolicyButNotTheRecord()
    {
        var edited = Create().WithNeedsFile(NeedsFiles.WithPermission("sqs:SendMessage"));

        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        AssertReasons(edited, StepNames.Policy, IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void AnEditInOneFile_LeavesTheReadings()
        => AssertReasons(Create().Edit(Plain, text => text.Replace("a + b", "b + a", StringComparison.Ordinal)), StepNames.Readings, IncrementalStepRunReason.Unchanged);

    [Fact]
    public void FirstUseOfTheProgram_IsRead()
    {
        var start = Program.Create(Sources.Plain, Sources.Names);
        var edited = start.Edit(0, static text => text.Replace("public int Add", "public object M(Amazon.S3.IAmazonS3 s3) => s3.ListBucketsAsync(); public int Add", StringComparison.Ordinal));

        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Modified);
        Assert.DoesNotContain("s3:", start.Record, StringComparison.Ordinal);
        Assert.Contains("s3:ListAllMyBuckets", edited.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void LastUseOfTheProgram_LeavesAnEmptyRecord()
    {
        var start = Program.Create(Sources.Plain, Sources.Store);
        var edited = start.Edit(1, static _ => "class Gone { }");

        Assert.Contains("s3:PutObject", start.Record, StringComparison.Ordinal);
        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Modified);
        Assert.DoesNotContain("s3:", edited.Record, StringComparison.Ordinal);
        AssertOutputsCached(edited.Edit(0, text => text.Replace("a + b", "b + a", StringComparison.Ordinal)));
    }

    [Fact]
    public void SdkAddedToTheReferences_IsRead()
    {
        var start = Program.Create(new ProgramOptions { HasSdk = false }, Sources.Store, Sources.Plain);
        var edited = Program.Sdk.Aggregate(start, static (program, reference) => program.AddReference(reference));

        Assert.Null(start.Record);
        Assert.Contains("s3:PutObject", edited.Record, StringComparison.Ordinal);
    }

    [Fact]
    public void AliasInAnotherFile_IsFollowedAndForgotten()
    {
        var start = Program.Create("class P { object M() => new Role(null!, \"r\", \"s\"); }", "global using Role = Amazon.Runtime.AssumeRoleAWSCredentials;");
        var edited = start.Edit(1, static _ => "global using Role = System.Text.StringBuilder;");

        Assert.Contains("sts:AssumeRole", start.Record, StringComparison.Ordinal);
        Assert.DoesNotContain("sts:", edited.Record, StringComparison.Ordinal);
        Assert.Contains("sts:AssumeRole", edited.Edit(1, static _ => "global using Role = Amazon.Runtime.AssumeRoleAWSCredentials;").Record, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectWithoutSdk_LooksForNothing()
    {
        var program = Program.Create(new ProgramOptions { HasSdk = false }, Sources.Plain, Sources.Names);
        var edited = program.Edit(0, text => text.Replace("a + b", "b + a", StringComparison.Ordinal));

        Assert.Empty(program.Generated);
        Assert.All(Steps(program, StepNames.Types).SelectMany(static step => step.Outputs), static output => Assert.Equal(new Models.TypeFacts(false, false, false, false, ""), output.Value));
        AssertReasons(edited, StepNames.Readings, IncrementalStepRunReason.Unchanged);
        AssertOutputsCached(edited);
    }

    [Fact]
    public void NoStep_HoldsSymbolsSyntaxOrCompilations()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        string[] steps = [StepNames.Readings, StepNames.OwnNeeds, StepNames.Seen, StepNames.ProjectNeeds, StepNames.Options, StepNames.Types, StepNames.Record, StepNames.Policy];
        var program = Create().WithNeedsFile(NeedsFiles.WithPermission("sqs:SendMessage"));

        Assert.All(steps, name =>
        {
            var outputs = Steps(program, name).SelectMany(step => step.Outputs).ToArray();
            Assert.NotEmpty(outputs);
            foreach (var (value, _) in outputs) AssertPure(value, name, seen);
        });
    }

    [Fact]
    public void PurityCheck_FindsACompilationDeepInside()
    {
        var holder = new { Inner = new List<object> { new { Create().Source } } };

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => AssertPure(holder, "test", new(ReferenceEqualityComparer.Instance)));
    }

    private static Program Create() => Program.Create(Sources.Store, Sources.Plain, Sources.Reader, Sources.Names);

    private static void AssertOutputsCached(Program edited)
    {
        AssertReasons(edited, StepNames.OwnNeeds, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        AssertReasons(edited, StepNames.Types, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
        AssertReasons(edited, StepNames.Record, IncrementalStepRunReason.Cached);
        AssertReasons(edited, StepNames.Policy, IncrementalStepRunReason.Cached);
        Assert.All(
            edited.Result.Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static void AssertReasons(Program program, string step, params IncrementalStepRunReason[] allowed)
        => Assert.All(Steps(program, step).SelectMany(run => run.Outputs), output => Assert.Contains(output.Reason, allowed));

    private static ImmutableArray<IncrementalGeneratorRunStep> Steps(Program program, string name)
        => program.Result.Results.Single().TrackedSteps[name];

    private static void AssertPure(object? value, string step, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;
        Assert.False(value is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location or IOperation, $"{step} holds a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (var item in items) AssertPure(item, step, seen);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                AssertPure(field.GetValue(value), step, seen);
            }
        }
    }
}
