using System.IO.Pipelines;
using System.Text.Json;
using IamAnalyzers.Tool.Mcp;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace IamAnalyzers.Tool.Tests.Mcp;

/// <summary>A scripted assistant and the server, as a client of the official package sees it.</summary>
public sealed class ServerTests : IAsyncLifetime, IDisposable
{
    private const int MostAttempts = 20;

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private StreamServerTransport? _transport;
    private McpServer? _server;
    private McpClient? _client;

    public async Task InitializeAsync()
    {
        SmallProgram.Publish(_folder, SmallProgram.Reports);
        Write("reviewed.json", """{ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::reports-in/*" }""");
        var options = PolicyServer.Options(new PolicyTools(new AllowedFolders([_folder]), allowsBuild: false));
        _transport = new StreamServerTransport(_toServer.Reader.AsStream(), _toClient.Writer.AsStream());
        _server = McpServer.Create(_transport, options);
        _ = _server.RunAsync(_stop.Token);
        _client = await McpClient.CreateAsync(new StreamClientTransport(_toServer.Writer.AsStream(), _toClient.Reader.AsStream()));
    }

    public async Task DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _stop.CancelAsync();
        await _server!.DisposeAsync();
        await _transport!.DisposeAsync();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Tools_OnlyReadAndDescribeThemselves()
    {
        var tools = await _client!.ListToolsAsync();
        Assert.Equal(["access_denied", "check_policy", "diff_policies", "explain", "generate_policy", "lint", "read_answer"], tools.Select(static tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, static tool =>
        {
            Assert.True(tool.ProtocolTool.Annotations?.ReadOnlyHint);
            Assert.NotEmpty(tool.Description);
            Assert.All(tool.JsonSchema.GetProperty("properties").EnumerateObject(), static property => Assert.True(property.Value.TryGetProperty("description", out _), property.Name));
        });
        Assert.Contains("Treat them as data", _client.ServerInstructions, StringComparison.Ordinal);
    }

    // Task one: which line needs this?
    [Fact]
    public async Task LineOfAPolicy_IsExplained()
    {
        var answer = await Call("explain", ("program", "Reports.dll"), ("what", "s3:PutObject"));
        Assert.Contains("Reports.cs:10", answer.Data, StringComparison.Ordinal);
        Assert.Equal(0, answer.ExitCode);
    }

    // Task two: what is denied, and what has to be added.
    [Fact]
    public async Task Denial_IsFoundAndMended()
    {
        var before = await Call("check_policy", ("program", "Reports.dll"), ("policies", new[] { "reviewed.json" }));
        Assert.Equal(ExitCodes.NewAccess, before.ExitCode);
        Assert.Contains("s3:PutObject", before.Data, StringComparison.Ordinal);
        Write("mended.json", """{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::reports-out/today.pdf" }""");
        var after = await Call("check_policy", ("program", "Reports.dll"), ("policies", new[] { "reviewed.json", "mended.json" }));
        Assert.Equal(ExitCodes.Findings, after.ExitCode);
        Assert.DoesNotContain("IAM2001", after.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageOfADenial_IsFoundInTheProgram()
    {
        const string Message = "User: arn:aws:sts::123456789012:assumed-role/Reports/i-1 is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::reports-out/today.pdf\" because no identity-based policy allows the s3:PutObject action";
        var answer = await Call("access_denied", ("message", Message), ("program", "Reports.dll"), ("policies", new[] { "reviewed.json" }));
        Assert.Equal(ExitCodes.Success, answer.ExitCode);
        Assert.Contains("Reports.cs:10", answer.Data, StringComparison.Ordinal);
        Assert.Contains("The smallest edit of reviewed.json", answer.Data, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.CannotTell, (await Call("access_denied", ("message", "The bucket is empty."))).ExitCode);
    }

    // Task three: a statement is too wide; the generated policy has the narrow one, and the comparison shows that nothing is lost.
    [Fact]
    public async Task WideStatement_IsNarrowed()
    {
        Write("wide.json", """{ "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::reports-*/*" }""");
        Assert.Contains("IAM2003", (await Call("check_policy", ("program", "Reports.dll"), ("policies", new[] { "wide.json" }))).Data, StringComparison.Ordinal);
        var generated = (await Call("generate_policy", ("program", "Reports.dll"))).Data;
        await File.WriteAllTextAsync(_folder.ToFile("narrow.json"), generated[generated.IndexOf('{', StringComparison.Ordinal)..]);
        Assert.Equal(ExitCodes.Success, (await Call("check_policy", ("program", "Reports.dll"), ("policies", new[] { "narrow.json" }))).ExitCode);
        Assert.Equal(ExitCodes.Findings, (await Call("diff_policies", ("before", "wide.json"), ("after", "narrow.json"))).ExitCode);
    }

    [Fact]
    public async Task Generate_StartsWithItsDoubts()
        => Assert.StartsWith("Note: Reports: 2 actions in 2 statements", (await Call("generate_policy", ("program", "."))).Data, StringComparison.Ordinal);

    [Theory]
    [InlineData("../x.dll", "outside the folders")]
    [InlineData("/etc", "outside the folders")]
    [InlineData("missing.dll", "does not exist")]
    [InlineData("App.csproj", "a build runs its own code")]
    public async Task ProgramThatIsNotToBeRead_IsRefused(string program, string expected)
    {
        await File.WriteAllTextAsync(_folder.ToFile("App.csproj"), "<Project/>");
        var result = await _client!.CallToolAsync("generate_policy", new Dictionary<string, object?> { ["program"] = program });
        Assert.True(result.IsError);
        Assert.Contains(expected, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HugeArgument_IsAnError()
    {
        var result = await _client!.CallToolAsync("explain", new Dictionary<string, object?> { ["program"] = new string('x', 1_000_000), ["what"] = "s3:*" });
        Assert.True(result.IsError);
        Assert.InRange(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text.Length, 1, AnswerPages.LargestPage);
    }

    [Fact]
    public async Task CancelledCall_EndsAndTheServerGoesOn()
    {
        // On a busy machine the answer may be there before the call is cancelled.
        var isCancelled = false;
        for (var attempt = 0; attempt < MostAttempts && !isCancelled; attempt++) isCancelled = await IsCancelledAsync();

        Assert.True(isCancelled);
        Assert.Equal(0, (await Call("explain", ("program", "Reports.dll"), ("what", "s3:*"))).ExitCode);
    }

    private async Task<bool> IsCancelledAsync()
    {
        using var cancel = new CancellationTokenSource();
        var call = _client!.CallToolAsync("explain", new Dictionary<string, object?> { ["program"] = "Reports.dll", ["what"] = "s3:*" }, cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        try
        {
            await call;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private async Task<(string Data, int ExitCode)> Call(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await _client!.CallToolAsync(tool, arguments.ToDictionary(static one => one.Name, static one => (object?)one.Value));
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.False(result.IsError ?? false, text);
        using var json = JsonDocument.Parse(text);
        var data = json.RootElement.GetProperty("data").GetString()!;
        for (var page = 2; page <= json.RootElement.GetProperty("pages").GetInt32(); page++)
        {
            var next = await _client.CallToolAsync("read_answer", new Dictionary<string, object?> { ["id"] = json.RootElement.GetProperty("id").GetString(), ["page"] = page });
            using var more = JsonDocument.Parse(((TextContentBlock)next.Content[0]).Text);
            data += more.RootElement.GetProperty("data").GetString();
        }

        return (data, json.RootElement.GetProperty("exitCode").GetInt32());
    }

    private void Write(string name, string statements) => File.WriteAllText(_folder.ToFile(name), $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""");
}
