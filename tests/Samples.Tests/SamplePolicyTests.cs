namespace IamAnalyzers.Samples.Tests;

/// <summary>The policy that each sample's build wrote, against what was worked out by hand.</summary>
public sealed class SamplePolicyTests
{
    [Theory]
    [InlineData("SlipStream", 11)]
    [InlineData("StreamManager", 66)]
    [InlineData("IamBootstrap", 9)]
    [InlineData("Ec2Operators", 7)]
    [InlineData("S3Backup", 11)]
    [InlineData("OrderFunctions", 10)]
    [InlineData("PhotoShare", 6)]
    [InlineData("Warehouse/Importer", 2)]
    [InlineData("Warehouse/Reporter", 2)]
    public void Policy_HasExactlyTheExpectedActions(string name, int count)
    {
        var sample = Sample.Read(name);
        var expected = sample.Expected.Values.SelectMany(actions => actions).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), ActionsOf(sample.Statements));
    }

    [Theory]
    [InlineData("SlipStream", "Common", "Common", 7)]
    [InlineData("SlipStream", "Build image", "BuildImage", 4)]
    [InlineData("Ec2Operators", "Operators", "Operators", 5)]
    [InlineData("Ec2Operators", "Managers", "Managers", 2)]
    [InlineData("Ec2Operators", "Publishers", "Publishers", 1)]
    public void FeatureOfASample_HasStatementsOfItsOwn(string name, string feature, string sidStart, int count)
    {
        var sample = Sample.Read(name);

        var statements = sample.Statements.Where(statement => statement.Sid.StartsWith(sidStart, StringComparison.Ordinal));

        Assert.Equal(count, sample.Expected[feature].Count);
        Assert.Equal(sample.Expected[feature], ActionsOf(statements));
    }

    [Theory]
    [InlineData("PlaceOrder", "arn:aws:s3:::invoices/open/*")]
    [InlineData("ReadInvoice", "arn:aws:s3:::invoices/*")]
    public void EntryPointOfASample_HasAPolicyOfItsOwn(string entryPoint, string invoices)
    {
        var sample = Sample.Read("OrderFunctions", entryPoint);

        Assert.Equal(sample.Expected[entryPoint], ActionsOf(sample.Statements));
        Assert.Equal([invoices], sample.Statements.Single(statement => statement.Actions[0].StartsWith("s3:", StringComparison.Ordinal)).Resources);
    }

    [Theory]
    [InlineData("SlipStream")]
    [InlineData("StreamManager")]
    [InlineData("IamBootstrap")]
    [InlineData("Ec2Operators")]
    [InlineData("S3Backup")]
    [InlineData("OrderFunctions")]
    [InlineData("PhotoShare")]
    [InlineData("Warehouse/Importer")]
    [InlineData("Warehouse/Reporter")]
    public void Policy_IsAnIdentityPolicyOfAllowsWithUniqueNames(string name)
    {
        var sample = Sample.Read(name);

        Assert.Equal("2012-10-17", sample.Policy.GetProperty("Version").GetString());
        Assert.All(sample.Statements, statement =>
        {
            Assert.Equal("Allow", statement.Effect);
            Assert.Matches("^[A-Za-z0-9]+$", statement.Sid);
            Assert.DoesNotContain("Principal", statement.Elements);
            Assert.DoesNotContain(statement.Actions, action => action.Contains('*', StringComparison.Ordinal));
        });
        Assert.Equal(sample.Statements.Count, sample.Statements.Select(statement => statement.Sid).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("PhotoShare", "s3:", "arn:aws:s3:::photos-eu/originals/*.jpg")]
    [InlineData("PhotoShare", "sqs:", "arn:aws:sqs:*:*:photo-removals")]
    [InlineData("Warehouse/Importer", "s3:", "arn:aws:s3:::warehouse-deliveries/notes/*")]
    [InlineData("Warehouse/Importer", "dynamodb:", "arn:aws:dynamodb:*:*:table/warehouse-stock")]
    [InlineData("Warehouse/Reporter", "s3:", "arn:aws:s3:::warehouse-reports/daily/*.txt")]
    [InlineData("Warehouse/Reporter", "dynamodb:", "arn:aws:dynamodb:*:*:table/warehouse-stock")]
    public void ResourceThatSettingsOrAnApplicationName_StandsInThePolicy(string name, string service, string resource)
        => Assert.Equal([resource], Sample.Read(name).Statements.Single(statement => statement.Actions[0].StartsWith(service, StringComparison.Ordinal)).Resources);

    [Theory]
    [InlineData("SlipStream")]
    [InlineData("StreamManager")]
    [InlineData("IamBootstrap")]
    [InlineData("Ec2Operators")]
    public void RequestsThatAreWhollyVisible_LeaveNothingConditional(string name)
        => Assert.DoesNotContain(Sample.Read(name).Statements, statement => statement.Sid.StartsWith("Conditional", StringComparison.Ordinal));

    /// <summary>Whether a large upload is aborted depends on the files, which code does not show; all else is certain.</summary>
    [Fact]
    public void UploadOfAFile_MayAbort()
    {
        var conditional = Sample.Read("S3Backup").Statements.Where(statement => statement.Sid.StartsWith("Conditional", StringComparison.Ordinal));

        Assert.Equal(["s3:AbortMultipartUpload"], ActionsOf(conditional));
    }

    /// <summary>The actions of the Stream Manager that the Service Authorization Reference gives no resource.</summary>
    [Fact]
    public void ActionsWithoutResources_AloneStandOnAnyResource()
    {
        string[] names =
        [
            "DescribeAddresses", "DescribeAvailabilityZones", "DescribeCapacityReservations", "DescribeDhcpOptions",
            "DescribeExportImageTasks", "DescribeImages", "DescribeImportImageTasks", "DescribeInstanceStatus",
            "DescribeInstanceTypeOfferings", "DescribeInstanceTypes", "DescribeInstances", "DescribeKeyPairs",
            "DescribeNetworkInterfaceAttribute", "DescribeNetworkInterfaces", "DescribeRegions", "DescribeRouteTables",
            "DescribeSecurityGroupRules", "DescribeSecurityGroups", "DescribeSubnets", "DescribeTags", "DescribeVolumeStatus",
            "DescribeVolumes", "DescribeVolumesModifications", "DescribeVpcs", "DescribeVpnConnections", "DescribeVpnGateways",
            "GetSubnetCidrReservations", "ModifyAvailabilityZoneGroup",
        ];

        var anyResource = Sample.Read("StreamManager").Statements.Where(statement => statement.IsAnyResource);

        Assert.Equal(names.Select(name => "ec2:" + name).Order(StringComparer.Ordinal), ActionsOf(anyResource));
    }

    private static IEnumerable<string> ActionsOf(IEnumerable<Statement> statements)
        => statements.SelectMany(statement => statement.Actions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
