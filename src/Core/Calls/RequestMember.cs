using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Calls;

/// <summary>A request member that the code sets.</summary>
/// <param name="Path">
/// The member's C# name, with a dot for each level below and without list marks:
/// <c>LaunchSpecification.IamInstanceProfile</c>. Setting a member below sets the member above too.
/// </param>
/// <param name="State"><see cref="MemberState.Set"/> or <see cref="MemberState.MaybeSet"/>.</param>
/// <param name="Values">All values it can have, when the code shows each of them as a constant (an SDK constant such as <c>S3CannedACL.PublicRead</c> by its C# name, which is the wire value but for case and punctuation); empty when it does not.</param>
/// <param name="IsWhole">Whether everything below this member is visible, so that a member below that is not listed is unset.</param>
/// <param name="Patterns">All values it can have, when the code shows something of each but not all of them whole; empty when <paramref name="Values"/> says it all, and when nothing is known.</param>
public sealed record RequestMember(
    string Path,
    MemberState State,
    EquatableArray<string> Values,
    bool IsWhole,
    EquatableArray<MemberValue> Patterns = default)
{
    /// <summary>
    /// Whether this member, which is perhaps set, is set whenever the member above it is: an element of a list of writes is perhaps a
    /// <c>Put</c>, and each <c>Put</c> of the list names its table.
    /// </summary>
    public bool IsSetWithParent { get; init; }

    /// <summary>Makes a member of all values that it can have.</summary>
    /// <param name="path">The member's path.</param>
    /// <param name="state">Whether the code gives it a value.</param>
    /// <param name="values">The values; none when they are not known.</param>
    /// <param name="isWhole">Whether everything below it is visible.</param>
    /// <returns>The member: with <see cref="Values"/> when each of them is constant, else with <see cref="Patterns"/>.</returns>
    public static RequestMember Of(string path, MemberState state, IReadOnlyList<MemberValue> values, bool isWhole)
        => values.All(static value => value.IsConstant)
            ? new(path, state, values.Select(static value => value.Fill(static _ => "")).OrderBy(static value => value, StringComparer.Ordinal).ToEquatableArray(), isWhole)
            : new(path, state, default, isWhole, values.OrderBy(SortText, StringComparer.Ordinal).ToEquatableArray());

    private static string SortText(MemberValue value) => string.Concat(value.Parts.Select(static part => (int)part.Kind + part.Text + "\n"));
}
