namespace IamAnalyzers.Tool;

/// <summary>What commands end with. <c>docs/tool/README.md</c> has the same table.</summary>
internal static class ExitCodes
{
    /// <summary>Done, and nothing to report.</summary>
    public const int Success = 0;

    /// <summary>Done, with findings: unused access, differences, problems in a policy.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A file cannot be read, or is not what the command needs.</summary>
    public const int BadInput = 3;

    /// <summary>Access that the reviewed policy, or the first of two policies, does not allow.</summary>
    public const int NewAccess = 4;

    /// <summary>The project does not build.</summary>
    public const int BuildFailed = 5;

    /// <summary>The answer cannot be determined from what was given.</summary>
    public const int CannotTell = 6;

    /// <summary>Cancelled, as a shell reports Ctrl+C.</summary>
    public const int Cancelled = 130;
}
