using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Verdicts;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>What came of programs that ran, and were then compiled once more with a part of their code hidden from the generator.</summary>
internal sealed class UnseenResult
{
    private int _programs;
    private int _apart;
    private int _withUnseen;
    private int _asked;
    private int _exact;

    /// <summary>The programs whose policy refuses what they asked for.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>How many programs could be taken apart and had hidden code that matters.</summary>
    public int WithUnseen => _withUnseen;

    /// <summary>Judges a program.</summary>
    /// <param name="program">The program, which ran whole.</param>
    /// <param name="seed">The seed for what is hidden.</param>
    public void Add(RandomProgram program, int seed)
    {
        _programs++;
        if (program.Execution.Failure is not null || PolicyOfParts.Of(program.Execution.Program.Files, new Random(seed + program.Number)) is not { } parts) return;
        var verdict = Verdict.Of(program.Execution.Verdict.Asked, parts.Policy);
        _apart++;
        _withUnseen += parts.Unseen.Count > 0 ? 1 : 0;
        _asked += verdict.Asked.Count;
        _exact += verdict.Exact.Count;
        if (verdict.Refused.Count == 0) return;
        Problems.Add($"program {program.Number} with hidden code needs {string.Join(", ", verdict.Refused)}\n{parts.Policy}\nunseen: {string.Join(", ", parts.Unseen)}\n{parts.Text}\n");
    }

    public override string ToString()
        => FormattableString.Invariant($"{_programs} programs, {_apart} taken apart, {_withUnseen} of them with hidden code that matters; {_asked} resources asked for, {_exact} named exactly; narrower: {Problems.Count}");
}
