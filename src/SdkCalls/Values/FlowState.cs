using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Where one reading stands: what is being followed, the calls that it went into, and the place up to which the code counts.
/// All readers that work on one call share it, so that its bounds hold for all of them together.
/// </summary>
internal sealed class FlowState(CodeIndex code, CancellationToken token)
{
    private int _steps = FlowBounds.Steps;
    private int _nesting;

    public CodeIndex Code => code;

    public CancellationToken Token => token;

    /// <summary>What is being followed: code that comes back to it gives any value.</summary>
    private HashSet<object> Open { get; } = [];

    /// <summary>The calls whose results or effects are being followed, the innermost first: each alone gives its method's parameters their values.</summary>
    public Frame? Frame { get; set; }

    /// <summary>Whether only the method around the call is looked at.</summary>
    public bool IsLocal { get; set; }

    /// <summary>The place where objects are looked at.</summary>
    public Moment? Moment { get; set; }

    /// <summary>What is asked of a map; <see langword="null"/> for the map as a whole.</summary>
    public MapQuestion? Map { get; private set; }

    /// <summary>How many names of one object are open.</summary>
    public int Aliases { get; set; }

    /// <summary>How often an object came under a name, or to code, that changes it later than the text tells.</summary>
    public int Leaks { get; set; }

    /// <summary>Whether the open names are those of a list that holds the object.</summary>
    public bool IsHolder { get; set; }

    /// <summary>Whether the constructor of a base may run what is followed before the fields of its type are set.</summary>
    public bool MayRunEarly { get; set; }

    /// <summary>How often something was cut short, or came back to what is being followed: it is another value elsewhere.</summary>
    public int Cuts { get; set; }

    /// <summary>Whether something is being followed.</summary>
    public bool IsOpen(object key)
    {
        if (!Open.Contains(key)) return false;
        Cuts++;
        return true;
    }

    /// <summary>Goes one expression deeper.</summary>
    /// <returns><see langword="false"/> when a bound is reached.</returns>
    public bool TryEnter()
    {
        token.ThrowIfCancellationRequested();
        if (_nesting >= FlowBounds.Nesting || --_steps < 0) return false;
        _nesting++;
        return true;
    }

    /// <summary>Counts the uses of a variable before they are looked at, each time.</summary>
    /// <param name="uses">How many there are.</param>
    /// <returns><see langword="false"/> when a bound is reached.</returns>
    public bool TryUse(int uses)
    {
        if (uses > FlowBounds.Uses) return false;
        _steps -= uses / FlowBounds.UsesAStep;
        return _steps >= 0;
    }

    /// <summary>Comes back from an expression.</summary>
    public void Leave() => _nesting--;

    /// <summary>Does something inside a call, at a place, and comes back.</summary>
    public TResult Within<TResult>(Frame? frame, Moment? moment, Func<TResult> read)
    {
        var (outerFrame, outerMoment) = (Frame, Moment);
        (Frame, Moment) = (frame, moment);
        try
        {
            return read();
        }
        finally
        {
            (Frame, Moment) = (outerFrame, outerMoment);
        }
    }

    /// <summary>Follows a map, or what has nothing to do with the map that is being looked into.</summary>
    public TResult Asking<TResult>(MapQuestion? question, Func<TResult> read)
    {
        var outer = Map;
        Map = question;
        try
        {
            return read();
        }
        finally
        {
            Map = outer;
        }
    }

    /// <summary>Does something unless it is being done already.</summary>
    /// <param name="key">What is followed.</param>
    /// <param name="again">What it gives when it leads back to itself.</param>
    /// <param name="read">Follows it.</param>
    public TResult Once<TResult>(object key, TResult again, Func<TResult> read)
    {
        if (!Open.Add(key))
        {
            Cuts++;
            return again;
        }

        try
        {
            return read();
        }
        finally
        {
            Open.Remove(key);
        }
    }
}

/// <summary>A call whose method is being looked into.</summary>
/// <param name="Method">The method, local function or lambda that runs.</param>
/// <param name="Call">The invocation or object creation; <see langword="null"/> for a lambda that the framework calls.</param>
/// <param name="Elements">The lists whose elements the framework hands to the lambda's parameters; none for a parameter that gets something else.</param>
/// <param name="Outer">The call around it.</param>
internal sealed record Frame(IMethodSymbol Method, IOperation? Call, IReadOnlyList<IOperation?>? Elements, Frame? Outer)
{
    /// <summary>Where the elements are walked through; <see langword="null"/> for where the lists are named.</summary>
    public Moment? Walked { get; init; }

    /// <summary>What a method that is called without an invocation, as <c>Deconstruct</c> is, extends.</summary>
    public IOperation? Receiver { get; init; }

    /// <summary>What the call gives a parameter.</summary>
    public IOperation? Given(IParameterSymbol parameter) => Call is null ? parameter.Ordinal == 0 ? Receiver : null : CallArguments.Of(Call, parameter.Ordinal);
}

/// <summary>A place in the code up to which objects are followed.</summary>
/// <param name="Node">The place.</param>
/// <param name="IsLast">Whether nothing can happen to an object after it that still counts; else all that ever happens to it may have happened.</param>
internal sealed record Moment(SyntaxNode Node, bool IsLast = true);

/// <summary>What is asked of a map.</summary>
/// <param name="Key">The key whose value is wanted; <see langword="null"/> for any.</param>
/// <param name="WantsKeys">Whether the keys themselves are wanted.</param>
internal sealed record MapQuestion(string? Key, bool WantsKeys = false)
{
    /// <summary>Whether the map compares keys in a way of its own, so that they are not told apart.</summary>
    public bool HasComparer { get; set; }
}
