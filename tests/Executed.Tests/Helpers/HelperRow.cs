using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>A method of a line of the catalogue's helpers, with the types that share the line.</summary>
/// <param name="Method">The method, without <c>Async</c>.</param>
/// <param name="Types">The full names of the types.</param>
/// <param name="Operations">The operations of the line.</param>
internal sealed record HelperRow(string Method, IReadOnlySet<string> Types, IReadOnlySet<string> Operations)
{
    public static IReadOnlyList<HelperRow> All { get; } =
    [
        .. AwsCatalog.Default.Helpers
            .GroupBy(static helper => (helper.Operations, helper.Method, helper.Operations.Count == 0 ? helper.Type : ""))
            .Select(static line => new HelperRow(
                line.Key.Method,
                line.Select(static helper => helper.Type).ToHashSet(StringComparer.Ordinal),
                line.Key.Operations.Select(static operation => operation.Service + ":" + operation.Operation).ToHashSet(StringComparer.Ordinal))),
    ];

    public static HelperRow? Find(string type, string method) => All.FirstOrDefault(row => row.Method == method && row.Types.Contains(type));

    /// <summary>Whether objects of a type only run what the method that made them was listed for: all of its own methods are listed with nothing.</summary>
    public static bool IsObject(string type)
        => All.Where(row => row.Types.Contains(type) && row.Method != SdkMemberName.Constructor).ToArray() is { Length: > 0 } rows && rows.All(static row => row.Operations.Count == 0);

    public override string ToString() => Types.Last() + " " + Method;
}
