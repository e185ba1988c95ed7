using System.Reflection;
using IamAnalyzers.Executed.Tests.Operations;

namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>From a call of a client's interface to the permissions that AWS asks for, for services that no wire is there for.</summary>
internal static class ProxyReader
{
    // The member that names the resource, and how its ARN is made. Secrets get six characters at the end that only AWS knows.
    private static readonly (string Service, string Member, Func<string, string> Arn)[] Members =
    [
        ("iam", "PolicyArn", static name => WireArn.Iam("policy", name)),
        ("iam", "RoleName", static name => WireArn.Iam("role", name)),
        ("iam", "GroupName", static name => WireArn.Iam("group", name)),
        ("iam", "InstanceProfileName", static name => WireArn.Iam("instance-profile", name)),
        ("iam", "UserName", static name => WireArn.Iam("user", name)),
        ("iam", "PolicyName", static name => WireArn.Iam("policy", name)),
        ("sns", "TopicArn", static name => name),
        ("lambda", "FunctionName", static name => WireArn.Regional("lambda", "function:", name)),
        ("secretsmanager", "SecretId", static name => WireArn.Regional("secretsmanager", "secret:", name + "-a1B2c3")),
        ("kinesis", "StreamName", static name => WireArn.Regional("kinesis", "stream/", name)),
        ("states", "StateMachineArn", static name => name),
    ];

    public static IEnumerable<AskedFor> Read(SdkClient client, MethodInfo method, object?[] arguments)
    {
        var operation = method.Name[..^"Async".Length];
        var action = client.Service + ":" + (client.Service == "lambda" && operation == "Invoke" ? "InvokeFunction" : operation);
        foreach (var (_, member, arn) in Members.Where(row => row.Service == client.Service))
        {
            if (Value(method, arguments, member) is { } name) return [Asked(action, member, arn(name), method, arguments)];
        }

        return operation.StartsWith("List", StringComparison.Ordinal) ? [new AskedFor(action, "*")] : throw new NotSupportedException("No reading of " + method);
    }

    private static AskedFor Asked(string action, string member, string arn, MethodInfo method, object?[] arguments)
        => action is "iam:AttachRolePolicy" && Value(method, arguments, "PolicyArn") is { } policy
            ? new AskedFor(action, WireArn.Iam("role", Value(method, arguments, "RoleName")!)) { Keys = new Dictionary<string, string> { ["iam:PolicyARN"] = policy } }
            : new AskedFor(action, arn);

    // A member of the request, or a parameter of an overload that takes values.
    private static string? Value(MethodInfo method, object?[] arguments, string member)
    {
        var parameters = method.GetParameters();
        for (var i = 0; i < parameters.Length; i++)
        {
            if (string.Equals(parameters[i].Name, member, StringComparison.OrdinalIgnoreCase)) return (string?)arguments[i];
            if (arguments[i] is Amazon.Runtime.AmazonWebServiceRequest request && request.GetType().GetProperty(member) is { } property) return (string?)property.GetValue(request);
        }

        return null;
    }
}
