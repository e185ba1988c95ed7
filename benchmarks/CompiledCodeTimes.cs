using System.Runtime.InteropServices;
using IamAnalyzers.Assemblies;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// What reading compiled code costs, with the assemblies of .NET's own shared frameworks as the code: as a build reads a reference that does not use the SDK,
/// and with all values followed, as it reads one that does.
/// </summary>
internal static class CompiledCodeTimes
{
    // Most seconds for a megabyte of instructions, and most megabytes of memory that one assembly takes.
    private const double MostSecondsPerMegabyte = 0.2;
    private const double MostMegabytes = 300;
    private const double Megabyte = 1024 * 1024;

    public static int Run()
    {
        var measures = new Measures();
        var shared = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", ".."));
        foreach (var framework in Directory.GetDirectories(shared).Order(StringComparer.Ordinal))
        {
            Measures.Begin("Compiled code of " + Path.GetFileName(framework));
            Read(measures, Directory.GetDirectories(framework).Order(StringComparer.Ordinal).Last());
        }

        return measures.ExitCode;
    }

    private static void Read(Measures measures, string folder)
    {
        var (asked, seconds, code, memory, tooLarge, slowest) = (0.0, 0.0, 0.0, 0.0, 0, ("", 0.0));
        var reader = new AssemblyReader(AwsCatalog.Default, new Dictionary<string, string>());
        foreach (var path in Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            asked += Measures.Time(() => reader.Read(path)) / 1000;
            using var image = AssemblyImage.Open(path);
            if (image is null) continue;
            using var outside = new OutsideTypes(new Dictionary<string, string>());
            ProgramValues? values = null;
            var time = Measures.Time(() =>
            {
                try
                {
                    values = ProgramValues.Read([image], new([image]), outside, CancellationToken.None);
                }
                catch (NotSupportedException)
                {
                    tooLarge++;
                }
            }) / 1000;
            memory = Math.Max(memory, GC.GetTotalMemory(forceFullCollection: false) / Megabyte);
            GC.KeepAlive(values);
            seconds += time;
            code += image.Metadata.MethodDefinitions.Sum(method => image.CodeOf(method) is { Instructions: [.., var last] } ? last.Next : 0) / Megabyte;
            if (time > slowest.Item2) slowest = (Path.GetFileName(path), time);
        }

        Measures.Add("megabytes of instructions", code, "MB");
        Measures.Add("assemblies that are too large to be followed", tooLarge, "");
        Measures.Add("slowest: " + slowest.Item1, slowest.Item2, "s");
        measures.Add("asking an assembly for its use of the SDK, a megabyte of instructions", asked / code, "s", MostSecondsPerMegabyte);
        measures.Add("following all values, a megabyte of instructions", seconds / code, "s", MostSecondsPerMegabyte);
        measures.Add("memory with one assembly read", memory, "MB", MostMegabytes);
    }
}
