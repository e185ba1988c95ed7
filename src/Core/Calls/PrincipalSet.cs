namespace IamAnalyzers.Core.Calls;

/// <summary>Whom a client may act for. Immutable.</summary>
/// <param name="Items">The principals that the code shows, each once.</param>
/// <param name="IsUnseen">Whether it may be made elsewhere too.</param>
/// <param name="IsAnonymous">Whether it may act for nobody: its requests are not signed then, and no policy is asked.</param>
public sealed record PrincipalSet(IReadOnlyList<SdkPrincipal> Items, bool IsUnseen, bool IsAnonymous = false)
{
    /// <summary>A client that is made out of sight.</summary>
    public static PrincipalSet Unseen { get; } = new([], true);

    /// <summary>No client at all.</summary>
    public static PrincipalSet Nothing { get; } = new([], false);

    /// <summary>A client that acts for nobody.</summary>
    public static PrincipalSet Anonymous { get; } = new([], false, true);

    /// <summary>A client that acts for the program's own identity.</summary>
    public static PrincipalSet Default { get; } = new([SdkPrincipal.Default], false);

    /// <summary>A client that acts for one principal.</summary>
    public static PrincipalSet Of(SdkPrincipal principal) => new([principal], false);

    /// <summary>A client of which nothing tells whom it acts for.</summary>
    /// <param name="doubt">Why, as <see cref="PrincipalDoubt"/> words it.</param>
    public static PrincipalSet Doubtful(string doubt) => Of(new("", doubt));

    /// <summary>One client or another.</summary>
    public static PrincipalSet Either(PrincipalSet left, PrincipalSet right)
        => new([.. left.Items.Union(right.Items)], left.IsUnseen || right.IsUnseen, left.IsAnonymous || right.IsAnonymous);

    /// <summary>The principals, sorted. A client that is made out of sight acts, as far as anybody can tell, for the program's own identity.</summary>
    public IReadOnlyList<SdkPrincipal> OrDefault()
        => [.. (IsOwnToo ? Items.Union([SdkPrincipal.Default]) : Items).OrderBy(static item => item.Name, StringComparer.Ordinal).ThenBy(static item => item.Doubt, StringComparer.Ordinal)];

    private bool IsOwnToo => IsUnseen || (Items.Count == 0 && !IsAnonymous);
}
