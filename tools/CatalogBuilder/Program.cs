// usage: dotnet run --project tools/CatalogBuilder -- <catalogue|surface|authorized> <input folder> <repository folder>
//        dotnet run --project tools/CatalogBuilder -- managed <managedPolicies.json> <repository folder>
using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Managed;
using IamAnalyzers.CatalogBuilder.Surface;

return args switch
{
    ["surface", var input, var repository] => SurfaceCommand.Run(input, repository),
    ["catalogue", var input, var repository] => CatalogueCommand.Run(input, repository),
    ["authorized", var input, var repository] => AuthorizedCommand.Run(input, repository),
    ["managed", var input, var repository] => ManagedCommand.Run(input, repository),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CatalogBuilder <catalogue|surface|authorized> <input folder> <repository folder>");
    Console.Error.WriteLine("       CatalogBuilder managed <managedPolicies.json> <repository folder>");
    return 2;
}
