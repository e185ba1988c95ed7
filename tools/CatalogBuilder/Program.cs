// usage: dotnet run --project tools/CatalogBuilder -- <catalogue|surface> <input folder> <repository folder>
return args switch
{
    ["surface", var input, var repository] => IamAnalyzers.CatalogBuilder.Surface.SurfaceCommand.Run(input, repository),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: CatalogBuilder <catalogue|surface> <input folder> <repository folder>");
    return 2;
}
