using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>
/// Resources of a policy that a template names by <c>Ref</c>, where that gives a name, an ID or a URL: IAM takes ARNs. Source: "Return values" on the types'
/// pages of the CloudFormation User Guide, and the primary identifiers and attributes in CloudFormation's specification.
/// </summary>
/// <param name="typeOf">Finds the type of a resource of the template by its logical ID; <see langword="null"/> for anything else.</param>
internal sealed class ResourceReferences(Func<string, string?> typeOf)
{
    private const string Statement = "Statement";
    private const string TheArn = "Arn";
    private const string AName = "a name";
    private const string AnId = "an ID";

    // What Ref gives, and the attribute that is the ARN; without one its parts have to be written.
    private static readonly Dictionary<string, (string Given, string? Attribute)> ByType = new(StringComparer.Ordinal)
    {
        ["AWS::ApiGateway::RestApi"] = (AnId, null),
        ["AWS::Athena::WorkGroup"] = (AName, null),
        ["AWS::CloudFront::Distribution"] = (AnId, null),
        ["AWS::CloudTrail::Trail"] = (AName, TheArn),
        ["AWS::CodeBuild::Project"] = (AName, TheArn),
        ["AWS::CodeCommit::Repository"] = (AnId, TheArn),
        ["AWS::CodePipeline::Pipeline"] = (AName, null),
        ["AWS::Cognito::IdentityPool"] = (AnId, null),
        ["AWS::Cognito::UserPool"] = (AnId, TheArn),
        ["AWS::DynamoDB::GlobalTable"] = (AName, TheArn),
        ["AWS::DynamoDB::Table"] = (AName, TheArn),
        ["AWS::ECR::Repository"] = (AName, TheArn),
        ["AWS::ECS::Cluster"] = (AName, TheArn),
        ["AWS::EFS::FileSystem"] = (AnId, TheArn),
        ["AWS::Events::EventBus"] = (AName, TheArn),
        ["AWS::Events::Rule"] = (AName, TheArn),
        ["AWS::Glue::Database"] = (AName, null),
        ["AWS::Glue::Job"] = (AName, null),
        ["AWS::IAM::Group"] = (AName, TheArn),
        ["AWS::IAM::InstanceProfile"] = (AName, TheArn),
        ["AWS::IAM::Role"] = (AName, TheArn),
        ["AWS::IAM::User"] = (AName, TheArn),
        ["AWS::KMS::Key"] = (AnId, TheArn),
        ["AWS::Kinesis::Stream"] = (AName, TheArn),
        ["AWS::KinesisFirehose::DeliveryStream"] = (AName, TheArn),
        ["AWS::Lambda::Function"] = (AName, TheArn),
        ["AWS::Logs::LogGroup"] = (AName, TheArn),
        ["AWS::OpenSearchService::Domain"] = (AName, TheArn),
        ["AWS::RDS::DBCluster"] = (AName, "DBClusterArn"),
        ["AWS::RDS::DBInstance"] = (AName, "DBInstanceArn"),
        ["AWS::Route53::HostedZone"] = (AnId, null),
        ["AWS::S3::Bucket"] = (AName, TheArn),
        ["AWS::SQS::Queue"] = (RefValue.Url, TheArn),
        ["AWS::SSM::Parameter"] = (AName, null),
        ["AWS::Serverless::Function"] = (AName, TheArn),
        ["AWS::Serverless::SimpleTable"] = (AName, TheArn),
    };

    /// <summary>Finds the references in what a place of a template holds.</summary>
    /// <param name="value">A document, statements, or a list that has documents among other things.</param>
    /// <param name="isStatement">Whether the place takes statements without a document around them.</param>
    /// <returns>The findings.</returns>
    public IEnumerable<PolicyFinding> Check(JsonValue value, bool isStatement)
        => (isStatement ? [value] : StatementsIn(value)).SelectMany(Items).SelectMany(Check);

    private IEnumerable<PolicyFinding> Check(JsonValue statement)
    {
        foreach (var member in statement.Members.Where(static member => member.Name is "Resource" or "NotResource"))
        {
            foreach (var (value, name) in Items(member.Value).Select(static value => (value, Name: BeginningOf(value))))
            {
                if (name is null || typeOf(name) is not { } type || !ByType.TryGetValue(type, out var known)) continue;
                var instead = known.Attribute is { } attribute ? $"write the attribute {name}.{attribute}, with Fn::GetAtt" : "write the ARN, with Fn::Sub";
                yield return CheckTable.InvalidArnPrefix.At(value.Range, $"this begins with {known.Given}, which Ref returns for {type}, but a resource must be an ARN; {instead}");
            }
        }
    }

    private static IEnumerable<JsonValue> StatementsIn(JsonValue value)
        => value.Members.SelectMany(static member => member.Name == Statement ? [member.Value] : StatementsIn(member.Value)).Concat(value.Items.SelectMany(StatementsIn));

    private static IEnumerable<JsonValue> Items(JsonValue value)
        => TemplateBranches.Of(value).SelectMany(static one => one.Kind == JsonKind.Array ? one.Items.SelectMany(TemplateBranches.Of) : [one]);

    // The resource whose Ref a text begins with.
    private static string? BeginningOf(JsonValue value)
        => Intrinsic.Of(value) switch
        {
            { Name: Intrinsic.Ref, Value: { Kind: JsonKind.String, Text: var name } } => name,
            { Name: Intrinsic.Sub, Value: { Kind: JsonKind.String, Text: var text } } => InSub(text, []),
            { Name: Intrinsic.Sub, Value.Items: [{ Kind: JsonKind.String, Text: var text }, var own] } => InSub(text, own.Members),
            { Name: Intrinsic.Join, Value.Items: [_, { Kind: JsonKind.Array, Items: [var first, ..] }] } => BeginningOf(first),
            _ => null,
        };

    private static string? InSub(string text, IReadOnlyList<JsonMember> own)
    {
        if (!text.StartsWith("${", StringComparison.Ordinal) || text.IndexOf('}') is not (> 0 and var end)) return null;
        var name = text.Substring(2, end - 2);
        return name.IndexOf('.') >= 0 || own.Any(member => member.Name == name) ? null : name;
    }
}
