using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Tests;

/// <summary>Short spelling of value lists in tests.</summary>
internal static class Lists
{
    public static EquatableArray<T> List<T>(params T[] items)
        where T : IEquatable<T>
        => items.ToEquatableArray();
}
