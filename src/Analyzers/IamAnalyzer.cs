using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>The base of every analyzer here: concurrent, silent in generated code, one start a compilation.</summary>
public abstract class IamAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(GuardedStart.Guard<CompilationStartAnalysisContext>(start => Start(new GuardedStart(start))));
    }

    /// <summary>Registers what the compilation needs; registers nothing when it cannot have a finding.</summary>
    /// <param name="context">The compilation's start.</param>
    protected abstract void Start(CompilationStartAnalysisContext context);
}
