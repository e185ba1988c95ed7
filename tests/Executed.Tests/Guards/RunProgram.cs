using IamAnalyzers.Executed.Tests.Wire;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Executed.Tests.Guards;

/// <summary>A program that has run.</summary>
/// <param name="Source">Its source, for the generator.</param>
/// <param name="Asked">What it asked for.</param>
internal sealed record RunProgram(CSharpCompilation Source, IReadOnlyList<AskedFor> Asked);
