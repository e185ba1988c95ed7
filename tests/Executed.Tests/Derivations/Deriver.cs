using IamAnalyzers.Executed.Tests.Grammar;
using IamAnalyzers.Executed.Tests.Operations;

namespace IamAnalyzers.Executed.Tests.Derivations;

/// <summary>Chooses productions at random; the same seed gives the same programs.</summary>
/// <param name="random">The chances.</param>
/// <param name="isUsable">Which productions it may use.</param>
internal sealed class Deriver(Random random, Func<Production, bool> isUsable)
{
    private const int MostDepth = 4;

    private int _number;

    /// <summary>A program of several requests, each for an action of its own, so that none hides what another lacks.</summary>
    /// <param name="hasEc2AndIam">Whether it makes requests of EC2 and IAM for certain.</param>
    public ProgramDerivation Program(bool hasEc2AndIam)
    {
        var operations = Operation.All.ToArray();
        random.Shuffle(operations);
        var count = random.Next(4, 9);
        var first = hasEc2AndIam
            ? operations.Where(static operation => operation.Client.Service == "ec2").Take(random.Next(1, 3))
                .Concat(operations.Where(static operation => operation.Client.Service == "iam").Take(random.Next(1, 3)))
            : [];
        return Program(first.Concat(operations).Distinct().Take(count).Select(operation => new Send(operation, Of("send", operation))));
    }

    public ProgramDerivation Program(IEnumerable<Send> sends) => new([.. sends], random.Next(2) == 0, random.Next(3) == 0);

    /// <summary>A request in which a production stands, for one of the operations that it can be used for.</summary>
    public Send With(Production production, Operation operation)
    {
        var body = Of(production, operation, 1);
        while (body.Symbol != "send")
        {
            var frame = Productions.All.FirstOrDefault(frame => frame.Marks.Contains("frame") && frame.Fits(operation) && frame.Holes.Contains(body.Symbol))
                ?? throw new InvalidOperationException($"No frame holds a {body.Symbol} for {operation.Name}.");
            body = Around(frame, body, operation);
        }

        return new Send(operation, body);
    }

    public Derivation Of(string symbol, Operation operation) => Of(symbol, operation, random.Next(1, MostDepth + 1));

    private Derivation Around(Production frame, Derivation part, Operation operation)
    {
        var isPlaced = false;
        return new Derivation(frame, Place.Inline, [.. frame.Holes.Select(hole =>
        {
            if (hole == part.Symbol && !isPlaced)
            {
                isPlaced = true;
                return part;
            }

            return Of(hole, operation, 0);
        })], frame.Symbol, "");
    }

    private Derivation Of(string symbol, Operation operation, int depth)
    {
        if (Hole.IsTerminal(symbol)) return Terminal(symbol, operation);
        var usable = Usable(symbol, operation).ToArray();
        if (depth <= 0) usable = [.. usable.Where(static production => production.Marks.Contains("plain"))];
        if (usable.Length == 0) throw new InvalidOperationException($"No production of {symbol} can be used for {operation.Name}.");
        return Of(OneOf(usable, depth), operation, depth);
    }

    // Where only the plainest is left, most texts stand in the code: what is not known would hide what is read wrongly.
    private Production OneOf(Production[] usable, int depth)
        => depth <= 0 && random.Next(8) > 0 && usable.FirstOrDefault(static production => production.Marks.Contains("often")) is { } often
            ? often
            : usable[random.Next(usable.Length)];

    private Derivation Of(Production production, Operation operation, int depth)
        => new(production, Placement(production), [.. production.Holes.Select(hole => Of(hole, operation, depth - 1))], production.Symbol, "");

    private Derivation Terminal(string symbol, Operation operation)
        => Derivation.Terminal(symbol, symbol == Hole.Flag ? random.Next(2) == 0 ? "yes" : "no" : operation.Kind.Make(random, ++_number));

    private Place Placement(Production production)
    {
        if (production.Symbol == "send" || production.Statements.Length == 0) return Place.Inline;
        var places = Enum.GetValues<Place>();
        var place = random.Next(2) == 0 ? Place.Inline : places[random.Next(places.Length)];
        return place == Place.Inline && production.Marks.Contains("alone") ? Place.Method : place;
    }

    private IEnumerable<Production> Usable(string symbol, Operation operation)
        => Productions.Of(symbol).Where(production => production.Fits(operation) && isUsable(production));
}
