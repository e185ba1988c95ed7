using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.EC2;
using Amazon.KeyManagementService;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.SQS;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace IamAnalyzers.Surface.Tests;

/// <summary>
/// The naming rules, held against real packages: described and expanded like the rest, do they have the same public names?
/// A difference needs an explanation, and an explanation needs a difference.
/// </summary>
public sealed class NamingTests
{
    /// <summary>Patterns of differences (<c>+</c> only in the surface, <c>-</c> only in the real package), each with its reason.</summary>
    private static readonly (string Package, string Pattern, string Reason)[] Explained =
    [
        ("", @"^- \w+Config\.ServiceId: ", "plumbing that no program names"),
        ("", @"^- \w+DefaultConfiguration\b", "plumbing that no program names"),
        ("KeyManagementService|DynamoDBv2|EC2|SimpleSystemsManagement|SQS|SSO", @"^- [^I]\w+PaginatorFactory\b", "the class behind the interface; programs see the interface"),
        ("KeyManagementService|DynamoDBv2|SecurityToken|SimpleSystemsManagement", @"^- I?Amazon\w+\.\w+Async\((?!\w+Request request)", "overloads on values are facts, collected for the described packages only"),
        ("SecurityToken|DynamoDBv2", @"^- \w+\.\.ctor\(.+\)$", "constructors on values are facts, collected for the described packages only"),
        ("SecurityToken", @"\.(MinimumSessionTokenSize|SessionTokenSize|SessionTokenUtilization): ", "newer than the model"),
        ("EC2", @"^- (CapacityReservation\.OriginalStartDate|CapacityReservationCommitmentInfo\.CommitmentDuration|(Create)?CapacityReservationFleet(Request)?\.(AvailabilityZone(Id)?|InstanceRequirements)): ", "newer than the model"),
        ("EC2", @"^- (ModifyCapacityReservationRequest\.(AcceptModificationTerms|QuoteId|StartDate)|CopyVolumesRequest\.(Encrypted|KmsKeyId)|Volume\.(OwnerId|VolumeArn)|NetworkCardInfo\.InterfaceTypes): ", "newer than the model"),
        ("EC2", @"^- (ClientVpnConnection\.AuthorizationPolicyLastEvaluatedTime|ConnectionLog\w+\.IncludeAuthorizationPolicyContext|IpamInternetRegistryAssociation\.StateMessage|Explanation\.TransitGatewayPolicyTable): ", "newer than the model"),
        ("EC2", @"^- \w+\.DryRun\(AmazonEC2Request request\)$", "written by hand: it asks whether a request would be allowed"),
        ("EC2", @"^\+ (IEC2PaginatorFactory\.|I)Describe(SpotFleetInstances|VpcEndpointServices)(Paginator\b|\()", "the SDK has no paginator for these two"),
        ("SimpleSystemsManagement", @"^\+ I(DescribeParameters|GetParameterHistory|GetParametersByPath)Paginator\.Parameters: ", "the SDK's paginator gives the responses only"),
        ("SQS", @"^- GetQueueAttributesResponse\.\w+: ", "written by hand: the attributes as properties"),
        ("SQS", @"^- \w+\.AuthorizeS3ToSendMessageAsync\(", "written by hand: it calls two operations"),
        ("SecurityToken", @"^[+-] Credentials( : |\.Expiration: )", "derives from AWSCredentials by hand"),
        ("SecurityToken", @"^- \w+RetryPolicy\b", "written by hand"),
        ("DynamoDBv2", @"^- \w+\.Is\w+Set: bool$", "written by hand"),
        ("DynamoDBv2", @"^- (\w+Converter|ConversionSchema|DynamoDBEntryConversion|MetadataCachingMode)\b", "the document and object layers, written by hand"),
        ("DynamoDBv2", @"^[+-] (I\w+PaginatorFactory\.|I\w+Paginator\b)", "the SDK has a pagination model of its own for DynamoDB"),
    ];

    [Theory]
    [InlineData("KeyManagementService", typeof(IAmazonKeyManagementService))]
    [InlineData("SecurityToken", typeof(IAmazonSecurityTokenService))]
    [InlineData("DynamoDBv2", typeof(IAmazonDynamoDB))]
    [InlineData("EC2", typeof(IAmazonEC2))]
    [InlineData("SimpleSystemsManagement", typeof(IAmazonSimpleSystemsManagement))]
    [InlineData("SQS", typeof(IAmazonSQS))]
    [InlineData("SSO", typeof(IAmazonSSO))]
    [InlineData("SSOOIDC", typeof(IAmazonSSOOIDC))]
    public void DescribedPackage_HasTheNamesOfTheRealOne_ButForExplainedDifferences(string package, Type client)
    {
        var (ours, real) = Names(package, client);
        var differences = Differences(ours, real);
        var patterns = Explained.Where(explained => explained.Package.Length == 0 || explained.Package.Split('|').Contains(package)).ToList();

        var newer = Types(real).Except(Types(ours)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], differences.Where(difference => !patterns.Exists(explained => Regex.IsMatch(difference, explained.Pattern)) && !IsNewer(difference, newer)));
        Assert.Equal([], patterns.Where(explained => !differences.Exists(difference => Regex.IsMatch(difference, explained.Pattern))));
        Assert.True(ours.Intersect(real).Count() > 0.8 * real.Count, "most names must be in both");
    }

    /// <summary>The members of S3's types are renamed by hand throughout, so only its operations follow rules; S3 is always the real package.</summary>
    [Fact]
    public void DescribedS3_HasTheOperationsOfTheRealOne_ButForExplainedDifferences()
    {
        var (ours, real) = Names("S3", typeof(IAmazonS3));

        var differences = Differences(Operations(ours), Operations(real));

        Assert.Equal(
            [
                // Older forms of Get/PutBucketAcl and Get/PutObjectAcl, kept beside them.
                "- GetACLAsync(GetACLRequest request",
                "- PutACLAsync(PutACLRequest request",
            ],
            differences);
        Assert.True(Operations(ours).Count > 100);

        static SortedSet<string> Operations(IEnumerable<string> names) => new(
            names.Select(name => Regex.Match(name, @"^IAmazonS3\.(\w+Async\(\w+Request request), ")).Where(match => match.Success).Select(match => match.Groups[1].Value),
            StringComparer.Ordinal);
    }

    private static (SortedSet<string> Ours, SortedSet<string> Real) Names(string package, Type client)
    {
        var description = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Services", package + ".surface"));
        return (
            PublicNames.Of(Expansion.Of(description).Assembly, client.Namespace!),
            PublicNames.Of(Expansion.Read(client.Assembly.Location), client.Namespace!));
    }

    /// <summary>
    /// Whether a name is newer than the model: a value of an enumeration that only the real package has, or a name with a type that
    /// only the real package has. What we merely name wrongly is among the differences with our name too.
    /// </summary>
    private static bool IsNewer(string difference, HashSet<string> newerTypes)
        => difference[0] == '-' && (difference.EndsWith(": constant", StringComparison.Ordinal) || Regex.Matches(difference, @"\w+").Any(word => newerTypes.Contains(word.Value)));

    private static IEnumerable<string> Types(IEnumerable<string> names)
        => names.Select(name => name.Split(" : ")).Where(parts => parts.Length == 2).Select(parts => parts[0]);

    private static List<string> Differences(SortedSet<string> ours, SortedSet<string> real)
        => [.. ours.Except(real).Select(name => "+ " + name), .. real.Except(ours).Select(name => "- " + name)];
}
