using System.Text;

namespace IamAnalyzers.Executed.Tests.Writing;

/// <summary>What stands around the requests of a program with several entry points: each sends its own and perhaps others', by ways that are drawn.</summary>
internal static class EntryPointFrame
{
    /// <summary>The type that has the entry points, <c>Entry0</c> and so on.</summary>
    public const string Type = "Entries";

    /// <summary>The environment variable by which <c>Main</c> chooses.</summary>
    public const string Choice = "IAM_ENTRY_POINT";

    private const int WaysAlone = 8;
    private const int WaysByMain = 10;

    private const string Shared = """
        internal interface IEntryRun { Task RunAsync(); }
        internal abstract class EntryBase { protected abstract Task StepAsync(); public async Task GoAsync() { await Task.Yield(); await StepAsync(); } }
        internal static class EntryOf<T> where T : IEntryRun, new() { public static Task RunAsync() => new T().RunAsync(); }

        """;

    /// <summary>Writes the program's <c>Main</c> and its types.</summary>
    /// <param name="sends">The statements of each request.</param>
    public static (string Main, string Types) Write(IReadOnlyList<string> sends, Random random, bool isByMain)
    {
        var (main, types, entries) = (new StringBuilder(), new StringBuilder(Shared), new StringBuilder());
        for (var i = 0; i < sends.Count; i++)
        {
            types.Append($"internal sealed class EntryRun{i} : IEntryRun {{ public Task RunAsync() => {Type}.Send{i}(); }}\n");
            types.Append($"internal sealed class EntryStep{i} : EntryBase {{ protected override Task StepAsync() => {Type}.Send{i}(); }}\n");
            types.Append($"internal static class EntryHolder{i} {{ public static readonly Func<Task> Step = {Type}.Send{i}; public static Func<Task>? Slot; public static IEntryRun? Run; public static bool IsSet; }}\n");
            entries.Append($"internal static async Task Send{i}()\n{{\n{sends[i]}await Task.CompletedTask;\n}}\n");
            int[] others = [.. Enumerable.Range(0, sends.Count).Where(other => other != i && random.Next(4) == 0)];
            if (isByMain) main.Append($"EntryHolder{i}.Slot = {Type}.Send{i};\nEntryHolder{i}.Run = new EntryRun{i}();\n");
            var attribute = isByMain ? $"[IamAnalyzers.IamEntryPoint(\"Entry{i}\")] " : "";
            entries.Append($"{attribute}public static async Task Entry{i}()\n{{\n{string.Concat(others.Prepend(i).Select((send, n) => Way(send, n, i, random, isByMain)))}}}\n");
        }

        if (isByMain) main.Append($"switch (Environment.GetEnvironmentVariable(\"{Choice}\"))\n{{\n{string.Concat(sends.Select(static (_, i) => $"case \"Entry{i}\": await {Type}.Entry{i}(); break;\n"))}}}\n");
        return (main.ToString(), $"{types}public static class {Type}\n{{\n{entries}}}\n");
    }

    private static string Way(int send, int n, int entry, Random random, bool isByMain) => random.Next(isByMain ? WaysByMain : WaysAlone) switch
    {
        0 => $"IEntryRun run{n} = new EntryRun{send}();\nawait run{n}.RunAsync();\n",
        1 => $"Func<Task> step{n} = Send{send};\nawait step{n}();\n",
        2 => $"EntryBase base{n} = new EntryStep{send}();\nawait base{n}.GoAsync();\n",
        3 => $"await EntryHolder{send}.Step();\n",
        4 => $"await EntryOf<EntryRun{send}>.RunAsync();\n",
        5 => $"await Task.Run(() => Send{send}());\n",
        6 when send > entry => $"await Entry{send}();\n",
        8 => $"await EntryHolder{send}.Slot!();\n",
        9 => $"await EntryHolder{send}.Run!.RunAsync();\n",
        _ => $"await Send{send}();\n",
    };
}
