using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Permissions;

/// <summary>Values of a request as patterns of the policy language.</summary>
internal static class ValuePattern
{
    /// <summary>Writes a value.</summary>
    /// <returns>The pattern, with <c>*</c> or a named placeholder for each part that is not known.</returns>
    public static string Of(MemberValue value)
    {
        var text = new StringBuilder();
        foreach (var part in value.Parts)
        {
            switch (part.Kind)
            {
                case ValuePartKind.Literal: text.Append(IamPattern.Escape(part.Text)); break;
                case ValuePartKind.Input: text.Append(ArnPlaceholders.Input(part.Text)); break;
                default: PatternText.Append(text, "*"); break;
            }
        }

        return text.ToString();
    }
}
