using System.Globalization;
using System.Text;
using IamAnalyzers.Executed.Tests.Derivations;
using IamAnalyzers.Executed.Tests.Grammar;
using IamAnalyzers.Executed.Tests.Operations;

namespace IamAnalyzers.Executed.Tests.Writing;

/// <summary>Writes a program.</summary>
internal sealed class ProgramWriter
{
    private const string Yes = "yes";

    private readonly StringBuilder _types = new();
    private readonly StringBuilder _members = new();
    private readonly StringBuilder _main = new();
    private readonly Dictionary<string, string> _inputs = [];
    private int _number;

    public static ProgramText Write(ProgramDerivation program) => new ProgramWriter().WriteAll(program);

    private ProgramText WriteAll(ProgramDerivation program)
    {
        foreach (var send in program.Sends) _main.Append(Render(send.Body, send.Operation).Statements).Append('\n');
        return new ProgramText([.. ProgramFrame.Files(program, _main.ToString(), _members.ToString(), _types.ToString())], _inputs);
    }

    /// <summary>Writes a program with several entry points, each of which sends some of its requests.</summary>
    /// <param name="program">The program.</param>
    /// <param name="random">Draws what each entry point sends, and how it comes there.</param>
    /// <param name="isByMain">Whether <c>Main</c> chooses among them; else each is called alone, as a handler is.</param>
    public static ProgramText WriteEntryPoints(ProgramDerivation program, Random random, bool isByMain) => new ProgramWriter().WriteAllEntryPoints(program, random, isByMain);

    private ProgramText WriteAllEntryPoints(ProgramDerivation program, Random random, bool isByMain)
    {
        var sends = program.Sends.Select(send => Render(send.Body, send.Operation).Statements).ToArray();
        var (main, types) = EntryPointFrame.Write(sends, random, isByMain);
        AddType(types);
        return new ProgramText([.. ProgramFrame.Files(program, main, _members.ToString(), _types.ToString())], _inputs);
    }

    private Fragment Render(Derivation derivation, Operation operation)
        => derivation.Production is { } production ? Render(derivation, production, operation) : new Fragment("", Terminal(derivation));

    private string Terminal(Derivation derivation)
    {
        if (derivation.Symbol == Hole.Literal) return Quote(derivation.Text);
        var name = string.Create(CultureInfo.InvariantCulture, $"INPUT_{Next()}");
        _inputs.Add(name, derivation.Text);
        return derivation.Symbol == Hole.Flag
            ? $"(Environment.GetEnvironmentVariable({Quote(name)}) == {Quote(Yes)})"
            : $"Environment.GetEnvironmentVariable({Quote(name)})!";
    }

    private Fragment Render(Derivation derivation, Production production, Operation operation)
    {
        var names = new Names(Next);
        var parts = derivation.Parts.GetEnumerator();
        var before = new StringBuilder();

        string Own(string text) => names.In(operation.Fill(InModule(text)));
        Fragment Part() => parts.MoveNext() ? Render(parts.Current, operation) : throw new InvalidOperationException(production.Name);
        string Apart(string symbol) => Placing.Apart(Part(), TypeOf(symbol, operation), this);

        var types = Filling.Fill(production.Types, Own, (hole, _) => Apart(hole.Symbol));
        var members = Filling.Fill(production.Members, Own, (hole, _) => Apart(hole.Symbol));
        var statements = Filling.Fill(production.Statements, Own, Hoist);
        var expression = Filling.Fill(production.Expression, Own, Hoist);
        if (types.Length > 0) AddType(types);
        if (members.Length > 0) AddType(names.In($"internal static class @Module\n{{\n{members}\n}}"));
        if (statements.Length > 0) before.Append(statements).Append('\n');
        var fragment = Placing.WithoutAwait(new Fragment(before.ToString(), expression), this);
        return Placing.At(derivation.Place, fragment, TypeOf(production.Symbol, operation), this);

        string Hoist(Hole hole, StringBuilder line)
        {
            var part = Part();
            if (hole.IsHere) line.Insert(line.ToString().LastIndexOf('\n') + 1, part.Statements);
            else before.Append(part.Statements);
            return part.Expression;
        }
    }

    // Each production's members stand in a class of their own: a static field of one class that waits for a thread which needs another
    // static field of it would wait for ever.
    private static string InModule(string text)
        => text.Replace("App.@", "@Module.@", StringComparison.Ordinal).Replace("typeof(App)", "typeof(@Module)", StringComparison.Ordinal);

    public void AddType(string text) => _types.Append(text).Append('\n');

    public void AddMember(string text) => _members.Append(text).Append('\n');

    public int Next() => ++_number;

    private static string TypeOf(string symbol, Operation operation) => symbol switch
    {
        "request" => operation.Name + "Request",
        "client" => "I" + operation.Client.Stem,
        "strings" => "List<string>",
        "value" => operation.IsList ? "List<string>" : "string",
        "truth" or Hole.Flag => "bool",
        _ => "string",
    };

    private static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
