using System.Collections.Immutable;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>
/// The start of a compilation. Where the compiler itself fails on code with errors, an action ends without findings: the code has the compiler's own errors then.
/// A failure of ours is not hidden.
/// </summary>
/// <param name="start">The start that actions are registered with.</param>
#pragma warning disable RS1012 // It registers what analyzers register with it.
internal sealed class GuardedStart(CompilationStartAnalysisContext start)
#pragma warning restore RS1012
    : CompilationStartAnalysisContext(start.Compilation, start.Options, start.CancellationToken)
{
    /// <summary>Runs an action.</summary>
    public static Action<T> Guard<T>(Action<T> action) => context =>
    {
        try
        {
            action(context);
        }
        catch (Exception failure) when (CompilerFailure.Is(failure))
        {
            // The compiler reports what is wrong with the code.
        }
    };

    /// <inheritdoc/>
    public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => start.RegisterCompilationEndAction(Guard(action));

    /// <inheritdoc/>
    public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => start.RegisterSemanticModelAction(Guard(action));

    /// <inheritdoc/>
    public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => start.RegisterSymbolAction(Guard(action), symbolKinds);

    /// <inheritdoc/>
    public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => start.RegisterCodeBlockStartAction(Guard(action));

    /// <inheritdoc/>
    public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => start.RegisterCodeBlockAction(Guard(action));

    /// <inheritdoc/>
    public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => start.RegisterSyntaxTreeAction(Guard(action));

    /// <inheritdoc/>
    public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) => start.RegisterAdditionalFileAction(Guard(action));

    /// <inheritdoc/>
    public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => start.RegisterSyntaxNodeAction(Guard(action), syntaxKinds);

    /// <inheritdoc/>
    public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) => start.RegisterOperationAction(Guard(action), operationKinds);
}
