namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>
/// What <c>Ref</c> gives for a resource, where that is not its name, of the types that SAM's policy templates are about. Source: "Return values" on the
/// types' pages of the CloudFormation User Guide and the SAM Developer Guide.
/// </summary>
/// <param name="What">What it gives, with article.</param>
/// <param name="NameAttribute">The attribute that gives the name; <see langword="null"/> without one.</param>
internal sealed record RefValue(string What, string? NameAttribute)
{
    /// <summary>What an ARN is called in a message.</summary>
    public const string Arn = "an ARN";

    /// <summary>What a URL is called in a message.</summary>
    public const string Url = "a URL";

    private const string Name = "Name";

    private static readonly Dictionary<string, RefValue> ByType = new(StringComparer.Ordinal)
    {
        ["AWS::CodeCommit::Repository"] = new("an ID", Name),
        ["AWS::ECS::TaskDefinition"] = new(Arn, null),
        ["AWS::Lambda::Alias"] = new(Arn, null),
        ["AWS::Lambda::Version"] = new(Arn, null),
        ["AWS::SNS::Topic"] = new(Arn, "TopicName"),
        ["AWS::SQS::Queue"] = new(Url, "QueueName"),
        ["AWS::Serverless::StateMachine"] = new(Arn, Name),
        ["AWS::StepFunctions::StateMachine"] = new(Arn, Name),
    };

    /// <summary>Finds what <c>Ref</c> gives.</summary>
    /// <param name="type">A type of resources.</param>
    /// <returns>What it gives; <see langword="null"/> when that is the name, or not known.</returns>
    public static RefValue? Of(string type) => ByType.TryGetValue(type, out var value) ? value : null;
}
