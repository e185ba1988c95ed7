using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Tasks;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using Microsoft.Build.Utilities;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Build.Tests.Review;

/// <summary>A principal that has a reviewed policy in some environments only: the check must not look as if it had held the program to one in all.</summary>
public sealed class PrincipalWithoutPolicyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A file by its environment and role.
    [Theory]
    [InlineData(": uploader in test", ":", "test:", "prod:", "prod:uploader")]
    [InlineData(": uploader in stage and test", ":", "stage:", "test:", "prod:", "prod:uploader")]
    [InlineData(": the program's own principal in test", "prod:", "prod:uploader", "test:uploader")]
    [InlineData(": uploader", "test:", "prod:")]
    [InlineData(": uploader", ":")]
    [InlineData("", "test:", "prod:", "PROD:uploader", "test:uploader")]
    [InlineData("", "test:", "prod:", ":uploader")]
    [InlineData("", ":", ":uploader")]
    public void Check_NamesItWithItsEnvironments(string expected, params string[] files)
    {
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("class Program { static void Main() { } }")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        Assert.True(compilation.Emit(_folder.ToFile("App.dll")).Success);
        var needs = NeedsRecord.Create([Needed("s3:GetObject", ""), Needed("s3:PutObject", "uploader")], [], []);
        TextFile.Write(_folder.ToFile("App.iam-needs.txt"), ReferenceNeedsFormat.Write(ReferenceNeeds.Empty with { Sources = EquatableArray<NeedsSource>.From([new NeedsSource("Library", true, needs)]) }));

        var engine = new RecordingEngine();
        var task = new CompareIamPolicy { BuildEngine = engine, Programs = [Program()], ReviewedFiles = [.. files.Select(Reviewed)], HoldsNeeds = true, IsCheck = true, UnusedSeverity = "none", Today = "2026-11-01", ProjectName = "App" };

        Assert.True(task.Execute(), string.Join('\n', engine.Errors));
        var line = Assert.Single(engine.Messages.OfType<string>(), static message => message.Contains("allows everything that App needs", StringComparison.Ordinal));
        var at = line.IndexOf("; without a reviewed policy", StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0 ? "" : "; without a reviewed policy" + expected, at < 0 ? "" : line[at..]);
    }

    private static Permission Needed(string action, string principal)
        => new(action, EquatableArray<string>.From(["arn:aws:s3:::a/b"]), default, Tier.Required, "m", "", principal, "");

    private TaskItem Program()
    {
        var item = new TaskItem(_folder.ToFile("App.dll"));
        item.SetMetadata("NeedsFile", _folder.ToFile("App.iam-needs.txt"));
        item.SetMetadata("IsApplication", "true");
        item.SetMetadata("ProjectFolder", _folder);
        return item;
    }

    private TaskItem Reviewed(string file)
    {
        var (environment, role) = (file.Split(':')[0], file.Split(':')[1]);
        var path = _folder.ToFile($"{environment}.{role}.json");
        TextFile.Write(path, """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::a/*" } ] }""");
        var item = new TaskItem(path);
        item.SetMetadata("IamPolicyBaseline", "true");
        item.SetMetadata("Environment", environment);
        item.SetMetadata("Role", role);
        return item;
    }
}
