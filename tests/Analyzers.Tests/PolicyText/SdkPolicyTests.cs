using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>IAM3001 to IAM3012 in policies of <c>Amazon.Auth.AccessControlPolicy</c>, with both versions of the real AWSSDK.Core: each finding at its argument.</summary>
public class SdkPolicyTests
{
    private const string Members = """
        using System.Collections.Generic;
        using System.Linq;
        using Amazon.Auth.AccessControlPolicy;

        class App(string name, bool isOpen, IList<ActionIdentifier> given)
        {
            const string Read = "s3:GetObject";

            Statement M(Policy policy)
            {
                BODY
            }

            static void Change(Statement statement) => statement.Actions.Add(new ActionIdentifier("s3:PutObject"));
        }
        """;

    private const string Of = "new Resource(\"arn:aws:s3:::reports/*\")";

    // What a statement is made with.
    [Theory]
    [InlineData("Actions = { new ActionIdentifier({|IAM3002:\"s3:GetObjekt\"|}) }, Resources = { " + Of + " }")]
    [InlineData("Actions = new List<ActionIdentifier> { new(\"s3:GetObject\"), new({|IAM3002:\"s3:GetObjekt\"|}) }, Resources = { " + Of + " }")]
    [InlineData("Actions = new List<ActionIdentifier> { new ActionIdentifier({|IAM3001:\"GetObject\"|}) }, Resources = new List<Resource> { " + Of + " }")]
    [InlineData("Actions = { new ActionIdentifier({|IAM3003:\"*\"|}) }, Resources = { new Resource(\"*\") }")]
    [InlineData("Actions = { new ActionIdentifier(\"sqs:SendMessage\") }, Resources = { new Resource({|IAM3007:\"*\"|}) }")]
    [InlineData("Actions = { new ActionIdentifier({|IAM3004:\"iam:PassRole\"|}) }, Resources = { new Resource(\"arn:aws:iam::111122223333:role/*\") }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { new Resource({|IAM3001:\"reports/*\"|}) }")]
    [InlineData("Id = {|IAM3010:\"Read reports\"|}, Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }")]
    [InlineData("Actions = { new ActionIdentifier(Read), new ActionIdentifier({|IAM3009:\"s3:GetObject\"|}) }, Resources = { " + Of + " }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { new Resource(\"arn:aws:s3:::reports/*\") }, Principals = { {|IAM3012:Principal.AllUsers|} }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }, Principals = { new Principal(\"111122223333\"), new Principal(\"Service\", {|IAM3002:\"lamda.amazonaws.com\"|}) }, Conditions = { ConditionFactory.NewSourceArnCondition(\"arn:aws:lambda:eu-west-1:111122223333:function:x\") }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }, Conditions = { new Condition({|IAM3001:\"StringEqual\"|}, \"aws:PrincipalOrgID\", \"o-1234567890\") }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }, Conditions = { ConditionFactory.NewCondition(ConditionFactory.StringComparisonType.StringEquals, {|IAM3002:\"aws:PrincipalOrgIDs\"|}, \"o-1234567890\") }")]
    public Task WrongArgument_IsFound(string members) => Verify("policy.Statements.Add(new Statement(Statement.StatementEffect.Allow) { " + members + " }); return null!;");

    [Theory]
    [InlineData("Actions = { new ActionIdentifier(\"s3:GetObject\") }, Resources = { " + Of + " }")]
    [InlineData("Actions = { new ActionIdentifier(name), new ActionIdentifier($\"s3:{name}\") }, Resources = { new Resource(name), new Resource($\"arn:aws:s3:::{name}/*\") }")]
    [InlineData("Actions = given, Resources = { " + Of + " }")]
    [InlineData("Actions = given.ToList(), Resources = { new Resource(\"*\") }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }, Principals = { new Principal(name), new Principal(\"AWS\", \"arn:aws:iam::111122223333:role/x\", false) }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }, Principals = { Principal.AllUsers }, Conditions = { ConditionFactory.NewIpAddressCondition(\"203.0.113.0/24\") }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }, Conditions = { ConditionFactory.NewSecureTransportCondition(), ConditionFactory.NewCondition(\"aws:MultiFactorAuthPresent\", isOpen) }")]
    [InlineData("Actions = { new ActionIdentifier(Read) }, Resources = { " + Of + " }, Conditions = { new Condition(\"StringEquals\", \"aws:PrincipalOrgID\", \"o-1234567890\"), new Condition(\"StringEquals\", \"aws:PrincipalTag/team\", \"shop\") }")]
    [InlineData("Actions = { new ActionIdentifier(\"sqs:SendMessage\") }, Resources = { new Resource(\"arn:aws:sqs:eu-west-1:111122223333:jobs\") }, Principals = { new Principal(\"Service\", \"sns.amazonaws.com\") }, Conditions = { ConditionFactory.NewSourceArnCondition(\"arn:aws:sns:eu-west-1:111122223333:news\") }")]
    public Task RightArguments_AreSilent(string members) => Verify("policy.Statements.Add(new Statement(Statement.StatementEffect.Allow) { " + members + " }); return null!;");

