namespace IamAnalyzers.Tool.Observed;

/// <summary>Why files cannot show that an action was used. What cannot be seen is never called unused.</summary>
internal static class HiddenAction
{
    /// <summary>Of an action that no call of the program is named after.</summary>
    public const string OnTheWay = "AWS checks it during other calls, which may leave no event for it";

    /// <summary>Tells why.</summary>
    /// <param name="action">The action.</param>
    /// <param name="visibility">When its calls leave an event.</param>
    /// <param name="sources">The sources that have events in the files.</param>
    /// <param name="dataSources">Those that have data events.</param>
    /// <returns>A sentence part; <see langword="null"/> when its events would be in the files.</returns>
    public static string? Why(string action, Visibility visibility, IReadOnlyCollection<string> sources, IReadOnlyCollection<string> dataSources)
    {
        var prefix = action.Split(':')[0];
        return visibility switch
        {
            Visibility.Data when !dataSources.Contains(prefix) && !dataSources.Contains(SourceOf(prefix)) => "its calls are data events, and the files have none for this service",
            Visibility.Excludable when !sources.Contains(prefix) && !sources.Contains(SourceOf(prefix)) => "trails may omit this service, and the files have no event of it",
            Visibility.None when action.Equals("iam:PassRole", StringComparison.OrdinalIgnoreCase) => "it has no event: AWS checks it when a call passes a role to a service",
            Visibility.None => OnTheWay,
            _ => null,
        };
    }

    /// <summary>Where the source of events is not the action's prefix.</summary>
    private static string SourceOf(string prefix)
        => prefix switch
        {
            "cloudwatch" => "monitoring",
            "rds-data" => "rdsdata",
            "iot" => "iotdata",
            "ssmmessages" or "ec2messages" => "ssm",
            _ => prefix,
        };
}
