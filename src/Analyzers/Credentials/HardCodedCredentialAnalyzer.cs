using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// IAM0001 to IAM0003: hard-coded key ids, secrets and tokens, wherever they stand in C#. One analyzer, so that each literal is looked
/// at once. Runs in every project: a key leaks from a program without the SDK just as well.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedCredentialAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }
        = ImmutableArray.Create(Rules.AccessKeyId, Rules.SecretAccessKey, Rules.Token);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        if (CredentialSettings.IsOff(context.Options)) return;
        var reporter = new CredentialReporter(new CredentialSettings(context.Compilation, context.Options));
        var builtTexts = new BuiltTextCheck(reporter);
        var literals = new LiteralCheck(reporter, builtTexts);
        context.RegisterSyntaxNodeAction(
            literals.Check, SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText);
        context.RegisterSyntaxNodeAction(
            builtTexts.CheckNamed, SyntaxKind.AddExpression, SyntaxKind.InterpolatedStringExpression, SyntaxKind.InvocationExpression);
        var arrays = new CharacterArrayCheck(reporter);
        context.RegisterSyntaxNodeAction(arrays.CheckInitializer, SyntaxKind.ArrayInitializerExpression);
        context.RegisterSyntaxNodeAction(arrays.CheckCollection, SyntaxKind.CollectionExpression);
        context.RegisterSyntaxNodeAction(new SinkCheck(reporter).Check, SinkSyntax.All);
        context.RegisterSyntaxTreeAction(new CommentCheck(reporter).Check);
    }
}