    // What code adds to it.
    [Theory]
    [InlineData("return new Statement(Statement.StatementEffect.Allow).WithActionIdentifiers(new ActionIdentifier({|IAM3002:\"s3:GetObjekt\"|})).WithResources(" + Of + ");")]
    [InlineData("policy.WithStatements(new Statement(Statement.StatementEffect.Allow).WithId({|IAM3010:\"a b\"|}).WithActionIdentifiers(new ActionIdentifier(Read)).WithResources(" + Of + ")); return null!;")]
    [InlineData("var s = new Statement(Statement.StatementEffect.Allow); s.Actions.Add(new ActionIdentifier({|IAM3002:\"s3:GetObjekt\"|})); s.Resources.Add(" + Of + "); policy.Statements.Add(s); return null!;")]
    [InlineData("var s = new Statement(Statement.StatementEffect.Allow).WithActionIdentifiers(new ActionIdentifier(\"sqs:SendMessage\")); s.Resources.Add(new Resource({|IAM3007:\"*\"|})); policy.WithStatements(s); return null!;")]
    [InlineData("var s = new Statement(Statement.StatementEffect.Allow); s.WithActionIdentifiers(new ActionIdentifier({|IAM3002:\"s3:GetObjekt\"|})).WithResources(" + Of + "); policy.WithStatements(s); return null!;")]
    [InlineData("var s = new Statement(Statement.StatementEffect.Allow) { Actions = { new ActionIdentifier({|IAM3002:\"s3:GetObjekt\"|}) } }; Change(s); return s;")]
    [InlineData("var s = new Statement(Statement.StatementEffect.Allow); s.Actions.Add(new ActionIdentifier(Read)); s.Resources.Add(" + Of + "); s.Principals.Add({|IAM3012:Principal.Anonymous|}); policy.WithStatements(s); return null!;")]
    [InlineData("var s = new Statement(Statement.StatementEffect.Allow); s.Actions.Add(new ActionIdentifier(Read)); s.Resources.Add(" + Of + "); s.Principals.Add(Principal.Anonymous); if (isOpen) s.Conditions.Add(ConditionFactory.NewIpAddressCondition(name)); policy.WithStatements(s); return null!;")]
    [InlineData("var s = new Statement(Statement.StatementEffect.Allow); s.Effect = Statement.StatementEffect.Deny; s.Actions.Add(new ActionIdentifier(\"*\")); s.Resources.Add(new Resource(\"*\")); policy.WithStatements(s); return null!;")]
    public Task StatementThatCodeGoesOnWith_IsReadWithWhatIsAdded(string body) => Verify(body);

    // Since version 4 a text becomes an action by itself.
    [Fact]
    public Task TextAsAction_IsRead()
        => Verify(ReferenceAssemblies.AwsV4, "return new Statement(Statement.StatementEffect.Allow) { Actions = { {|IAM3002:\"s3:GetObjekt\"|}, \"s3:PutObject\" }, Resources = { " + Of + " } };");

    // What a method gives out may be changed where it goes: only what is wrong in any case is found.
    [Theory]
    [InlineData("return new Statement(Statement.StatementEffect.Allow) { Actions = { new ActionIdentifier({|IAM3002:\"s3:GetObjekt\"|}) }, Resources = { new Resource(\"*\") } };")]
    [InlineData("return new Statement(Statement.StatementEffect.Allow).WithActionIdentifiers(new ActionIdentifier(Read)).WithResources(new Resource({|IAM3001:\"reports\"|})).WithPrincipals(Principal.AllUsers);")]
    public Task StatementOfAMethod_IsOpen(string body) => Verify(body);

    [Fact]
    public Task TypesOfTheirOwnOfThatName_AreLeftAlone()
        => Verify(ReferenceAssemblies.AwsV4, "return new Own.Statement { Action = \"s3:GetObjekt\" } is null ? null! : null!;", "namespace Own { class Statement { public string Action { get; set; } = \"\"; } }");

    private static async Task Verify(string body)
    {
        await Verify(ReferenceAssemblies.AwsV4, body);
        await Verify(ReferenceAssemblies.AwsV3, body);
    }

    private static Task Verify(ReferenceAssemblies references, string body, string rest = "")
        => new CSharpAnalyzerTest<SdkPolicyAnalyzer> { TestCode = Members.Replace("BODY", body, StringComparison.Ordinal) + rest, ReferenceAssemblies = references }.RunAsync();
}
