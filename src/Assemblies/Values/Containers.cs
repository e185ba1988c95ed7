using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// The methods of .NET's containers: they keep objects, make them by their constructors and hand them to others, and set nothing.
/// Source: the documentation of Microsoft.Extensions.DependencyInjection.
/// </summary>
internal static class Containers
{
    private const string Space = "Microsoft.Extensions.DependencyInjection";

    private static readonly string[] Starts =
    [
        "AddSingleton", "AddScoped", "AddTransient", "AddKeyedSingleton", "AddKeyedScoped", "AddKeyedTransient", "TryAdd", "AddHostedService",
        "GetService", "GetRequiredService", "GetKeyedService", "GetRequiredKeyedService", "CreateScope", "CreateAsyncScope", "BuildServiceProvider",
    ];

    /// <summary>Whether a method only keeps what it is given, makes objects of types, or gives them.</summary>
    public static bool Keep(MethodUse method)
        => (method.Type.Namespace is Space or Space + ".Extensions" || method.Type.Name is "System.IServiceProvider")
            && Starts.Any(start => method.Name.StartsWith(start, StringComparison.Ordinal));
}
