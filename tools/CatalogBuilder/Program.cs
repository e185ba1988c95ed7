// usage: dotnet run --project tools/CatalogBuilder -- <catalogue|surface> <input folder> <repository folder>
using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.CatalogBuilder.Surface;

return args switch
{
    ["surface", var input, var repository] => SurfaceCommand.Run(input, repository),
    ["catalogue", var input, var repository] => CatalogueCommand.Run(input, repository),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CatalogBuilder <catalogue|surface> <input folder> <repository folder>");
    return 2;
}
