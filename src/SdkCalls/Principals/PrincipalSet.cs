using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.SdkCalls.Principals;

/// <summary>Whom a client may act for. Immutable.</summary>
/// <param name="Items">The principals that the code shows, each once.</param>
/// <param name="IsUnseen">Whether it may be made elsewhere too.</param>
/// <param name="IsAnonymous">Whether it may act for nobody: its requests are not signed then, and no policy is asked.</param>
internal sealed record PrincipalSet(IReadOnlyList<SdkPrincipal> Items, bool IsUnseen, bool IsAnonymous = false)
{
    public static PrincipalSet Unseen { get; } = new([], true);

    public static PrincipalSet Nothing { get; } = new([], false);

    public static PrincipalSet Anonymous { get; } = new([], false, true);

    public static PrincipalSet Default { get; } = new([SdkPrincipal.Default], false);

    public static PrincipalSet Of(SdkPrincipal principal) => new([principal], false);

    public static PrincipalSet Doubtful(string doubt) => Of(new("", doubt));

    public static PrincipalSet Either(PrincipalSet left, PrincipalSet right)
        => new([.. left.Items.Union(right.Items)], left.IsUnseen || right.IsUnseen, left.IsAnonymous || right.IsAnonymous);

    /// <summary>A client that is made out of sight acts, as far as anybody can tell, for the program's own identity.</summary>
    public IReadOnlyList<SdkPrincipal> OrDefault()
        => [.. (IsOwnToo ? Items.Union([SdkPrincipal.Default]) : Items).OrderBy(static item => item.Name, StringComparer.Ordinal).ThenBy(static item => item.Doubt, StringComparer.Ordinal)];

    private bool IsOwnToo => IsUnseen || (Items.Count == 0 && !IsAnonymous);
}
