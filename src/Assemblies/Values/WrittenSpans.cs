using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Code;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// Spans that code writes down, element by element: <c>params</c> spans and collection expressions. The compiler writes the elements into a variable of its own, by methods that it
/// adds to each assembly, and makes a span of it.
/// </summary>
/// <param name="values">The values of the program.</param>
/// <param name="reader">The method that is read.</param>
/// <param name="code">Its code.</param>
internal sealed class WrittenSpans(ProgramValues values, MethodId reader, MethodCode code)
{
    private const string Helpers = "<PrivateImplementationDetails>";

    // The variables of newer compilers are of types of .NET 10.
    private static readonly string[] Buffers = ["<>y__InlineArray", "System.Runtime.CompilerServices.InlineArray"];

    /// <summary>Calls one of the compiler's methods.</summary>
    /// <param name="method">The method.</param>
    /// <param name="given">What it is given.</param>
    /// <returns>The place of an element, or the span; <see langword="null"/> for another method, or a variable that code uses as a whole.</returns>
    public IlValue? Call(MethodUse method, IReadOnlyList<IlValue> given)
    {
        if (method.Type.Name != Helpers || method.TypeArguments is not [{ Type: { } buffer }, { } element] || !Buffers.Any(start => buffer.Name.StartsWith(start, StringComparison.Ordinal))) return null;
        if (given.Count == 0 || given[0].Address is not { Kind: AddressKind.Local, Index: var local } || code.Instructions.Any(instruction => UsesWhole(instruction, local))) return null;
        var made = values.Made(reader, -1 - local, 0, new("", OutsideMethods.Array), holdsTexts: element.IsSimple);
        switch (method.Name)
        {
            case "InlineArrayFirstElementRef":
                return PlaceOf(made, "0");
            case "InlineArrayElementRef" when given[1] is { IsOpen: false, Texts: [{ IsConstant: true } index] }:
                return PlaceOf(made, index.Fill(static _ => ""));
            case "InlineArrayAsSpan" or "InlineArrayAsReadOnlySpan":
                return IlValue.Of(made);
            default:
                return null;
        }
    }

    /// <summary>Finds the variable behind a span of one element, which the compiler makes right before.</summary>
    /// <param name="constructor">The constructor.</param>
    /// <param name="given">What it is given.</param>
    /// <param name="offset">Where the span is made.</param>
    /// <returns>The variable's address; <see langword="null"/> for another constructor, or a variable that code may write later.</returns>
    public IlValue? Make(MethodUse constructor, IReadOnlyList<IlValue> given, int offset)
    {
        if (constructor is not { Type.Name: "System.ReadOnlySpan`1", Parameters: [{ Text: "!0&" }] } || given[0].Address is not { Kind: AddressKind.Local, Index: var local }) return null;
        var at = code.Layout.IndexAt(offset);
        return at >= 2 && StoredIn(code.Instructions[at - 2]) == local && code.Instructions.Count(instruction => StoredIn(instruction) == local) == 1 && code.Instructions.Count(instruction => IsAddressOf(instruction, local)) == 1
            ? given[0]
            : null;
    }

    /// <summary>A span of one element.</summary>
    /// <param name="offset">Where it is made.</param>
    /// <param name="element">The element.</param>
    public IlValue OfOne(int offset, IlValue element)
    {
        var made = values.Made(reader, offset, 0, new("", OutsideMethods.Array));
        made.Member("0").CopyTo(made.Elements, values.Changed);
        made.Member("0").Add(element, values.Changed);
        return IlValue.Of(made);
    }

    private IlValue PlaceOf(MadeObject made, string index)
    {
        made.Member(index).CopyTo(made.Elements, values.Changed);
        return IlValue.Of(new Address(AddressKind.Other, 0, made.Member(index)));
    }

    // A variable that is copied may have other elements than those that are written here.
    private static bool UsesWhole(IlInstruction instruction, int local)
        => StoredIn(instruction) == local
            || instruction.OpCode switch
            {
                >= ILOpCode.Ldloc_0 and <= ILOpCode.Ldloc_3 => instruction.OpCode - ILOpCode.Ldloc_0 == local,
                ILOpCode.Ldloc or ILOpCode.Ldloc_s => instruction.Token == local,
                _ => false,
            };

    private static int StoredIn(IlInstruction instruction)
        => instruction.OpCode switch
        {
            >= ILOpCode.Stloc_0 and <= ILOpCode.Stloc_3 => instruction.OpCode - ILOpCode.Stloc_0,
            ILOpCode.Stloc or ILOpCode.Stloc_s => instruction.Token,
            _ => -1,
        };

    private static bool IsAddressOf(IlInstruction instruction, int local) => instruction.OpCode is ILOpCode.Ldloca or ILOpCode.Ldloca_s && instruction.Token == local;
}
