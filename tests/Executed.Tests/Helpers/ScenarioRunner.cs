using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using IamAnalyzers.Executed.Tests.Wire;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>
/// Runs scenarios on one version of the SDK, in a process of its own: version 3 looks for its parts among all assemblies of a process.
/// In place of the network stands a handler that notes what is asked for.
/// </summary>
internal static class ScenarioRunner
{
    /// <summary>The command that the other process is started with.</summary>
    public const string Command = "helper-scenarios";

    // What needs no permission of the program, or has no reader: single sign-on, and the sessions of directory buckets.
    private static readonly string[] Unread = ["oidc.", "portal.", "s3express"];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs all scenarios of a version.</summary>
    /// <exception cref="InvalidOperationException">The other process failed.</exception>
    public static async Task<IReadOnlyList<ScenarioRun>> RunAsync(SdkVersion version)
    {
        var results = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ScenarioRunner).Assembly.Location, Command, version.Name, results]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"The scenarios of {version.Name} did not run: {errors}{await output}");
            using var file = File.OpenRead(results);
            return (await JsonSerializer.DeserializeAsync<List<ScenarioRun>>(file))!;
        }
        finally
        {
            File.Delete(results);
        }
    }

    /// <summary>Runs them in this process, and writes the results to a file.</summary>
    public static async Task<int> RunHereAsync(SdkVersion version, string results)
    {
        var folder = Directory.CreateTempSubdirectory("helpers");
        try
        {
            // The SDK signs each request; what it signs with is of no account here. What it keeps for a user goes to the folder.
            Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
            Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
            Environment.SetEnvironmentVariable("AWS_REGION", WireArn.Region);
            Environment.SetEnvironmentVariable("HOME", folder.FullName);
            using var assembly = new MemoryStream();
            var emitted = version.Program(version.Scenarios).Emit(assembly);
            if (!emitted.Success) throw new InvalidOperationException("The scenarios do not compile: " + string.Join('\n', emitted.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error)));
            assembly.Position = 0;
            var program = version.Load().LoadFromStream(assembly);
            using var handler = new Handler();
            program.GetType("Setup", throwOnError: true)!.GetMethod("Start")!.Invoke(null, [folder.FullName, handler]);
            var runs = new List<ScenarioRun>();
            for (var i = 0; i < version.Scenarios.Count; i++) runs.Add(await RunOneAsync(version, i, program.GetType("Program", throwOnError: true)!, handler));
            await File.WriteAllTextAsync(results, JsonSerializer.Serialize(runs));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ScenarioRun> RunOneAsync(SdkVersion version, int index, Type program, Handler handler)
    {
        var scenario = version.Scenarios[index];
        handler.Start(scenario.Fails);
        var failure = "";
        try
        {
            // A helper may wait for an answer without giving the thread back.
            await Task.Run(() => (Task)program.GetMethod("Run" + index)!.Invoke(null, [])!).WaitAsync(Limit);
        }
        catch (Exception exception)
        {
            failure = exception.ToString();
        }

        return new ScenarioRun(version.Name, scenario, handler.Operations, handler.Asked, failure);
    }

    private sealed class Handler : HttpMessageHandler
    {
        private readonly ConcurrentQueue<string> _operations = [];
        private readonly ConcurrentQueue<AskedFor> _asked = [];
        private string _fails = "";

        public IReadOnlyList<string> Operations => [.. _operations];

        public IReadOnlyList<AskedFor> Asked => [.. _asked];

        public void Start(string fails)
        {
            _operations.Clear();
            _asked.Clear();
            _fails = fails;
        }

        // Some members of helpers wait for their answer.
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var wire = await WireRequest.ReadAsync(request, cancellationToken);
            var operation = WireOperation.Of(request, wire.Body);
            _operations.Enqueue(operation);
            if (!Array.Exists(Unread, unread => wire.Uri.Host.Contains(unread, StringComparison.Ordinal)))
            {
                foreach (var asked in WireReader.Read(wire)) _asked.Enqueue(asked);
            }

            return _fails.Split(' ') is var fails && fails[0] == operation ? PlausibleAnswers.Refusal(operation, fails.Length > 1 ? fails[1] : "403") : PlausibleAnswers.To(operation, wire.Body);
        }
    }
}

/// <summary>A scenario that ran.</summary>
/// <param name="Version">On which version of the SDK.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Operations">The operations that it asked for, in order.</param>
/// <param name="Asked">The permissions that AWS asks for.</param>
/// <param name="Failure">Why it did not run to its end; empty when it did.</param>
internal sealed record ScenarioRun(string Version, Scenario Scenario, IReadOnlyList<string> Operations, IReadOnlyList<AskedFor> Asked, string Failure)
{
    public override string ToString() => $"{Version} {Scenario}: {string.Join(' ', Operations)}{(Failure.Length == 0 ? "" : " stopped: " + Failure)}";
}
