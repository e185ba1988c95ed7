using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What a use of a name does to the object, list or map behind it.</summary>
internal enum ObjectEffect
{
    /// <summary>It stays as it is, and has no further name.</summary>
    None,

    /// <summary>A member is set.</summary>
    Sets,

    /// <summary>An element of a list, or the entry of a key, is set.</summary>
    SetsElement,

    /// <summary>An element is added.</summary>
    Adds,

    /// <summary>All elements of another list are added.</summary>
    AddsMany,

    /// <summary>Elements are taken away.</summary>
    Removes,

    /// <summary>Any value may be in its place.</summary>
    Replaces,

    /// <summary>It has another name: a variable, field or parameter.</summary>
    IsNamed,

    /// <summary>It is handed to a method in sight, or to a delegate.</summary>
    IsHanded,

    /// <summary>The method around it returns it.</summary>
    IsReturned,

    /// <summary>Code out of sight has it in hands.</summary>
    Escapes,
}

/// <summary>A use of a name of an object.</summary>
/// <param name="Effect">What it does.</param>
/// <param name="Path">The members that lead from the object to what is used.</param>
/// <param name="Node">The expression that does it.</param>
internal sealed record ObjectUse(ObjectEffect Effect, IReadOnlyList<string> Path, ExpressionSyntax Node)
{
    /// <summary>The value that is set or added.</summary>
    public ExpressionSyntax? Value { get; init; }

    /// <summary>The key of an entry.</summary>
    public ExpressionSyntax? Key { get; init; }

    /// <summary>Whether the old value may stay.</summary>
    public bool IsCompound { get; init; }

    /// <summary>The other name.</summary>
    public ISymbol? Name { get; init; }

    /// <summary>The call that it is handed to.</summary>
    public IOperation? Call { get; init; }

    /// <summary>Whether the other name is that of a list that holds the object.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether what is used is an element of the object, such as a map in a map: its keys are not those of the object.</summary>
    public bool IsOfElement { get; init; }

    /// <summary>Looks around a use.</summary>
    /// <param name="use">The name, with what stands before it: <c>this._request</c>.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    public static ObjectUse Of(ExpressionSyntax use, CodeIndex code, CancellationToken token) => new UseWalk(code, token).Walk(use);
}
