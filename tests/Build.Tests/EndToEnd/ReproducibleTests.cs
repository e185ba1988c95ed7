namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>The same sources give the same bytes wherever they lie, and in whatever order the compiler is handed the files.</summary>
public sealed class ReproducibleTests
{
    private const string Properties = """
        <OutputType>Exe</OutputType>
        <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
        <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
        <IamPolicyFormats>cdk;cloudformation;cloudformation-json;html;sam;sam-json;terraform</IamPolicyFormats>
        """;

    private const string Archive = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        namespace Shop;

        internal static partial class Archive
        {
            private const string Bucket = "shop-archive";

            public static Task Keep(IAmazonS3 s3, string order) => s3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = Folder + order, ContentBody = "kept" });
        }
        """;

    private const string Folder = """
        using System.Threading.Tasks;
        using Amazon.S3;

        namespace Shop;

        internal static partial class Archive
        {
            private const string Folder = "orders/";

            public static Task Drop(IAmazonS3 s3, string order) => s3.DeleteObjectAsync(Bucket, Folder + order);
        }
        """;

    private const string Program = """
        using Amazon.S3;
        using Shop;

        using var s3 = new AmazonS3Client();
        await Archive.Keep(s3, args[0]);
        await Archive.Drop(s3, args[0]);
        """;

    [Fact]
    public void OtherFolderAndOtherOrderOfFiles_WriteTheSameBytes()
    {
        using var near = Build("App", ["Program.cs", "Archive.cs", "Folder.cs"]);
        using var far = Build("deep/below another/App", ["Folder.cs", "Program.cs", "Archive.cs"]);

        var (first, second) = (Written(near, "App"), Written(far, "deep/below another/App"));

        Assert.All(
            [".iam-policy.json", ".iam-policy.cs", ".iam-policy.html", ".iam-policy.tf", ".iam-policy.sam.yaml", "IamPolicy.g.cs"],
            suffix => Assert.Contains(first.Keys, name => name.EndsWith(suffix, StringComparison.Ordinal)));
        Assert.Contains("arn:aws:s3:::shop-archive/orders/*", near.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), StringComparison.Ordinal);
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
    }

    private static Workspace Build(string folder, string[] order)
    {
        var workspace = new Workspace();
        workspace.Write($"{folder}/Archive.cs", Archive);
        workspace.Write($"{folder}/Folder.cs", Folder);
        workspace.Write($"{folder}/Program.cs", Program);
        workspace.WriteProject(folder, Properties, string.Concat(order.Select(static file => $"""<Compile Include="{file}" />""")));
        workspace.Build(folder).Succeeded();
        return workspace;
    }

    /// <summary>What the generator and our tasks wrote, by the name below the project's folder.</summary>
    private static SortedDictionary<string, byte[]> Written(Workspace workspace, string folder)
        => new(
            Directory.EnumerateFiles(workspace.ToFile(folder), "*", SearchOption.AllDirectories)
                .Where(static file => Path.GetFileName(file).Contains("iam-policy", StringComparison.Ordinal) || file.Contains("IamAnalyzers.Generators", StringComparison.Ordinal))
                .ToDictionary(file => Path.GetRelativePath(workspace.ToFile(folder), file), File.ReadAllBytes),
            StringComparer.Ordinal);
}
