using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.CodeFixes.Review;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests.Review;

/// <summary>The fixes in the policy file: of a program that needs nothing by itself, and s3:GetObject by what its project declares.</summary>
public class PolicyFileFixTests
{
    private const string Used = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }""";

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }""", """{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::reports/*" }""", "Remove s3:PutObject on arn:aws:s3:::reports/*")]
    [InlineData($$"""{{Used}}, { "Sid": "Jobs", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""", Used, "Remove sqs:SendMessage on *")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*", "arn:aws:s3:::archive/*"] }""", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*"] }""", "Remove s3:GetObject on arn:aws:s3:::archive/*")]
    public async Task WhatNothingNeeds_IsRemovedAtItsPlace(string before, string after, string title)
        => Assert.Equal((Document(after), title), await FixedAsync(new GrantUseAnalyzer(), before));

    [Fact]
    public async Task WhatTheProjectDeclares_IsAdded()
        => Assert.Equal(
            (Document($$"""{{Used}}, { "Effect": "Deny", "Action": "iam:*", "Resource": "*" }"""), "Add s3:GetObject to iam-policy.json"),
            await FixedAsync(new ReviewAnalyzer(), """{ "Effect": "Deny", "Action": "iam:*", "Resource": "*" }"""));

    private static async Task<(string Text, string Title)> FixedAsync(DiagnosticAnalyzer analyzer, string statements)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "App", "App", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: ReferenceAssemblies.AwsV4.References))
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "App.iam-needs.txt", SourceText.From(ReferenceNeedsFormat.Write(Declared)), filePath: "/0/App.iam-needs.txt")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "iam-policy.json", SourceText.From(Document(statements)), filePath: "/0/iam-policy.json");

        var document = solution.Projects.Single().AdditionalDocuments.Single(static one => one.Name == "iam-policy.json");
        var action = Assert.Single(await ActionsAsync(analyzer, document));
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetAdditionalDocument(document.Id)!;
        Assert.Empty(await ActionsAsync(analyzer, changed));
        return ((await changed.GetTextAsync()).ToString(), action.Title);
    }

    private static async Task<List<CodeAction>> ActionsAsync(DiagnosticAnalyzer analyzer, TextDocument document)
    {
        var files = new List<AdditionalText>();
        foreach (var file in document.Project.AdditionalDocuments) files.Add(new InMemoryText(file.FilePath!, (await file.GetTextAsync()).ToString()));
        var options = new AnalyzerOptions([.. files], TestConfig.Global(("build_property.IamAnalyzersIsApplication", "true")));
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await (await document.Project.GetCompilationAsync())!.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync())
        {
            CodeFixProvider fix = diagnostic.Id == "IAM2001" ? new MissingPermissionCodeFix() : new UnusedGrantCodeFix();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private static ReferenceNeeds Declared
        => ReferenceNeeds.Empty with
        {
            Sources = EquatableArray<NeedsSource>.From([new(NeedsSource.Project, true, NeedsRecord.Create(
                [new Permission("s3:GetObject", EquatableArray<string>.From(["arn:aws:s3:::reports/*"]), default, Tier.Required, "IamPermission", "", "", "")], [], []))]),
        };

    private static string Document(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""";
}
