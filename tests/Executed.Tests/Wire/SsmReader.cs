namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>AWS Systems Manager, JSON 1.1: parameters by name. The first slash of a name is the one of the ARN.</summary>
internal static class SsmReader
{
    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        var action = "ssm:" + request.Target.Split('.')[1];
        var body = request.Json;
        if (body.TryGetProperty("Names", out var names)) return names.EnumerateArray().Select(name => new AskedFor(action, Parameter(name.GetString()!)));
        if (body.TryGetProperty("Name", out var one)) return [new AskedFor(action, Parameter(one.GetString()!))];
        return body.TryGetProperty("Path", out var path) ? [new AskedFor(action, Parameter(path.GetString()!))] : throw new NotSupportedException("No reading of " + request.Target);
    }

    private static string Parameter(string name) => WireArn.Regional("ssm", "parameter/", name.TrimStart('/'));
}
