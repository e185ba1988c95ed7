using System.Text;

namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>The name of an enumeration's constant in the SDK.</summary>
public static class ConstantName
{
    /// <summary>Makes the name of a value: parentheses are dropped, parts around a separator are joined with a capital.</summary>
    /// <param name="value">The value on the wire, such as <c>t3.micro</c>.</param>
    /// <returns>The field's name, such as <c>T3Micro</c>.</returns>
    public static string From(string value)
    {
        var name = new StringBuilder(value.Length + 1);
        var startsPart = true;
        foreach (var character in value)
        {
            if (character is '(' or ')') continue;
            if (character != '_' && !char.IsLetterOrDigit(character))
            {
                startsPart = true;
                continue;
            }

            name.Append(startsPart ? char.ToUpperInvariant(character) : character);
            startsPart = false;
        }

        if (name.Length == 0 || char.IsDigit(name[0])) name.Insert(0, '_');
        return name.ToString();
    }
}
