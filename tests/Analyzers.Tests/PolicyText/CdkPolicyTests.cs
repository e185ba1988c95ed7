using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>IAM3001 to IAM3012 in statements, principals and documents of the real AWS CDK: each finding at its argument.</summary>
public class CdkPolicyTests
{
    private const string Members = """
        using System.Collections.Generic;
        using System.Text.Json.Nodes;
        using Amazon.CDK;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.S3;
        using Constructs;

        class App(Construct scope, Role role, Bucket bucket, Amazon.CDK.AWS.KMS.Key key, Amazon.CDK.AWS.EC2.GatewayVpcEndpoint endpoint, IOpenIdConnectProvider provider, IPrincipal someone, string name, bool isOpen) : Stack(scope, "app")
        {
            const string Read = "s3:GetObject";
            static readonly string[] Known = ["sqs:SendMessage", "sqs:DeleteMessage"];
            static readonly string[] Wrong = ["sqs:SendMessage", {|IAM3002:"sqs:SendMesage"|}];

            void M(List<string> more)
            {
                BODY
            }

            static readonly Dictionary<string, object> Org = new() { ["StringEquals"] = new Dictionary<string, object> { ["aws:PrincipalOrgID"] = "o-1234567890" } };

            static void Change(PolicyStatement statement) => statement.AddActions("s3:PutObject");
        }
        """;

