namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>AWS STS, query protocol. <c>GetCallerIdentity</c> and <c>GetSessionToken</c> need no permission.</summary>
internal static class StsReader
{
    private static readonly string[] Free = ["GetCallerIdentity", "GetSessionToken"];

    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        string Value(string name) => request.Form.Single(pair => pair.Key == name).Value;
        var operation = Value("Action");
        return Free.Contains(operation) ? [] : [new AskedFor("sts:" + operation, Value("RoleArn"))];
    }
}
