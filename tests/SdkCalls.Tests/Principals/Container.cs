using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Principals;

/// <summary>Programs with a container, and the SDK's package of registrations, AWSSDK.Extensions.NETCore.Setup.</summary>
internal static class Container
{
    public const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using Amazon; using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.Extensions.NETCore.Setup;
        using Amazon.S3; using Amazon.S3.Model; using Amazon.S3.Transfer; using Amazon.DynamoDBv2; using Amazon.DynamoDBv2.DataModel; using Amazon.SecurityToken;
        using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.DependencyInjection.Extensions; using Microsoft.Extensions.Hosting;

        """;

    /// <summary>Reads an application.</summary>
    public static Reading Read(string code, OutputKind kind = OutputKind.ConsoleApplication)
        => Reading.Of(code, ReferenceAssemblies.AspNetCore, kind);
}