    // Of a statement's properties.
    [Theory]
    [InlineData("Actions = [{|IAM3002:\"s3:GetObjekt\"|}], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Actions = new[] { \"s3:GetObject\", {|IAM3002:\"s3:GetObjekt\"|} }, Resources = new[] { \"arn:aws:s3:::reports/*\" }")]
    [InlineData("Actions = new string[] { {|IAM3002:\"s3x:GetObject\"|} }, Resources = new[] { \"arn:aws:s3:::reports/*\" }")]
    [InlineData("Actions = [{|IAM3001:\"GetObject\"|}], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Actions = [{|IAM3003:\"s3:*\"|}], Resources = [bucket.BucketArn, bucket.ArnForObjects(\"*\")]")]
    [InlineData("Actions = [{|IAM3003:\"*\"|}], Resources = [\"*\"]")]
    [InlineData("Actions = [{|IAM3003:\"iam:*\"|}], Resources = [\"arn:aws:iam::111122223333:role/shop\"]")]
    [InlineData("Actions = [\"sqs:SendMessage\"], Resources = [{|IAM3007:\"*\"|}]")]
    [InlineData("Actions = [\"secretsmanager:GetSecretValue\"], Resources = [{|IAM3007:\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:*\"|}]")]
    [InlineData("Actions = [{|IAM3004:\"iam:PassRole\"|}], Resources = [\"arn:aws:iam::111122223333:role/*\"]")]
    [InlineData("Actions = [{|IAM3005:\"lambda:UpdateFunctionCode\"|}], Resources = [{|IAM3007:\"*\"|}]")]
    [InlineData("Actions = [\"s3:GetObject\"], Resources = [{|IAM3001:\"reports/*\"|}]")]
    [InlineData("Actions = [\"s3:GetObject\"], Resources = [{|IAM3001:\"arn:aws:s3::reports\"|}]")]
    [InlineData("Actions = [\"sqs:SendMessage\"], Resources = [{|IAM3002:\"arn:aws:sqs:eu-west-9:111122223333:jobs\"|}]")]
    [InlineData("Actions = [{|IAM3002:\"sqs:SendMessage\"|}], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Actions = [\"s3:GetObject\", {|IAM3009:\"s3:GetObject\"|}], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Sid = {|IAM3010:\"Read reports\"|}, Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Sid = \"\" + {|IAM3010:\"Read-reports\"|}, Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("{|IAM3003:NotActions|} = [\"iam:*\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Actions = [\"s3:GetObject\"], {|IAM3003:NotResources|} = [\"arn:aws:s3:::secret/*\"]")]
    [InlineData("Effect = Effect.ALLOW, Actions = [{|IAM3003:\"sqs:*\"|}], Resources = [\"arn:aws:sqs:eu-west-1:111122223333:jobs\"]")]
    [InlineData("Actions = Wrong, Resources = [\"arn:aws:sqs:eu-west-1:111122223333:jobs\"]")]
    [InlineData("Actions = [Read, {|IAM3002:\"s3:GetObjekt\"|}], Resources = [$\"arn:aws:s3:::{name}/*\"]")]
    [InlineData("Actions = [name, {|IAM3002:\"s3:GetObjekt\"|}], Resources = [bucket.BucketArn + \"/*\"]")]
    [InlineData("Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"], Conditions = new Dictionary<string, object> { [{|IAM3001:\"StringEqual\"|}] = new Dictionary<string, object> { [\"aws:PrincipalOrgID\"] = \"o-1234567890\" } }")]
    [InlineData("Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"], Conditions = new Dictionary<string, object> { { \"StringEquals\", new Dictionary<string, object> { { {|IAM3002:\"aws:PrincipalOrgIDs\"|}, \"o-1234567890\" } } } }")]
    [InlineData("Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"], Conditions = new Dictionary<string, object> { [\"StringEquals\"] = new Dictionary<string, string> { [\"aws:PrincipalAccount\"] = {|IAM3008:\"1111\"|} } }")]
    [InlineData("Effect = Effect.DENY, Actions = [\"s3:DeleteBucket\"], Resources = [\"*\"], Conditions = new Dictionary<string, object> { [{|IAM3008:\"Bool\"|}] = new Dictionary<string, object> { [\"aws:MultiFactorAuthPresent\"] = false } }")]
    [InlineData("Actions = [\"sqs:SendMessage\"], Resources = [{|IAM3007:\"*\"|}], Conditions = new Dictionary<string, object> { [\"Bool\"] = new Dictionary<string, object> { [\"aws:SecureTransport\"] = \"true\" } }")]
    [InlineData("Principals = [{|IAM3012:new AnyPrincipal()|}], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Principals = [{|IAM3012:new StarPrincipal()|}], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Principals = [new ServicePrincipal({|IAM3012:\"s3.amazonaws.com\"|})], Actions = [\"sqs:SendMessage\"], Resources = [\"arn:aws:sqs:eu-west-1:111122223333:jobs\"]")]
    [InlineData("Principals = [new ServicePrincipal({|IAM3002:\"lamda.amazonaws.com\"|})], Actions = [\"sts:AssumeRole\"]")]
    [InlineData("Principals = [new ServicePrincipal({|IAM3001:\"lambda\"|})], Actions = [\"sts:AssumeRole\"]")]
    [InlineData("Principals = new IPrincipal[] { new ArnPrincipal({|IAM3001:\"arn:aws:iam::111122223333:roles/shop\"|}) }, Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Principals = [new AccountPrincipal(\"111122223333\")], Actions = [{|IAM3003:\"s3:*\"|}], Resources = [\"arn:aws:s3:::reports/*\"]")]
    public Task WrongProperty_IsFoundAtItsArgument(string properties) => Verify("_ = role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { " + properties + " }));");

    [Theory]
    [InlineData("Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Actions = [\"s3:GetObject\", \"s3:ListBucket\"], Resources = [bucket.BucketArn, bucket.ArnForObjects(\"*\")]")]
    [InlineData("Actions = Known, Resources = [name]")]
    [InlineData("Actions = more.ToArray(), Resources = [\"*\"]")]
    [InlineData("Actions = [isOpen ? \"s3:GetObject\" : \"s3:PutObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Effect = isOpen ? Effect.ALLOW : Effect.DENY, Actions = [\"s3:*\"], Resources = [\"*\"]")]
    [InlineData("Effect = Effect.DENY, Actions = [\"s3:*\"], Resources = [\"*\"]")]
    [InlineData("Actions = [\"sts:AssumeRole\"], Principals = [new ServicePrincipal(\"lambda.amazonaws.com\")]")]
    [InlineData("Actions = [\"sts:AssumeRoleWithWebIdentity\"], Principals = [new FederatedPrincipal(\"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com\", new Dictionary<string, object> { [\"StringEquals\"] = new Dictionary<string, object> { [\"token.actions.githubusercontent.com:sub\"] = \"repo:shop/app:ref:refs/heads/main\" } })]")]
    [InlineData("Principals = [new OrganizationPrincipal(\"o-1234567890\")], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Principals = [new ServicePrincipal(\"s3.amazonaws.com\")], Actions = [\"sqs:SendMessage\"], Resources = [\"arn:aws:sqs:eu-west-1:111122223333:jobs\"], Conditions = new Dictionary<string, object> { [\"ArnEquals\"] = new Dictionary<string, object> { [\"aws:SourceArn\"] = bucket.BucketArn } }")]
    [InlineData("Principals = [someone], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"]")]
    [InlineData("Actions = [\"sqs:SendMessage\"], Resources = [\"*\"], Conditions = new Dictionary<string, object> { [\"StringEquals\"] = new Dictionary<string, object> { [\"aws:ResourceAccount\"] = Account } }")]
    [InlineData("Actions = [\"cloudwatch:DescribeAlarmsForMetric\", \"ec2:DescribeInstances\"], Resources = [\"*\"]")]
    [InlineData("Resources = [\"arn:aws:s3:::reports/*\"]")]
    public Task RightProperties_AreSilent(string properties) => Verify("_ = role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { " + properties + " }));");

    [Theory]
    [InlineData("var statement = new PolicyStatement(); statement.AddActions(\"s3:GetObject\", {|IAM3002:\"s3:GetObjekt\"|}); statement.AddResources(\"arn:aws:s3:::reports/*\"); role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"sqs:SendMessage\"] }); statement.{|IAM3007:AddAllResources|}(); role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"sqs:SendMessage\"] }); statement.AddResources({|IAM3007:\"*\"|}); role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"kms:Decrypt\"] }); statement.AddResources({|IAM3001:key.KeyId|}); role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"sqs:SendMessage\"], Resources = [\"*\"] }); statement.AddCondition(\"StringEquals\", new Dictionary<string, object> { [\"aws:ResourceAccount\"] = Account }); role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"] }); statement.AddCondition({|IAM3001:\"StringEqual\"|}, new Dictionary<string, object> { [\"aws:ResourceAccount\"] = Account }); role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:*\"], Resources = [\"*\"] }); statement.Effect = Effect.DENY; role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"] }); statement.{|IAM3012:AddAnyPrincipal|}(); bucket.AddToResourcePolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"sts:AssumeRole\"] }); statement.AddServicePrincipal({|IAM3002:\"lamda.amazonaws.com\"|}); role.AssumeRolePolicy.AddStatements(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [{|IAM3002:\"s3:GetObjekt\"|}], Resources = [\"*\"] }); Change(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"sqs:SendMessage\"], Resources = [\"*\"] }); Change(statement);")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Actions = [\"sqs:SendMessage\"], Resources = [\"*\"] }); if (isOpen) statement.AddSourceAccountCondition(Account); role.AddToPolicy(statement);")]
    [InlineData("var properties = new PolicyStatementProps { Actions = [{|IAM3003:\"sqs:*\"|}], Resources = [\"arn:aws:sqs:eu-west-1:111122223333:jobs\"] }; role.AddToPolicy(new PolicyStatement(properties));")]
    [InlineData("PolicyStatement statement = new(new PolicyStatementProps { Actions = [{|IAM3003:\"sqs:*\"|}], Resources = [\"arn:aws:sqs:eu-west-1:111122223333:jobs\"] }); role.AddToPolicy(statement);")]
    [InlineData("_ = new PolicyDocument(new PolicyDocumentProps { Statements = [new PolicyStatement(new PolicyStatementProps { Actions = [{|IAM3003:\"sqs:*\"|}], Resources = [\"arn:aws:sqs:eu-west-1:111122223333:jobs\"] })] });")]
    [InlineData("_ = new Policy(this, \"p\", new PolicyProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Actions = [\"sqs:SendMessage\"], Resources = [{|IAM3007:\"*\"|}] }) } });")]
    public Task StatementThatCodeGoesOnWith_IsReadWithWhatIsAdded(string body) => Verify(body);

    [Theory]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new ServicePrincipal({|IAM3002:\"lamda.amazonaws.com\"|}) });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = {|IAM3012:new AnyPrincipal()|} });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new ServicePrincipal(\"lambda.amazonaws.com\") });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new CompositePrincipal(new ServicePrincipal(\"lambda.amazonaws.com\"), new ServicePrincipal({|IAM3002:\"edgelamda.amazonaws.com\"|})) });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = someone });")]
    [InlineData("_ = ManagedPolicy.FromAwsManagedPolicyName({|IAM3003:\"AdministratorAccess\"|});")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName({|IAM3003:\"IAMFullAccess\"|}));")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName(\"service-role/AWSLambdaBasicExecutionRole\"));")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName(name));")]
    public Task PrincipalsAndManagedPolicies_AreKnown(string body) => Verify(body);

    // Of dictionaries and JSON.
    [Theory]
    [InlineData("_ = new CfnPolicy(this, \"p\", new CfnPolicyProps { PolicyName = \"read\", PolicyDocument = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new object[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = new[] { {|IAM3002:\"s3:GetObjekt\"|} }, [\"Resource\"] = \"arn:aws:s3:::reports/*\" } } } });")]
    [InlineData("_ = new CfnRole(this, \"r\", new CfnRoleProps { AssumeRolePolicyDocument = new Dictionary<string, object> { { \"Version\", \"2012-10-17\" }, { \"Statement\", new[] { new Dictionary<string, object> { { \"Effect\", {|IAM3001:\"allow\"|} }, { \"Principal\", new Dictionary<string, string> { { \"Service\", \"lambda.amazonaws.com\" } } }, { \"Action\", \"sts:AssumeRole\" } } } } } });")]
    [InlineData("_ = new CfnRole(this, \"r\", new CfnRoleProps { AssumeRolePolicyDocument = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = new Dictionary<string, object> { [\"Service\"] = {|IAM3002:\"lamda.amazonaws.com\"|} }, [\"Action\"] = \"sts:AssumeRole\" } } } });")]
    [InlineData("_ = new CfnRole(this, \"r\", new CfnRoleProps { AssumeRolePolicyDocument = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = new Dictionary<string, object> { [\"Service\"] = name }, [\"Action\"] = \"sts:AssumeRole\" } } } });")]
    [InlineData("_ = new Amazon.CDK.AWS.S3.CfnBucketPolicy(this, \"b\", new Amazon.CDK.AWS.S3.CfnBucketPolicyProps { Bucket = name, PolicyDocument = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = {|IAM3012:\"*\"|}, [\"Action\"] = \"s3:GetObject\", [\"Resource\"] = \"arn:aws:s3:::reports/*\" } } } });")]
    [InlineData("_ = PolicyDocument.FromJson(new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = {|IAM3003:\"sqs:*\"|}, [\"Resource\"] = \"arn:aws:sqs:eu-west-1:111122223333:jobs\" } } });")]
    [InlineData("_ = new JsonObject { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new JsonArray { new JsonObject { [\"Effect\"] = \"Allow\", [\"Action\"] = {|IAM3002:\"s3:GetObjekt\"|}, [\"Resource\"] = \"arn:aws:s3:::reports/*\" } } }.ToJsonString();")]
    [InlineData("var document = new JsonObject { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new JsonArray(new JsonObject { [\"Effect\"] = \"Allow\", [\"Action\"] = new JsonArray(\"s3:GetObject\", {|IAM3002:\"s3:GetObjekt\"|}), [\"Resource\"] = \"arn:aws:s3:::reports/*\" }) }; _ = document.ToJsonString();")]
    [InlineData("var document = new JsonObject { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new JsonArray(new JsonObject { [\"Effect\"] = \"Allow\", [\"Action\"] = \"s3:GetObject\", [\"Resource\"] = name }) }; _ = document.ToString();")]
    [InlineData("_ = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = \"s3:GetObjekt\", [\"Resource\"] = \"*\" } } };")]
    [InlineData("_ = new Amazon.CDK.AWS.EC2.CfnVPCEndpoint(this, \"e\", new Amazon.CDK.AWS.EC2.CfnVPCEndpointProps { VpcId = name, PolicyDocument = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = \"*\", [\"Action\"] = \"s3:GetObject\", [\"Resource\"] = \"arn:aws:s3:::reports/*\" } } } });")]
    [InlineData("_ = new Amazon.CDK.AWS.KMS.CfnKey(this, \"k\", new Amazon.CDK.AWS.KMS.CfnKeyProps { KeyPolicy = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = new Dictionary<string, object> { [\"AWS\"] = role.RoleArn }, [\"Action\"] = {|IAM3002:\"kms:Decript\"|}, [\"Resource\"] = \"*\" } } } });")]
    [InlineData("_ = new Amazon.CDK.AWS.ECR.CfnRepository(this, \"k\", new Amazon.CDK.AWS.ECR.CfnRepositoryProps { RepositoryPolicyText = new Dictionary<string, object> { [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Principal\"] = {|IAM3012:\"*\"|}, [\"Action\"] = \"ecr:BatchGetImage\" } } } });")]
    public Task DocumentOfDictionariesOrJson_IsFoundAtItsValue(string body) => Verify<PolicyStringAnalyzer>(body);

    [Theory]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = {|IAM3002:\"s3:GetObjekt\"|}, [\"Resource\"] = \"arn:aws:s3:::reports/*\" }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new Dictionary<string, object> { { \"Effect\", {|IAM3001:\"allow\"|} }, { \"Action\", new[] { \"s3:GetObject\" } }, { \"Resource\", name } }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new { Effect = \"Allow\", Action = \"sqs:SendMessage\", Resource = {|IAM3007:\"*\"|} }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = \"s3:GetObject\", [\"Resource\"] = bucket.ArnForObjects(\"*\") }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(more));")]
    public Task StatementFromJson_IsFoundAtItsValue(string body) => Verify(body);

    // A VPC endpoint is for everyone inside the network.
    [Theory]
    [InlineData("endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"] }));")]
    [InlineData("endpoint.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = [{|IAM3002:\"s3:GetObjekt\"|}], Resources = [\"arn:aws:s3:::reports/*\"] }));")]
    [InlineData("var statement = new PolicyStatement(new PolicyStatementProps { Principals = [new StarPrincipal()], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"] }); endpoint.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement(); statement.AddAnyPrincipal(); statement.AddActions(\"s3:GetObject\"); statement.AddResources(\"arn:aws:s3:::reports/*\"); endpoint.AddToPolicy(statement);")]
    [InlineData("_ = new Amazon.CDK.AWS.EC2.CfnVPCEndpoint(this, \"e\", new Amazon.CDK.AWS.EC2.CfnVPCEndpointProps { VpcId = name, PolicyDocument = new PolicyDocument(new PolicyDocumentProps { Statements = [new PolicyStatement(new PolicyStatementProps { Principals = [new AnyPrincipal()], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"] })] }) });")]
    [InlineData("bucket.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [{|IAM3012:new AnyPrincipal()|}], Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"] }));")]
    public Task PolicyOfAnEndpoint_IsForEveryone(string body) => Verify(body);

    // What only limits grants nothing, unless it is attached, too.
    [Theory]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = someone, PermissionsBoundary = ManagedPolicy.FromAwsManagedPolicyName(\"PowerUserAccess\") });")]
    [InlineData("Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(role).Apply(ManagedPolicy.FromAwsManagedPolicyName(\"AdministratorAccess\"));")]
    [InlineData("var boundary = ManagedPolicy.FromAwsManagedPolicyName(\"AdministratorAccess\"); _ = new Role(this, \"r\", new RoleProps { AssumedBy = someone, PermissionsBoundary = boundary });")]
    [InlineData("var boundary = ManagedPolicy.FromAwsManagedPolicyName({|IAM3003:\"AdministratorAccess\"|}); role.AddManagedPolicy(boundary); Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(role).Apply(boundary);")]
    [InlineData("_ = new CfnRole(this, \"r\", new CfnRoleProps { PermissionsBoundary = \"arn:aws:iam::aws:policy/AdministratorAccess\" });")]
    [InlineData("_ = new CfnRole(this, \"r\", new CfnRoleProps { PermissionsBoundary = {|IAM3002:\"arn:aws:iam::aws:policy/AdministratorAcces\"|} });")]
    [InlineData("var boundary = new ManagedPolicy(this, \"b\", new ManagedPolicyProps { Statements = [new PolicyStatement(new PolicyStatementProps { Actions = [\"*\"], Resources = [\"*\"] })] }); _ = new Role(this, \"r\", new RoleProps { AssumedBy = someone, PermissionsBoundary = boundary });")]
    [InlineData("var boundary = new ManagedPolicy(this, \"b\", new ManagedPolicyProps { Document = new PolicyDocument(new PolicyDocumentProps { Statements = new[] { new PolicyStatement(new PolicyStatementProps { Actions = [\"*\"], Resources = [\"*\"] }) } }) }); Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(this).Apply(boundary);")]
    [InlineData("var boundary = new ManagedPolicy(this, \"b\"); boundary.AddStatements(new PolicyStatement(new PolicyStatementProps { Actions = [\"iam:*\"], Resources = [\"*\"] })); Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(this).Apply(boundary);")]
    [InlineData("var boundary = new ManagedPolicy(this, \"b\", new ManagedPolicyProps { Statements = [new PolicyStatement(new PolicyStatementProps { Actions = [{|IAM3003:\"*\"|}], Resources = [\"*\"] })] }); role.AddManagedPolicy(boundary); Amazon.CDK.AWS.IAM.PermissionsBoundary.Of(this).Apply(boundary);")]
    [InlineData("_ = new ManagedPolicy(this, \"b\", new ManagedPolicyProps { Statements = [new PolicyStatement(new PolicyStatementProps { Actions = [{|IAM3003:\"*\"|}], Resources = [\"*\"] })] });")]
    public Task Boundary_IsNotTooWide(string body) => Verify(body);

    // A key belongs to its account.
    [Theory]
    [InlineData("key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AccountRootPrincipal()], Actions = [\"kms:*\"], Resources = [\"*\"] }));")]
    [InlineData("key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AccountPrincipal(Account)], Actions = [\"kms:*\"], Resources = [\"*\"] }));")]
    [InlineData("key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [someone], Actions = [\"kms:*\"], Resources = [\"*\"] }));")]
    [InlineData("key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new ArnPrincipal(\"arn:aws:iam::111122223333:role/shop\")], Actions = [{|IAM3003:\"kms:*\"|}], Resources = [\"*\"] }));")]
    [InlineData("key.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps { Principals = [new AccountPrincipal({|IAM3001:\"12345\"|})], Actions = [\"kms:Decrypt\"], Resources = [\"*\"] }));")]
    public Task WholeKey_IsForAccounts(string body) => Verify(body);

    [Theory]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new OpenIdConnectPrincipal(provider, new Dictionary<string, object> { [\"StringLike\"] = new Dictionary<string, object> { [\"token.actions.githubusercontent.com:sub\"] = {|IAM3012:\"repo:shop/*\"|} } }) });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new WebIdentityPrincipal(provider.OpenIdConnectProviderArn, new Dictionary<string, object> { [\"StringEquals\"] = new Dictionary<string, object> { [{|IAM3012:\"token.actions.githubusercontent.com:aud\"|}] = \"sts.amazonaws.com\" } }) });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new OpenIdConnectPrincipal(provider, new Dictionary<string, object> { [\"StringEquals\"] = new Dictionary<string, object> { [\"token.actions.githubusercontent.com:sub\"] = \"repo:shop/app:ref:refs/heads/main\" } }) });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new OpenIdConnectPrincipal(provider) });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new AccountPrincipal(\"111122223333\"), ExternalIds = [name] });")]
    [InlineData("_ = new Role(this, \"r\", new RoleProps { AssumedBy = new AccountPrincipal({|IAM3012:\"111122223333\"|}) });")]
    public Task TrustOfARole_IsReadWithItsConditions(string body) => Verify(body);

    [Theory]
    [InlineData("var statement = new PolicyStatement { Effect = Effect.DENY }; statement.AddActions(\"s3:*\"); statement.AddAllResources(); role.AddToPolicy(statement);")]
    [InlineData("var statement = new PolicyStatement { Sid = {|IAM3010:\"Read reports\"|} }; statement.AddActions(\"s3:GetObject\"); statement.AddResources(\"arn:aws:s3:::reports/*\"); role.AddToPolicy(statement);")]
    [InlineData("role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"sqs:SendMessage\"], Resources = [\"*\"], Conditions = Org }));")]
    [InlineData("var org = new Dictionary<string, object> { [\"StringEquals\"] = new Dictionary<string, object> { [{|IAM3002:\"aws:PrincipalOrgIDs\"|}] = \"o-1234567890\" } }; role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"], Conditions = org }));")]
    [InlineData("role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [\"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"], Conditions = Of(\"o-1\") })); static Dictionary<string, object> Of(string id) => new() { [{|IAM3001:\"StringEqual\"|}] = new Dictionary<string, object> { [\"aws:PrincipalOrgID\"] = id } };")]
    [InlineData("Allow(\"s3:GetObject\"); Allow({|IAM3002:\"s3:GetObjekt\"|}); Allow(name); void Allow(string action) => role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [action], Resources = [bucket.ArnForObjects(\"*\")] }));")]
    [InlineData("role.AddToPolicy(Allow(\"s3:GetObject\", \"arn:aws:s3:::reports/*\")); role.AddToPolicy(Allow(\"sqs:SendMessage\", \"arn:aws:sqs:eu-west-1:111122223333:jobs\")); static PolicyStatement Allow(string action, string resource) => new(new PolicyStatementProps { Actions = [action], Resources = [resource] });")]
    [InlineData("role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [isOpen ? {|IAM3003:\"s3:*\"|} : \"s3:GetObject\"], Resources = [\"arn:aws:s3:::reports/*\"] }));")]
    public Task ValueFromElsewhere_IsFoundWhereItIsWritten(string body) => Verify(body);

    [Theory]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName({|IAM3002:\"AWSLambdaBasicExecutionRole\"|}));")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName({|IAM3002:\"AmazonS3ReadOnlyAcces\"|}));")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName(\"job-function/ViewOnlyAccess\"));")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromManagedPolicyArn(this, \"p\", {|IAM3003:\"arn:aws:iam::aws:policy/AdministratorAccess\"|}));")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromManagedPolicyArn(this, \"p\", \"arn:aws:iam::111122223333:policy/AdministratorAccess\"));")]
    [InlineData("role.AddManagedPolicy(ManagedPolicy.FromManagedPolicyName(this, \"p\", \"AmazonS3ReadOnlyAcces\"));")]
    [InlineData("_ = new CfnRole(this, \"r\", new CfnRoleProps { ManagedPolicyArns = [{|IAM3003:\"arn:aws:iam::aws:policy/IAMFullAccess\"|}, {|IAM3002:\"AmazonS3ReadOnlyAccess\"|}, name] });")]
    public Task ManagedPolicy_IsKnownByItsPathOrArn(string body) => Verify(body);

    // What a construct is called is no ARN, and AWS refuses the policy.
    [Theory]
    [InlineData("Resources = [{|IAM3001:bucket.BucketName|}]")]
    [InlineData("Resources = [{|IAM3001:$\"{bucket.BucketName}/*\"|}, {|IAM3001:bucket.BucketName + \"/a\"|}]")]
    [InlineData("Resources = [bucket.BucketArn, \"arn:aws:s3:::\" + bucket.BucketName + \"/*\", $\"arn:{Partition}:s3:::{bucket.BucketName}/*\"]")]
    [InlineData("Resources = [name, role.RoleArn]")]
    public Task NameOfAConstruct_IsNoResource(string resources) => Verify("role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = [name], " + resources + " }));");

    private static Task Verify(string body) => Verify<CdkPolicyAnalyzer>(body);

    private static Task Verify<T>(string body)
        where T : DiagnosticAnalyzer, new()
        => new CSharpAnalyzerTest<T>
        {
            TestCode = (body.Contains("Wrong", StringComparison.Ordinal) ? Members : Members.Replace("{|IAM3002:\"sqs:SendMesage\"|}", "\"sqs:SendMesage\"", StringComparison.Ordinal)).Replace("BODY", body, StringComparison.Ordinal),
            ReferenceAssemblies = ReferenceAssemblies.AwsCdk,
        }.RunAsync();
}
