using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>The catalogue's C# names against the public members of the real SDK packages.</summary>
public partial class RealSdkTests
{
    private static readonly Dictionary<string, Type> Clients = new()
    {
        ["s3"] = typeof(IAmazonS3),
        ["dynamodb"] = typeof(IAmazonDynamoDB),
        ["kms"] = typeof(IAmazonKeyManagementService),
        ["sts"] = typeof(IAmazonSecurityTokenService),
    };

    private static readonly Assembly[] Assemblies = [.. Clients.Values.Select(client => client.Assembly), typeof(AWSCredentials).Assembly];

    /// <summary>Methods of every object, or that the readers know as plumbing.</summary>
    private static readonly string[] Plumbing = ["Dispose", "Equals", "GetHashCode", "GetType", "ToString"];

    [Theory]
    [InlineData("s3")]
    [InlineData("dynamodb")]
    [InlineData("kms")]
    [InlineData("sts")]
    public void EveryMember_IsOneOfTheRequest(string service)
    {
        var entry = AwsCatalog.Default.FindService(service)!;
        var checks = 0;
        var wrong = new List<string>();
        foreach (var operation in entry.Operations)
        {
            var requests = Requests(entry, operation.Name);
            if (requests.Count == 0) continue;
            foreach (var member in operation.Permissions.SelectMany(Members).Distinct())
            {
                checks++;
                if (!requests.Exists(request => Has(request, member))) wrong.Add($"{operation.Name} {member}");
            }
        }

        Assert.Equal("", string.Join(", ", wrong));
        Assert.NotEqual(0, checks);
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("dynamodb")]
    [InlineData("kms")]
    [InlineData("sts")]
    public void EveryClientMethod_IsAnOperationOrAHelper(string service)
    {
        var entry = AwsCatalog.Default.FindService(service)!;
        var client = Clients[service];

        Assert.Equal((client.Namespace, client.Name), (entry.Namespace, entry.ClientInterface));
        Assert.All(
            client.GetMethods()
                .Where(method => !method.IsSpecialName && method.Name != "DetermineServiceOperationEndpoint")
                .Select(method => Stem(method.Name)),
            stem => Assert.True(entry.FindMethod(stem).Count > 0, stem));
    }

    [Fact]
    public void EveryMethodOfAHelperType_IsListed()
    {
        var types = AwsCatalog.Default.Helpers.Select(helper => helper.Type).Distinct().ToHashSet(StringComparer.Ordinal);
        var real = Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => types.Contains(NameOf(type)) && !Clients.ContainsValue(type)).ToList();

        Assert.True(real.Count > 40, $"only {real.Count} helper types are in the packages");
        var unlisted =
            from type in real
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where !method.IsSpecialName && !Plumbing.Contains(method.Name)
            where AwsCatalog.Default.FindHelper(NameOf(type), Stem(method.Name)) is null
            select NameOf(type) + "." + method.Name;
        Assert.Equal("", string.Join(", ", unlisted));
    }

    private static string Stem(string method) => method.EndsWith("Async", StringComparison.Ordinal) ? method[..^"Async".Length] : method;

    private static string NameOf(Type type) => type.Namespace + "." + type.Name.Split('`')[0];

    private static List<Type> Requests(ServiceEntry service, string operation)
    {
        var stems = service.RenamedMethods.Where(stem => service.FindMethod(stem).Any(target => target.Operation.Name == operation)).Append(operation);
        return [.. stems.Select(stem => Clients[service.Id].Assembly.GetType($"{service.Namespace}.Model.{stem}Request")).OfType<Type>()];
    }

    private static IEnumerable<string> Members(PermissionEntry permission)
        => (permission.Trigger?.Members ?? [])
            .Concat(permission.Resources.SelectMany(resource => TemplateMembers().Matches(resource.Template)).Select(match => match.Groups[1].Value));

    private static bool Has(Type request, string path)
    {
        var type = request;
        var isMap = false;
        foreach (var step in path.Split('.'))
        {
            // The keys of a dictionary are its member Keys.
            if (isMap && step == "Keys") continue;
            if (type.GetProperty(step) is not { } property) return false;
            type = property.PropertyType;
            isMap = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);
            while (type.IsGenericType) type = type.GetGenericArguments()[^1];
        }

        return true;
    }

    [GeneratedRegex(@"(?<!\$)\{([A-Za-z0-9_.]+)(?::[^}]*)?\}")]
    private static partial Regex TemplateMembers();
}
