using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>A diagnostic that a test expects. What it leaves open is not compared.</summary>
/// <param name="Id">The id.</param>
public sealed record DiagnosticResult(string Id)
{
    /// <summary>The severity, or <see langword="null"/> for any.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    /// <summary>The whole message, or <see langword="null"/> for any.</summary>
    public string? Message { get; init; }

    /// <summary>The file, or <see langword="null"/> for any.</summary>
    public string? Path { get; init; }

    /// <summary>The span, lines and characters counted from zero; <see langword="null"/> for a diagnostic without location or anywhere.</summary>
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

    internal bool Fits(Diagnostic actual)
    {
        var span = actual.Location.GetLineSpan();
        return Id == actual.Id
            && (Severity is null || Severity == actual.Severity)
            && (Message is null || Message == actual.GetMessage(CultureInfo.InvariantCulture))
            && (Path is null || Path == span.Path)
            && (Span is null || Span == span.Span);
    }

    internal string Describe() => $"{Id} {Severity?.ToString() ?? "any severity"} at {Path}{Span?.ToString() ?? "anywhere"}: {Message ?? "any message"}";
}
