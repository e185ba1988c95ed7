using System.Reflection;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>What AWS answers where nothing is on the wire: the ARN of what was made, as IAM makes it of path and name.</summary>
internal static class ProxyAnswers
{
    public static object To(MethodInfo method, object?[] arguments, object response)
    {
        if (method.Name is not ("CreatePolicyAsync" or "CreateRoleAsync") || arguments is not [{ } request, ..]) return response;
        var (type, part) = method.Name == "CreateRoleAsync" ? ("role", "Role") : ("policy", "Policy");
        var made = response.GetType().GetProperty(part)!;
        var answer = Activator.CreateInstance(made.PropertyType)!;
        made.PropertyType.GetProperty("Arn")!.SetValue(answer, WireArn.Iam(type, (Text("Path") ?? "/") + Text(part + "Name")));
        made.SetValue(response, answer);
        return response;

        string? Text(string member) => (string?)request.GetType().GetProperty(member)!.GetValue(request);
    }
}
