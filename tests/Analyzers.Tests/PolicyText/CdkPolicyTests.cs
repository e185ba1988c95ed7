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

        class App(Construct scope, Role role, Bucket bucket, IPrincipal someone, string name, bool isOpen) : Stack(scope, "app")
        {
            const string Read = "s3:GetObject";
            static readonly string[] Known = ["sqs:SendMessage", "sqs:DeleteMessage"];
            static readonly string[] Wrong = ["sqs:SendMessage", {|IAM3002:"sqs:SendMesage"|}];

            void M(List<string> more)
            {
                BODY
            }

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
    public Task DocumentOfDictionariesOrJson_IsFoundAtItsValue(string body) => Verify<PolicyStringAnalyzer>(body);

    [Theory]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = {|IAM3002:\"s3:GetObjekt\"|}, [\"Resource\"] = \"arn:aws:s3:::reports/*\" }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new Dictionary<string, object> { { \"Effect\", {|IAM3001:\"allow\"|} }, { \"Action\", new[] { \"s3:GetObject\" } }, { \"Resource\", name } }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new { Effect = \"Allow\", Action = \"sqs:SendMessage\", Resource = {|IAM3007:\"*\"|} }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(new Dictionary<string, object> { [\"Effect\"] = \"Allow\", [\"Action\"] = \"s3:GetObject\", [\"Resource\"] = bucket.ArnForObjects(\"*\") }));")]
    [InlineData("role.AddToPolicy(PolicyStatement.FromJson(more));")]
    public Task StatementFromJson_IsFoundAtItsValue(string body) => Verify(body);

    private static Task Verify(string body) => Verify<CdkPolicyAnalyzer>(body);

    private static Task Verify<T>(string body)
        where T : DiagnosticAnalyzer, new()
        => new CSharpAnalyzerTest<T>
        {
            TestCode = (body.Contains("Wrong", StringComparison.Ordinal) ? Members : Members.Replace("{|IAM3002:\"sqs:SendMesage\"|}", "\"sqs:SendMesage\"", StringComparison.Ordinal)).Replace("BODY", body, StringComparison.Ordinal),
            ReferenceAssemblies = ReferenceAssemblies.AwsCdk,
        }.RunAsync();
}
