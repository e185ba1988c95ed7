namespace IamAnalyzers.Tool.Observed;

/// <summary>The error codes that say that a permission was missing. The codes are those of the services' API references.</summary>
internal static class RefusalCodes
{
    private static readonly string[] Exact =
    [
        "UnauthorizedOperation", "Client.UnauthorizedOperation", "AuthorizationError", "AuthorizationErrorException", "UnauthorizedAccess", "UnauthorizedException",
        "NotAuthorized", "NotAuthorizedException", "Forbidden", "ForbiddenException", "AuthFailure", "Client.AuthFailure", "InsufficientPrivilegesException",
    ];

    /// <summary>Whether a code says so.</summary>
    /// <param name="code">The code; empty for success.</param>
    public static bool IsRefusal(string code)
        => code.Contains("AccessDenied", StringComparison.OrdinalIgnoreCase) || Exact.Contains(code, StringComparer.OrdinalIgnoreCase);
}
