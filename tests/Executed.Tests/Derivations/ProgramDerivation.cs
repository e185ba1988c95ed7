using System.Collections.Immutable;
using IamAnalyzers.Executed.Tests.Operations;

namespace IamAnalyzers.Executed.Tests.Derivations;

/// <summary>A request that a program sends.</summary>
/// <param name="Operation">What it asks for.</param>
/// <param name="Body">How it is written.</param>
internal sealed record Send(Operation Operation, Derivation Body);

/// <summary>A whole program, before it is text.</summary>
/// <param name="Sends">The requests that it sends, each for an action of its own.</param>
/// <param name="HasMain">Whether it has a <c>Main</c> method; else statements at the top level.</param>
/// <param name="IsSplit">Whether its types stand in a file of their own.</param>
internal sealed record ProgramDerivation(ImmutableArray<Send> Sends, bool HasMain, bool IsSplit);
