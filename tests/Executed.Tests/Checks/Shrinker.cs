using IamAnalyzers.Executed.Tests.Derivations;

namespace IamAnalyzers.Executed.Tests.Checks;

/// <summary>Makes a program smaller as long as its policy stays narrower than what it asks for.</summary>
internal static class Shrinker
{
    private const int Tries = 150;

    public static async Task<ProgramDerivation> ShrinkAsync(ProgramDerivation program, Func<ProgramDerivation, Task<bool>> isNarrower)
    {
        var left = Tries;
        for (var found = true; found && left > 0;)
        {
            found = false;
            foreach (var smaller in Smaller(program))
            {
                if (left-- == 0 || !await isNarrower(smaller)) continue;
                (program, found) = (smaller, true);
                break;
            }
        }

        return program;
    }

    private static IEnumerable<ProgramDerivation> Smaller(ProgramDerivation program)
    {
        if (program.Sends.Length > 1)
        {
            foreach (var send in program.Sends) yield return program with { Sends = [send] };
            foreach (var send in program.Sends) yield return program with { Sends = program.Sends.Remove(send) };
        }

        if (program.IsSplit) yield return program with { IsSplit = false };
        foreach (var send in program.Sends)
        {
            foreach (var part in send.Body.Descendants)
            {
                foreach (var plainer in Plainer(part, send)) yield return program with { Sends = program.Sends.Replace(send, send with { Body = send.Body.Replace(part, plainer) }) };
            }
        }
    }

    private static IEnumerable<Derivation> Plainer(Derivation part, Send send)
    {
        if (part.Production is not { } production) yield break;
        if (part.Place != Place.Inline && !production.Marks.Contains("alone")) yield return part with { Place = Place.Inline };
        foreach (var inner in part.Parts.Where(inner => inner.Symbol == part.Symbol && inner.Production is not null)) yield return inner;
        if (!production.Marks.Contains("plain") && part.Symbol != "send") yield return new Deriver(new Random(part.GetHashCode()), static usable => usable.Marks.Contains("plain")).Of(part.Symbol, send.Operation);
    }
}
