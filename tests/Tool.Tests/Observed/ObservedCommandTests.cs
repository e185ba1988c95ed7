using System.Text.Json;

namespace IamAnalyzers.Tool.Tests.Observed;

public sealed class ObservedCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void DataEventsOfThePrediction_EndWell()
    {
        Write("trail.json", Trails.File(Data("GetObject"), Data("PutObject")));
        var run = Run("trail.json").Ends(ExitCodes.Success);
        Assert.Contains(Trails.Role, run.Output, StringComparison.Ordinal);
        Assert.Contains("s3:GetObject", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public void NoDataEvents_CannotBeSeenAndIsNeverUnused()
    {
        Write("trail.json", Trails.File(Trails.Event("sts GetCallerIdentity")));
        var output = Run("trail.json").Output;
        Assert.Contains("cannot be seen", output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("unused", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ActionThatIsNotPredicted_IsAFinding()
    {
        Write("trail.json", Trails.File(Trails.Event("sqs CreateQueue")));
        Assert.Contains("sqs:CreateQueue", Run("trail.json").Ends(ExitCodes.Findings).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PackedFilesOfAFolder_AreReadAsOne()
    {
        Directory.CreateDirectory(folder.ToFile("logs"));
        Write("logs/a.json", Trails.File(Data("GetObject")));
        File.WriteAllBytes(folder.ToFile("logs/b.json.gz"), Trails.Pack(Trails.File(Data("PutObject"))));
        using var json = JsonDocument.Parse(Run("logs", "--format", "json").Ends(ExitCodes.Success).Output);
        Assert.Contains("s3:PutObject", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void StandardInput_AnswersAsTheFileDoes()
    {
        var text = Trails.File(Data("GetObject"), Trails.Event("sqs CreateQueue"));
        Write("trail.json", text);
        Assert.Equal(Run("trail.json").Output, ToolRun.OfInput(folder.Path, text, "observed", "-", "--in", Program).Output);
    }

    [Fact]
    public void RoleWithoutEvents_CannotTell()
    {
        Write("trail.json", Trails.File(Data("GetObject")));
        Run("trail.json", "--role", "Another").Ends(ExitCodes.CannotTell);
    }

    [Fact]
    public void TimesOutsideTheSpan_DoNotCount()
    {
        Write("trail.json", Trails.File(Trails.Event("sqs CreateQueue", time: "2026-10-01T00:00:00Z"), Data("GetObject")));
        Assert.DoesNotContain("sqs:CreateQueue", Run("trail.json", "--from", "2026-11-01").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    public void TimeThatIsNone_IsAnErrorOfUsage(string time)
    {
        Write("trail.json", Trails.File(Data("GetObject")));
        Assert.Contains(time, Run("trail.json", "--from", time).Ends(ExitCodes.Usage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PackedFileThatIsCutOff_IsAnErrorThatNamesIt()
    {
        var packed = Trails.Pack(Trails.File(Enumerable.Range(0, 200).Select(static _ => Data("GetObject"))));
        File.WriteAllBytes(folder.ToFile("cut.json.gz"), packed[..(packed.Length / 2)]);
        AssertNames("cut.json.gz");
    }

    [Fact]
    public void TextThatIsNoUtf8_IsAnErrorThatNamesTheFile()
    {
        File.WriteAllBytes(folder.ToFile("bytes.json"), [0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);
        AssertNames("bytes.json");
    }

    [Fact]
    public void TextThatIsNoJson_IsAnErrorThatNamesTheFile()
    {
        Write("broken.json", "{\"Records\":[{\"eventName\":");
        AssertNames("broken.json");
    }

    [Fact]
    public void FileThatIsMissing_IsAnErrorThatNamesIt() => AssertNames("missing.json");

    [Fact]
    public void NoFiles_IsAnErrorOfUsage() => ToolRun.Of(folder.Path, "observed").Ends(ExitCodes.Usage);

    [Fact]
    public void NamesOfEvents_DoNotReachTheTerminalAsControl()
    {
        Write("trail.json", Trails.File(Trails.Event("sqs \\u001b[31mCreateQueue")));
        Assert.DoesNotContain('\u001b', Run("trail.json").Output);
    }

    private void AssertNames(string file)
    {
        var run = Run(file).Ends(ExitCodes.BadInput);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private ToolRun Run(string files, params string[] more) => ToolRun.Of(folder.Path, ["observed", files, "--in", Program, .. more]);

    private void Write(string name, string text) => File.WriteAllText(folder.ToFile(name), text);

    private static string Data(string name) => Trails.Event("s3 " + name, category: "Data");

    private string Program => field ??= SmallProgram.Publish(folder.ToFile("bin"), SmallProgram.Reports);
}
