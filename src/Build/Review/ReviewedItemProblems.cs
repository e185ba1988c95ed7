using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Review;

/// <summary>
/// What is wrong with the items of a reviewed policy. The compiler knows a file by its path, with the metadata of its last item, and reads a value only to the first
/// <c>;</c> or <c>#</c>: what it would read in another way than the build is an error.
/// </summary>
internal static class ReviewedItemProblems
{
    private static readonly string[] Names = ["Environment", "Role", "EntryPoint"];
    private static readonly string[] Flags = ["IamPolicyBaseline", "Shared"];

    /// <summary>Looks at items.</summary>
    /// <param name="items">The additional files of a project.</param>
    /// <returns>The errors, in the order of the items.</returns>
    public static IEnumerable<Problem> Of(IEnumerable<ITaskItem> items)
    {
        List<ITaskItem> marked = [.. items.Where(static item => ReviewedFile.IsReviewed(item.ItemSpec, item.GetMetadata(Flags[0]).Length > 0))];
        return marked.SelectMany(Values).Concat(marked.GroupBy(static item => item.GetMetadata("FullPath"), StringComparer.Ordinal).SelectMany(static file => Twice([.. file])))
            .Select(static text => new Problem(ProblemSeverity.Error, RuleIds.BadReviewedSet, text));
    }

    private static IEnumerable<string> Values(ITaskItem item)
    {
        foreach (var name in Names)
        {
            var value = item.GetMetadata(name);
            if (value.IndexOfAny([';', '#', '\n', '\r']) >= 0) yield return $"{name}=\"{value}\" of the reviewed policy {item.ItemSpec} has a ';', a '#' or a line break, which no name may have. Name one {Meaning(name)}; without {name} the file belongs to {Without(name)}.";
        }

        foreach (var name in Flags)
        {
            if (item.GetMetadata(name).Trim() is { Length: > 0 } value && !bool.TryParse(value, out _)) yield return $"{name}=\"{value}\" of {item.ItemSpec} is neither true nor false. Write {name}=\"true\", or remove it.";
        }
    }

    private static IEnumerable<string> Twice(IReadOnlyList<ITaskItem> file)
    {
        foreach (var name in Names.Concat(Flags))
        {
            List<string> values = [.. file.Select(item => item.GetMetadata(name).Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
            if (values.Count < 2) continue;
            yield return $"The reviewed policy {file[0].ItemSpec} is listed {(file.Count == 2 ? "twice" : FormattableString.Invariant($"{file.Count} times"))}, as {string.Join(" and ", values.Select(value => $"{name}=\"{value}\""))}. The compiler reads one item of a file, so list it once"
                + (Names.Contains(name) ? $": without {name} it belongs to {Without(name)}; else give each {Meaning(name)} a file of its own." : ".");
        }
    }

    private static string Meaning(string name) => name switch
    {
        "Environment" => "environment",
        "Role" => "role",
        _ => "entry point",
    };

    private static string Without(string name) => name switch
    {
        "Environment" => "each environment",
        "Role" => "the program's own principal",
        _ => "the whole program",
    };
}
