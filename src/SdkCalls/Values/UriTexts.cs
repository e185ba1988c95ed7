using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The text of an address, by the constructor that makes it. For one expression.</summary>
internal sealed class UriTexts(ValueReader values, FlowState state, int callers)
{
    /// <summary>Reads an address, where it may come from.</summary>
    /// <returns>Its texts; unknown when the code does not show one of its origins.</returns>
    public ValueSet Read(IOperation address)
        => new OriginFlow(state).Follow(address, callers).Items is { Count: > 0 } origins
            ? origins.Aggregate(ValueSet.Nothing, (all, origin) => ValueSet.Either(all, state.Within(origin.Frame, state.Moment, () => OfConstructor(origin.Maker))))
            : ValueSet.Unknown;

    // A type of the program that derives from an address makes its text in a way of its own.
    private ValueSet OfConstructor(IOperation made)
        => made is IObjectCreationOperation { Constructor.Parameters: var parameters } && Uris.IsUri(made.Type) && CallArguments.Of(made, 0) is { } first
            ? parameters.Length switch
            {
                1 => OfPart(first),
                2 when parameters[1].Type.Name == nameof(UriKind) => OfPart(first),
                2 when Uris.IsUri(parameters[0].Type) && CallArguments.Of(made, 1) is { } second => Combined(OfPart(first), OfPart(second), Uris.IsUri(parameters[1].Type)),
                _ => ValueSet.Unknown,
            }
            : ValueSet.Unknown;

    private ValueSet OfPart(IOperation part) => Operations.Unwrap(part) is var address && Uris.IsUri(address.Type) ? Read(address) : values.Follow(part, callers);

    // Each address with each relative one, all known to the last character. A hole in either may lead anywhere, also to another host.
    private static ValueSet Combined(ValueSet bases, ValueSet relatives, bool isParsed)
    {
        var all = ValueSet.Nothing;
        foreach (var start in bases.WithoutNull().Items)
        {
            all = ValueSet.Either(all, relatives.Replace(relative => start.IsConstant && Combine(start.Fill(static _ => ""), relative, isParsed) is { } whole ? ValueSet.Constant(whole) : null));
        }

        return bases.IsUnknown ? ValueSet.Unknown : all;
    }

    // What begins so is a file on some systems and a part of an address on others.
    private static string? Combine(string start, string relative, bool isParsed)
        => relative.IndexOf('\\') < 0 && !relative.StartsWith("//", StringComparison.Ordinal) && !(isParsed && relative.StartsWith("/", StringComparison.Ordinal))
            && Uris.Whole(start) is { } address && Uri.TryCreate(address, relative, out var whole) ? whole.AbsoluteUri : null;
}
