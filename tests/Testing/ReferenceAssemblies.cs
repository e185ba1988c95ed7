using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Testing;

/// <summary>What a test program is compiled against: one framework and any packages. Read once a test run.</summary>
/// <param name="Sets">The folders under <c>references</c> beside the tests.</param>
public sealed record ReferenceAssemblies(ImmutableArray<string> Sets)
{
    private static readonly ConcurrentDictionary<string, ImmutableArray<MetadataReference>> Loaded = new(StringComparer.Ordinal);

    /// <summary>.NET 8.</summary>
    public static ReferenceAssemblies Net80 { get; } = new(["net8.0"]);

    /// <summary>.NET 10.</summary>
    public static ReferenceAssemblies Net100 { get; } = new(["net10.0"]);

    /// <summary>.NET Framework 4.7.2.</summary>
    public static ReferenceAssemblies Net472 { get; } = new(["net472"]);

    /// <summary>.NET 8 with the real packages of the AWS SDK v4, but for the one that registers clients with a container.</summary>
    public static ReferenceAssemblies AwsV4 { get; } = Net80.With("aws-v4");

    /// <summary>ASP.NET Core of .NET 10, with containers, configuration and hosts, and the AWS SDK v4 with its registrations.</summary>
    public static ReferenceAssemblies AspNetCore { get; } = Net100.With("aspnetcore").With("aws-v4").With("aws-v4-setup").With("aws-surface");

    /// <summary>.NET 8 with S3 and STS of the AWS SDK v3.</summary>
    public static ReferenceAssemblies AwsV3 { get; } = Net80.With("aws-v3");

    /// <summary>.NET Framework with S3 and STS of the AWS SDK v3 as built for 4.5: synchronous methods too.</summary>
    public static ReferenceAssemblies AwsV3Net45 { get; } = Net472.With("aws-v3-net45");

    /// <summary>.NET Framework with S3 and STS of the AWS SDK v3 as built for 3.5: Begin and End.</summary>
    public static ReferenceAssemblies AwsV3Net35 { get; } = Net472.With("aws-v3-net35");

    /// <summary>As <see cref="AwsV4"/>, with the surface of IAM and the commonest services that are absent.</summary>
    public static ReferenceAssemblies AwsSurface { get; } = AwsV4.With("aws-surface");

    /// <summary>As <see cref="AwsSurface"/>, with the surface of all other services.</summary>
    public static ReferenceAssemblies AwsSurfaceAll { get; } = AwsSurface.With("aws-surface-all");

    /// <summary>.NET with the AWS CDK.</summary>
    public static ReferenceAssemblies AwsCdk { get; } = Net80.With("aws-cdk");

    /// <summary>The references.</summary>
    public ImmutableArray<MetadataReference> References => [.. Sets.SelectMany(static set => Loaded.GetOrAdd(set, Load))];

    /// <summary>Adds a folder of references.</summary>
    /// <param name="set">The folder's name.</param>
    /// <returns>Both together.</returns>
    public ReferenceAssemblies With(string set) => new(Sets.Add(set));

    private static ImmutableArray<MetadataReference> Load(string set)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "references", set);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.dll") : [];
        return files.Length == 0
            ? throw new InvalidOperationException("No references in " + folder)
            : [.. files.Order(StringComparer.Ordinal).Where(IsManaged).Select(static file => MetadataReference.CreateFromFile(file))];
    }

    private static bool IsManaged(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new System.Reflection.PortableExecutable.PEReader(stream);
        return reader.HasMetadata && System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(reader).IsAssembly;
    }
}
