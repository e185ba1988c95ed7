namespace IamAnalyzers.Executed.Tests.Writing;

/// <summary>A derivation as text.</summary>
/// <param name="Statements">What must stand before the expression; each line is one.</param>
/// <param name="Expression">The expression, free of <c>await</c>.</param>
internal sealed record Fragment(string Statements, string Expression);

/// <summary>A program as text, and what it is given when it runs.</summary>
/// <param name="Files">Its source files.</param>
/// <param name="Inputs">Environment variables by name.</param>
internal sealed record ProgramText(IReadOnlyList<string> Files, IReadOnlyDictionary<string, string> Inputs);
