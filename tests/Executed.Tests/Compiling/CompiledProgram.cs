namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>A compiled program.</summary>
/// <param name="Assembly">The bytes of its assembly.</param>
/// <param name="Policy">The policy that the generator derived, as JSON.</param>
internal sealed record CompiledProgram(byte[] Assembly, string Policy);
