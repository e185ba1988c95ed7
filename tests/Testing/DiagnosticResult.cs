using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>A diagnostic that a test expects, by its id: a rule can have several descriptors. A severity or message that is left open is not compared.</summary>
/// <param name="Id">The id.</param>
public sealed record DiagnosticResult(string Id)
{
    /// <summary>The severity, or <see langword="null"/> for any.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>The whole message, or <see langword="null"/> for any.</summary>
    public string? Message { get; init; }

    /// <summary>The file, or <see langword="null"/> for the first source.</summary>
    public string? Path { get; init; }

    /// <summary>The span, lines and characters counted from zero; <see langword="null"/> for a diagnostic without location.</summary>
    public LinePositionSpan? Span { get; init; }

    /// <summary>Expects a compiler error.</summary>
    /// <param name="id">Its id, such as <c>CS0103</c>.</param>
    /// <returns>The expectation.</returns>
    public static DiagnosticResult CompilerError(string id) => new(id) { Severity = DiagnosticSeverity.Error };

    /// <summary>Expects a compiler warning.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The expectation.</returns>
    public static DiagnosticResult CompilerWarning(string id) => new(id) { Severity = DiagnosticSeverity.Warning };

    /// <summary>Says the whole message.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The expectation.</returns>
    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    /// <summary>Says the severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The expectation.</returns>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Says where, with lines and columns counted from one.</summary>
    /// <param name="startLine">The first line.</param>
    /// <param name="startColumn">The first column.</param>
    /// <param name="endLine">The last line.</param>
    /// <param name="endColumn">The column after the last.</param>
    /// <returns>The expectation.</returns>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => this with { Span = new(new(startLine - 1, startColumn - 1), new(endLine - 1, endColumn - 1)) };

    /// <summary>Says the file too.</summary>
    /// <param name="path">The file.</param>
    /// <param name="startLine">The first line.</param>
    /// <param name="startColumn">The first column.</param>
    /// <param name="endLine">The last line.</param>
    /// <param name="endColumn">The column after the last.</param>
    /// <returns>The expectation.</returns>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(startLine, startColumn, endLine, endColumn) with { Path = path };

    /// <summary>The same for Roslyn's package.</summary>
    /// <param name="result">The expectation.</param>
    public static implicit operator Microsoft.CodeAnalysis.Testing.DiagnosticResult(DiagnosticResult result) => result.ToDiagnosticResult();

    /// <summary>The same for Roslyn's package, which finds a diagnostic by its place.</summary>
    /// <returns>The expectation.</returns>
    public Microsoft.CodeAnalysis.Testing.DiagnosticResult ToDiagnosticResult()
    {
        var result = new Microsoft.CodeAnalysis.Testing.DiagnosticResult(Id, Severity ?? DiagnosticSeverity.Warning)
            .WithOptions(Severity is null ? DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity : DiagnosticOptions.IgnoreAdditionalLocations);
        if (Message is not null) result = result.WithMessage(Message);
        return Span is not { } span ? result
            : result.WithSpan(Path ?? "/0/Test0.cs", span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1);
    }
}
