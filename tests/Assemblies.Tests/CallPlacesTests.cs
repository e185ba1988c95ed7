using IamAnalyzers.Build.Tests;
using IamAnalyzers.Assemblies.Positions;
using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Assemblies.Tests;

public sealed class CallPlacesTests : IDisposable
{
    private const string Code = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;
        class C
        {
            async Task A(IAmazonS3 s3, int i)
            {
                switch (i) { case 1: i = 2; break; case 2: i = 3; break; case 3: i = 4; break; case 4: i = 7; break; }
                await s3.DeleteObjectAsync("b", "k");
                await
                    s3.DeleteObjectAsync("b", "l");
            }

            System.Func<PutObjectRequest, System.Threading.CancellationToken, Task<PutObjectResponse>> B(IAmazonS3 s3) => s3.PutObjectAsync;
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DebugInformationFormat.PortablePdb)]
    [InlineData(DebugInformationFormat.Embedded)]
    public void CallsAndMethodGroups_HaveFileAndLine(DebugInformationFormat format)
    {
        var places = CallPlaces.Read(Compile(format), "/src/App", AwsCatalog.Default);

        Assert.Equal(["Code/C.cs:9", "Code/C.cs:10"], places.Of("Amazon.S3.IAmazonS3.DeleteObjectAsync"));
        Assert.Equal(["Code/C.cs:14"], places.Of("Amazon.S3.IAmazonS3.PutObjectAsync"));
        Assert.Empty(places.Of("Amazon.S3.IAmazonS3.GetObjectAsync"));
    }

    [Fact]
    public void ProgramWithoutDebugInformation_HasNoPlaces()
        => Assert.Empty(CallPlaces.Read(Compiled.To(_folder.Path, Code), "/src/App", AwsCatalog.Default).Of("Amazon.S3.IAmazonS3.PutObjectAsync"));

    [Theory]
    [InlineData("/src/App/A.cs", "A.cs")]
    [InlineData("/src/Shared/A.cs", "../Shared/A.cs")]
    [InlineData("/home/someone/else/A.cs", "A.cs")]
    [InlineData("/_/src/App/A.cs", "/_/src/App/A.cs")]
    [InlineData(@"\src\App\Sub\A.cs", "Sub/A.cs")]
    public void PathOfASourceFile_IsRelativeToTheProject(string path, string relative)
        => Assert.Equal(relative, SourcePath.Relative(path, "/src/App/"));

    private string Compile(DebugInformationFormat format)
    {
        var path = Path.Combine(_folder.Path, "Places.dll");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "netstandard.dll")
            .Append(typeof(Amazon.S3.IAmazonS3).Assembly.Location)
            .Append(typeof(Amazon.Runtime.AmazonServiceClient).Assembly.Location);
        var compilation = CSharpCompilation.Create(
            "Places",
            [CSharpSyntaxTree.ParseText(SourceText.From(Code, System.Text.Encoding.UTF8), path: "/src/App/Code/C.cs")],
            references.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var assembly = File.Create(path);
        using var symbols = format == DebugInformationFormat.Embedded ? null : File.Create(Path.ChangeExtension(path, ".pdb"));
        var result = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: format, pdbFilePath: Path.ChangeExtension(path, ".pdb")));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
