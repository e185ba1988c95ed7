using System.Text.Json;

namespace IamAnalyzers.Tool.Denials;

/// <summary>
/// Reads what <c>aws sts decode-authorization-message</c> prints, with or without the <c>DecodedMessage</c> around it. It says who called, which action on which resource, and whether a
/// statement denies; it does not name the type of policy.
/// </summary>
internal static class DecodedMessage
{
    private const string Mark = "explicitDeny";

    /// <summary>Reads a text.</summary>
    /// <returns>The refusal; <see langword="null"/> when the text is something else.</returns>
    public static Denial? Read(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end < start || !text.Contains(Mark, StringComparison.Ordinal)) return null;
        try
        {
            using var json = JsonDocument.Parse(text.AsMemory(start, end - start + 1));
            if (Text(json.RootElement, nameof(DecodedMessage)) is not { Length: > 0 } inner) return Of(json.RootElement);
            using var decoded = JsonDocument.Parse(inner);
            return Of(decoded.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Denial? Of(JsonElement message)
    {
        if (Member(message, Mark) is not { ValueKind: JsonValueKind.True or JsonValueKind.False } isExplicit || Member(message, "allowed") is not { ValueKind: JsonValueKind.False } || Member(message, "context") is not { } context) return null;
        var resource = Text(context, "resource");
        var action = ActionOf(Text(context, "action"), resource);
        return action.Length == 0
            ? null
            : new Denial
            {
                Action = action,
                Resource = resource,
                Principal = Member(context, "principal") is { } principal ? Text(principal, "arn") : "",
                Effect = isExplicit.GetBoolean() ? DenialEffect.Explicit : DenialEffect.Implicit,
            };
    }

    // EC2 may write the name of the action alone.
    private static string ActionOf(string action, string resource)
        => action.Length == 0 || action.Contains(':', StringComparison.Ordinal) ? action : resource.Split(':') is ["arn", _, { Length: > 0 } service, ..] ? $"{service}:{action}" : "";

    private static string Text(JsonElement value, string name) => Member(value, name) is { ValueKind: JsonValueKind.String } member ? member.GetString()! : "";

    private static JsonElement? Member(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;
}
