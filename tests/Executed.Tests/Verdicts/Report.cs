using System.Text;
using IamAnalyzers.Executed.Tests.Writing;

namespace IamAnalyzers.Executed.Tests.Verdicts;

/// <summary>Says how a policy is narrower than its program.</summary>
internal static class Report
{
    public static string Of(string title, ProgramText program, string policy, Verdict verdict)
    {
        var text = new StringBuilder();
        text.Append("== ").Append(title).Append('\n');
        foreach (var refused in verdict.Refused) text.Append("narrower: ").Append(refused).Append('\n');
        foreach (var (name, value) in program.Inputs) text.Append("input: ").Append(name).Append('=').Append(value).Append('\n');
        foreach (var file in program.Files.Skip(1)) text.Append("-- program\n").Append(file);
        return text.Append("-- asked for\n").AppendJoin('\n', verdict.Asked).Append("\n-- policy\n").Append(policy).Append('\n').ToString();
    }
}
