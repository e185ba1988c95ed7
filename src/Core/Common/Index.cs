#pragma warning disable IDE0130 // The compiler looks for this type by its full name.
namespace System;

/// <summary>Lets the compiler read list patterns and <c>[^1]</c> for netstandard2.0.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    /// <summary>The place, counted from the start.</summary>
    /// <param name="length">How many items there are.</param>
    /// <returns>The place.</returns>
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
