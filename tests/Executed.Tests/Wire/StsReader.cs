namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>AWS STS, query protocol. Some operations need no permission: they are not signed, or tell only who asks.</summary>
internal static class StsReader
{
    private static readonly string[] Free = ["GetCallerIdentity", "GetSessionToken", "AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"];

    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        string Value(string name) => request.Form.Single(pair => pair.Key == name).Value;
        var operation = Value("Action");
        return Free.Contains(operation) ? [] : [new AskedFor("sts:" + operation, Value("RoleArn"))];
    }
}
