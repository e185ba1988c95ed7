using System.Reflection;
using System.Text;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>Calls a method by its name with a stream, as the runtime of AWS Lambda does: <c>Function.HandleAsync text</c>.</summary>
internal static class HandlerCall
{
    public static async Task RunAsync(Assembly program, string call)
    {
        var parts = call.Split(' ', 2);
        var names = parts[0].Split('.');
        var type = program.GetType(names[0], throwOnError: true)!;
        var method = type.GetMethod(names[1])!;
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(parts[1]));
        await (Task)method.Invoke(method.IsStatic ? null : Activator.CreateInstance(type), [input])!;
    }
}
