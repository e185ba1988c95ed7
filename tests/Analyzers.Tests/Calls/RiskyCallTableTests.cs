using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Risks;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Analyzers.Tests.Calls;

/// <summary>The table of risky calls against the SDK's own names: a member that no request has would never be found.</summary>
public class RiskyCallTableTests
{
    private static readonly Compilation Sdk = CSharpCompilation.Create("Sdk", references: ReferenceAssemblies.AwsSurfaceAll.References);

    // Parameters of methods that make the request themselves: MakeObjectPublicAsync(bucketName, objectKey, enable).
    private static readonly (string Operation, string Member)[] HelperParameters = [("PutObjectAcl", "Enable")];

    [Fact]
    public void EveryMember_IsOneOfTheRequest()
        => Assert.Empty(
            from row in RiskyCall.All()
            from member in row.Trigger?.Members ?? []
            where !Requests(row).Any(request => Has(request, member)) && !HelperParameters.Contains((row.Operation, member))
            select $"{row.Service}:{row.Operation} {member}");

    private static IEnumerable<INamedTypeSymbol> Requests(RiskyCall row)
    {
        var service = AwsCatalog.Default.FindService(row.Service)!;
        var stems = service.RenamedMethods.Where(stem => service.FindMethod(stem).Any(target => target.Operation.Name == row.Operation)).Append(row.Operation);
        return stems.Select(stem => Sdk.GetTypeByMetadataName($"{service.Namespace}.Model.{stem}Request")).OfType<INamedTypeSymbol>();
    }

    private static bool Has(ITypeSymbol request, string path)
    {
        var type = request;
        foreach (var step in path.Split('.'))
        {
            var property = Bases(type).SelectMany(one => one.GetMembers(step)).OfType<IPropertySymbol>().FirstOrDefault();
            if (property is null) return false;
            type = property.Type is INamedTypeSymbol { TypeArguments: [.., var element] } ? element : property.Type;
        }

        return true;
    }

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType) yield return at;
    }
}
