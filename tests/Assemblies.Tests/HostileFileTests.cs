using System.Globalization;
using IamAnalyzers.Build.Tests;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Tests;

/// <summary>
/// Files that are damaged, obfuscated, trimmed, mixed with native code, native, or no files of code at all: an answer, no exception, no endless
/// reading. The short part has 100 damaged files; <c>IAM_HOSTILE_FILES</c> and <c>IAM_HOSTILE_SEED</c> ask for more, and others.
/// </summary>
public sealed class HostileFileTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Faithful => [.. HostileFile.Faithful.Keys];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DamagedFile_GetsAnAnswer()
    {
        var count = Number("IAM_HOSTILE_FILES", 100);
        var seed = Number("IAM_HOSTILE_SEED", 4);
        var whole = CompiledPrograms.All.Where((_, index) => index % 5 == 0).Select(program => File.ReadAllBytes(Compiled.To(_folder, CompiledNeedsTests.Usings + program.Code, name: "Whole"))).ToArray();
        var kinds = HostileFile.Damaging.ToArray();
        var answers = new Dictionary<string, int>();
        for (var i = 0; i < count; i++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + i));
            var (name, damage) = (kinds[i % kinds.Length].Key, kinds[i % kinds.Length].Value);
            var content = Read(damage(whole[random.Next(whole.Length)], random), $"{name}, seed {seed}, file {i}");
            var answer = content.Kind == AssemblyKind.Program && content.Code is not null ? "Code" : content.Kind.ToString();
            answers[answer] = answers.GetValueOrDefault(answer) + 1;
        }

        // A run that only ever sees one kind of answer tests nothing.
        Assert.Contains("Code", answers.Keys);
        Assert.Contains(nameof(AssemblyKind.Unreadable), answers.Keys);
        Assert.Contains(nameof(AssemblyKind.NotManaged), answers.Keys);
    }

    // Whatever a tool does to names and the order of instructions, the program asks for the same.
    [Theory]
    [MemberData(nameof(Faithful))]
    public void ObfuscatedFile_NeedsWhatItNeeded(string kind)
    {
        foreach (var program in CompiledPrograms.All.Where(static (_, index) => index % 8 == 0))
        {
            var whole = File.ReadAllBytes(Compiled.To(_folder, CompiledNeedsTests.Usings + program.Code, name: "Whole"));
            var content = Read(HostileFile.Faithful[kind](whole), program.Name);

            Assert.True(content.Code is not null, program.Name);
            var (before, after) = (Actions(Read(whole, program.Name)), Actions(content));
            Assert.True(before.IsSubsetOf(after), $"{program.Name} asks for {string.Join(' ', before)}, and after it was {kind} for {string.Join(' ', after)}");
        }
    }

    [Fact]
    public void NativeFile_IsNotManaged()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var native = Directory.GetFiles(runtime).First(static file => Path.GetFileNameWithoutExtension(file) is "libcoreclr" or "coreclr");

        Assert.Equal(AssemblyKind.NotManaged, new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(native).Kind);
    }

    [Fact]
    public void FileOfImagesOfAllMachines_IsRead()
    {
        // The framework's own files hold native code beside the other.
        var content = new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(typeof(System.Text.Json.JsonSerializer).Assembly.Location);

        Assert.Equal((AssemblyKind.Program, 0), (content.Kind, content.Members.Count));
    }

    // ILRepack and its kin keep the type of each assembly, all but one under a longer name.
    [Fact]
    public void MergedFile_HasTheNeedsOfAllItsRecords()
    {
        const string Template = """
            namespace IamAnalyzers.Generated
            {
                internal static class IamPolicyRecord { private static string Needs => @"FIRST"; }
                internal static class MergedIamPolicyRecord { private static string Needs => @"SECOND"; }
            }
            """;
        string Merged(string first, string second) => Template.Replace("FIRST", first, StringComparison.Ordinal).Replace("SECOND", second, StringComparison.Ordinal);

        var both = Read(File.ReadAllBytes(Compiled.To(_folder, Merged(Record("a"), Record("b")))), "merged");
        var strange = Read(File.ReadAllBytes(Compiled.To(_folder, Merged(Record("a"), "of a later version"))), "merged");

        Assert.True(NeedsRecordFormat.TryRead(both.Record!, out var record));
        Assert.Equal(["a", "b"], record.Unresolved.Select(static call => call.Member));
        Assert.Null(strange.Record);
    }

    private static string Record(string member)
        => NeedsRecordFormat.Write(NeedsRecord.Create([], [new UnresolvedCall(member, "why")], [])).Replace("\"", "\"\"", StringComparison.Ordinal);

    private static HashSet<string> Actions(AssemblyContent content) => [.. content.Code!.Permissions.Select(static permission => permission.Action)];

    private AssemblyContent Read(byte[] file, string what)
    {
        var path = _folder.ToFile("hostile.dll");
        File.WriteAllBytes(path, file);
        var reading = Task.Run(() => new AssemblyReader(AwsCatalog.Default, Compiled.Sdk).Read(path));
        Assert.True(reading.Wait(Limit), what + " is read without end");
        Assert.True(reading.Result.Kind != AssemblyKind.Unreadable || reading.Result.Problem.Length > 0, what + " has no message");
        return reading.Result;
    }

    private static int Number(string variable, int fallback)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : fallback;
}
