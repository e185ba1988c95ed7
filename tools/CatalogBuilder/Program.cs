// usage: dotnet run --project tools/CatalogBuilder -- <command> ..., as Usage below lists them; docs/catalogue.md is the recipe
using IamAnalyzers.CatalogBuilder.Age;
using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Derive;
using IamAnalyzers.CatalogBuilder.Fetch;
using IamAnalyzers.CatalogBuilder.Managed;
using IamAnalyzers.CatalogBuilder.OpenTypes;
using IamAnalyzers.CatalogBuilder.Surface;

return args switch
{
    ["fetch", var folder] => FetchCommand.Run(folder),
    ["derive", var sources, var input, var repository] => DeriveCommand.Run(sources, input, repository),
    ["compare", var left, var right] => CompareCommand.Run(left, right),
    ["catalogue", var input, var repository] => CatalogueCommand.Run(input, repository),
    ["managed", var input, var repository] => ManagedCommand.Run(input, repository),
    ["authorized", var input, var repository] => AuthorizedCommand.Run(input, repository),
    ["open-types", var input, var repository] => OpenTypesCommand.Run(input, repository),
    ["surface", var input, var repository] => SurfaceCommand.Run(input, repository),
    ["age"] => AgeCommand.Run(),
    ["diff", var older, var newer] => DiffCommand.Run(older, newer),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: CatalogBuilder fetch <sources folder>
               CatalogBuilder derive <sources folder> <input folder> <repository folder>
               CatalogBuilder compare <input folder> <other input folder>
               CatalogBuilder <catalogue|authorized|open-types|surface> <input folder> <repository folder>
               CatalogBuilder managed <managedPolicies.json> <repository folder>
               CatalogBuilder age
               CatalogBuilder diff <older input folder> <newer input folder>
        """);
    return 2;
}
