namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>AWS KMS, JSON 1.1: the key. An alias is a name of a key of the account, whose id is the account's matter.</summary>
internal static class KmsReader
{
    private const string AliasedKey = "00000000-0000-4000-8000-000000000000";

    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        var action = "kms:" + request.Target.Split('.')[1];
        if (!request.Json.TryGetProperty("KeyId", out var id)) return [new AskedFor(action, "*")];
        var key = id.GetString()!;
        return key.StartsWith("alias/", StringComparison.Ordinal)
            ? [new AskedFor(action, WireArn.Regional("kms", "key/", AliasedKey)) { Keys = new Dictionary<string, string> { ["kms:RequestAlias"] = key, ["kms:ResourceAliases"] = key } }]
            : [new AskedFor(action, WireArn.Regional("kms", "key/", key))];
    }
}
