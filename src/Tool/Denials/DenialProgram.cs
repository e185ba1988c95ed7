using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Tool.Denials;

/// <summary>A program as a refusal is held against it.</summary>
/// <param name="Needs">What it needs, of every tier and for every principal.</param>
/// <param name="Places">Where its calls stand.</param>
/// <param name="WhyUnknown">Why it may need more than is known; <see langword="null"/> when it does not.</param>
/// <param name="Reviewed">Its reviewed policies.</param>
internal sealed record DenialProgram(IReadOnlyList<ProgramNeed> Needs, ICallPlaces Places, string? WhyUnknown, IReadOnlyList<ReviewedText> Reviewed);

/// <summary>A reviewed policy and the texts of its files.</summary>
/// <param name="Texts">The text of each file, by its path.</param>
internal sealed record ReviewedText(ReviewedSet Set, IReadOnlyDictionary<string, string> Texts);
