using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Denials;

/// <summary>What was read from a text that may hold refusals.</summary>
/// <param name="Denials">The refusals, in the order of the text, each once; none when it cannot be told.</param>
/// <param name="Frames">The frames of the .NET stacks in the text, innermost first.</param>
/// <param name="WhyNot">Why nothing can be told; empty when there is a refusal.</param>
internal sealed record DenialReading(EquatableArray<Denial> Denials, EquatableArray<StackFrameText> Frames, string WhyNot);
