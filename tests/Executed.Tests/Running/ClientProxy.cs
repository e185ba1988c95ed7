using System.Reflection;
using IamAnalyzers.Executed.Tests.Operations;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>Stands behind the interface of a client whose package does not restore. A program takes it from <see cref="AppDomain"/>'s data.</summary>
internal class ClientProxy : DispatchProxy
{
    private SdkClient _client = null!;

    /// <summary>Puts a proxy where programs find it, under the name of the client's interface.</summary>
    public static void Provide(SdkClient client)
    {
        var contract = Type.GetType($"{client.Namespace}.I{client.Stem}, AWSSDK.Surface.Executed", throwOnError: true)!;
        var proxy = Create(contract, typeof(ClientProxy));
        ((ClientProxy)proxy)._client = client;
        AppDomain.CurrentDomain.SetData(contract.Name, proxy);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        ArgumentNullException.ThrowIfNull(targetMethod);
        if (!targetMethod.Name.EndsWith("Async", StringComparison.Ordinal)) return null;
        Recorder.Add(ProxyReader.Read(_client, targetMethod, args ?? []));
        var response = targetMethod.ReturnType.GetGenericArguments().Single();
        return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(response).Invoke(null, [ProxyAnswers.To(targetMethod, args ?? [], Activator.CreateInstance(response)!)]);
    }
}
