using System.Globalization;
using System.Text.Json;

namespace IamAnalyzers.Tool.Observed;

/// <summary>Reads an event out of a record: as a trail writes it, inside what <c>lookup-events</c>, EventBridge and CloudWatch Logs put around it, or as a row of Athena, whose names are in lower case.</summary>
internal static class TrailEventReader
{
    private const int MostWrappers = 3;
    private static readonly string[] Wrappers = ["CloudTrailEvent", "detail", "message", "@message"];
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>Reads a record.</summary>
    /// <param name="text">The record, UTF-8.</param>
    /// <returns>The event; <see langword="null"/> for an object that is none.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static TrailEvent? Read(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text, Options);
        return Read(document.RootElement, 0);
    }

    private static TrailEvent? Read(JsonElement record, int wrappers)
    {
        if (record.ValueKind != JsonValueKind.Object) return null;
        if (TextOf(record, "eventType") is not { Length: > 0 } && TextOf(record, "eventSource").Length * TextOf(record, "eventName").Length == 0) return Unwrap(record, wrappers);
        if (Find(record, "userIdentity") is null && wrappers == 0 && Find(record, "CloudTrailEvent") is not null) return Unwrap(record, wrappers);
        var identity = Find(record, "userIdentity") ?? default;
        return new TrailEvent
        {
            Id = First(TextOf(record, "sharedEventID"), TextOf(record, "eventID"), TextOf(record, "requestID") is { Length: > 0 } request ? request + " " + TextOf(record, "eventName") : ""),
            Time = DateTimeOffset.TryParse(TextOf(record, "eventTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null,
            Source = TextOf(record, "eventSource").ToLowerInvariant(),
            Name = TextOf(record, "eventName"),
            Type = TextOf(record, "eventType"),
            IsData = TextOf(record, "eventCategory").Equals("Data", StringComparison.OrdinalIgnoreCase) || TextOf(record, "managementEvent").Equals("false", StringComparison.OrdinalIgnoreCase),
            Principal = PrincipalOf(identity),
            IdentityType = TextOf(identity, "type"),
            InvokedBy = TextOf(identity, "invokedBy"),
            ErrorCode = TextOf(record, "errorCode"),
            ErrorMessage = TextOf(record, "errorMessage"),
            HasVersion = Find(record, "requestParameters") is { } parameters && (TextOf(parameters, "versionId").Length > 0 || TextOf(parameters, "x-amz-version-id").Length > 0),
        };
    }

    private static TrailEvent? Unwrap(JsonElement record, int wrappers)
    {
        if (wrappers >= MostWrappers) return null;
        foreach (var name in Wrappers)
        {
            if (Find(record, name) is not { } inner) continue;
            if (inner.ValueKind == JsonValueKind.Object) return Read(inner, wrappers + 1);
            if (inner.ValueKind != JsonValueKind.String || inner.GetString() is not { } text || text.TrimStart() is not ['{', ..]) continue;
            using var document = JsonDocument.Parse(text, Options);
            return Read(document.RootElement, wrappers + 1);
        }

        return null;
    }

    // Of a session the role counts, whatever the session is called.
    private static string PrincipalOf(JsonElement identity)
    {
        if (Find(identity, "sessionContext") is { } session && Find(session, "sessionIssuer") is { } issuer && TextOf(issuer, "arn") is { Length: > 0 } role) return role;
        var arn = TextOf(identity, "arn");
        var parts = arn.Split(':', 6);
        if (parts.Length == 6 && parts[2] == "sts" && parts[5].Split('/') is ["assumed-role", var name, ..]) return $"{parts[0]}:{parts[1]}:iam::{parts[4]}:role/{name}";
        return arn;
    }

    private static string First(params string[] texts) => Array.Find(texts, static text => text.Length > 0) ?? "";

    private static string TextOf(JsonElement element, string name)
        => Find(element, name) is not { } value ? ""
            : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() ?? "",
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            };

    private static JsonElement? Find(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty(name, out var exact)) return exact;
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return property.Value;
        }

        return null;
    }
}
