using System.Runtime.Loader;
using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>Runs a compiled program in this process, in a load context of its own.</summary>
internal static class ProgramRunner
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="inputs">Its environment.</param>
    /// <param name="drive">What happens to it while it runs; it ends when this and the program have ended.</param>
    /// <param name="calls">Handlers of it that are called after its end, see <see cref="HandlerCall"/>.</param>
    /// <returns>What it asked for, and how it ended.</returns>
    public static Task<ProgramRun> RunAsync(CompiledProgram program, string[] arguments, IReadOnlyDictionary<string, string> inputs, Func<Task>? drive = null, params IEnumerable<string> calls)
        => RunAsync(program, inputs, async assembly =>
        {
            var run = Task.Run(() => assembly.EntryPoint!.Invoke(null, [arguments]));
            await Task.WhenAll(run, drive?.Invoke() ?? Task.CompletedTask).WaitAsync(Limit);
            foreach (var call in calls) await HandlerCall.RunAsync(assembly, call).WaitAsync(Limit);
        });

    /// <summary>Calls a method of a program whose <c>Main</c> does not run.</summary>
    /// <param name="program">The program.</param>
    /// <param name="inputs">Its environment.</param>
    /// <param name="type">The type of the method.</param>
    /// <param name="method">A static method without parameters.</param>
    public static Task<ProgramRun> CallAsync(CompiledProgram program, IReadOnlyDictionary<string, string> inputs, string type, string method)
        => RunAsync(program, inputs, assembly => Task.Run(() => (Task)assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, [])!).WaitAsync(Limit));

    private static async Task<ProgramRun> RunAsync(CompiledProgram program, IReadOnlyDictionary<string, string> inputs, Func<System.Reflection.Assembly, Task> run)
    {
        await OneAtATime.WaitAsync();

        // A context that is unloaded brings the runtime's background collection down from time to time (.NET 10.0).
        var context = new AssemblyLoadContext("App");
        Exception? failure = null;
        try
        {
            foreach (var (name, value) in inputs) Environment.SetEnvironmentVariable(name, value);
            var assembly = context.LoadFromStream(new MemoryStream(program.Assembly));
            var asked = await Recorder.RecordAsync(async () =>
            {
                try
                {
                    await run(assembly);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            });
            return new ProgramRun(asked, failure);
        }
        finally
        {
            foreach (var (name, _) in inputs) Environment.SetEnvironmentVariable(name, null);
            OneAtATime.Release();
        }
    }
}

/// <summary>What a program did.</summary>
/// <param name="Asked">What it asked AWS for.</param>
/// <param name="Failure">Why it did not run to its end, if it did not.</param>
internal sealed record ProgramRun(IReadOnlyList<AskedFor> Asked, Exception? Failure);
