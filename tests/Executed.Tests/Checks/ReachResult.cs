using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Verdicts;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>What came of programs that ran, and were then compiled once more as a library and an application that reaches a part of it.</summary>
internal sealed class ReachResult
{
    private int _programs;
    private int _withRecord;
    private int _asked;
    private int _exact;
    private int _exactOfAll;

    /// <summary>The programs whose policy refuses what they asked for.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many programs were taken apart and read as one.</summary>
    public int Read { get; private set; }

    /// <summary>How many of them have another policy than with all of the library's code.</summary>
    public int Narrowed { get; private set; }

    /// <summary>Judges a program.</summary>
    /// <param name="program">The program, which ran whole.</param>
    /// <param name="seed">The seed for what goes to the library.</param>
    public void Add(RandomProgram program, int seed)
    {
        _programs++;
        if (program.Execution.Failure is not null || PolicyOfReach.Of(program.Execution.Program.Files, new Random(seed + program.Number)) is not { IsRead: true } parts) return;
        var verdict = Verdict.Of(program.Execution.Verdict.Asked, parts.Policy);
        var ofAll = Verdict.Of(program.Execution.Verdict.Asked, parts.WholePolicy);
        Read++;
        _withRecord += parts.HasRecord ? 1 : 0;
        Narrowed += parts.Policy == parts.WholePolicy ? 0 : 1;
        _asked += verdict.Asked.Count;
        _exact += verdict.Exact.Count;
        _exactOfAll += ofAll.Exact.Count;
        if (verdict.Refused.Count + ofAll.Refused.Count == 0) return;
        Problems.Add($"program {program.Number} with a library needs {string.Join(", ", verdict.Refused.Concat(ofAll.Refused).Distinct())}\n{parts.Policy}\n{parts.Text}\n");
    }

    public override string ToString()
        => FormattableString.Invariant($"{_programs} programs, {Read} taken apart ({_withRecord} with a record), {Narrowed} of them with a narrower policy; {_asked} resources asked for, {_exact} named exactly ({_exactOfAll} with all code of the library); narrower than what ran: {Problems.Count}");
}
