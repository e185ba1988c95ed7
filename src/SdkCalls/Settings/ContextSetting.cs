namespace IamAnalyzers.SdkCalls.Settings;

/// <summary>
/// A setting of <c>DynamoDBContextConfig</c>, which the configuration of a single call may set, too.
/// https://docs.aws.amazon.com/sdk-for-net/v4/developer-guide/dynamodb-intro.html
/// </summary>
/// <param name="Name">The property.</param>
/// <param name="Default">The value that counts where nothing sets it.</param>
internal sealed record ContextSetting(string Name, string Default)
{
    /// <summary>What stands before the names of tables.</summary>
    public static ContextSetting TableNamePrefix { get; } = new("TableNamePrefix", "");

    /// <summary>Whether a context takes the keys and indexes of a table from attributes, and does not ask DynamoDB for them.</summary>
    public static ContextSetting DisableFetchingTableMetadata { get; } = new("DisableFetchingTableMetadata", "false");
}
