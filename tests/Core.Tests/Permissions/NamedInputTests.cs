using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Permissions;

public sealed class NamedInputTests
{
    private static readonly PolicyOptions ForTemplate = PolicyOptions.Default with { IsForTemplate = true };

    [Theory]
    [InlineData("s3", "GetObject", "s3:GetObject", "BucketName", "BUCKET", "arn:${Partition}:s3:::${Input:BUCKET}/*")]
    [InlineData("dynamodb", "GetItem", "dynamodb:GetItem", "TableName", "Orders:Table", "arn:${Partition}:dynamodb:*:*:table/${Input:Orders%3ATable}")]
    [InlineData("secretsmanager", "GetSecretValue", "secretsmanager:GetSecretValue", "SecretId", "SECRET", "arn:${Partition}:secretsmanager:*:*:secret:${Input:SECRET}-??????")]
    public void InputThatIsAName_StandsInThePattern(string service, string operation, string action, string member, string input, string expected)
        => Assert.Contains(expected, Resources(service, operation, action, (member, [Input(input)])));

    [Fact]
    public void BucketOfAnInput_CanBeAnAccessPoint_WhichATemplateDoesNotTakeItFor()
    {
        var request = new SdkRequest(true, List(
            new RequestMember("BucketName", MemberState.Set, default, true, List(Input("BUCKET"))),
            new RequestMember("Key", MemberState.Set, List("k"), true)));
        var need = new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall("s3", "GetObject", "M", request, SdkPrincipal.Default, "")).First();

        Assert.Equal(["arn:aws:s3:::*/k"], Policy(need, PolicyOptions.Default));
        Assert.Equal(["arn:aws:s3:*:*:accesspoint/*/object/k", "arn:aws:s3:::*/k"], Policy(need, PolicyOptions.Default with { S3AccessPoints = true }));
        Assert.Equal(["arn:${Partition}:s3:::${Input:BUCKET}/k"], Policy(need, ForTemplate));

        static IEnumerable<string> Policy(Permission need, PolicyOptions options)
            => PolicyBuilder.Build([need], options, AwsCatalog.Default)[0].Document.Statements.Single().Resources;
    }

    [Fact]
    public void BucketThatBeginsWithSomethingUnknown_CanBeAnAccessPoint()
        => Assert.Equal(
            ["arn:${Partition}:s3:*:*:accesspoint/*/object/k", "arn:${Partition}:s3:::*-data/k"],
            Resources(
                "s3",
                "GetObject",
                "s3:GetObject",
                ("BucketName", [new MemberValue(List(new ValuePart(ValuePartKind.Unknown, ""), new ValuePart(ValuePartKind.Literal, "-data")))]),
                ("Key", [MemberValue.Constant("k")])));

    [Theory]
    [InlineData("sqs", "SendMessage", "sqs:SendMessage", "QueueUrl", "QUEUE_URL", "${Arn:QUEUE_URL}arn:${Partition}:sqs:*:*:*")]
    [InlineData("sns", "Publish", "sns:Publish", "TopicArn", "TOPIC", "${Arn:TOPIC}arn:${Partition}:sns:*:*:*")]
    [InlineData("kms", "Encrypt", "kms:Encrypt", "KeyId", "KEY", "${Arn:KEY}arn:${Partition}:kms:*:*:key/*")]
    [InlineData("ssm", "GetParameter", "ssm:GetParameter", "Name", "NAME", "${Arn:NAME}arn:${Partition}:ssm:*:*:parameter/*")]
    [InlineData("lambda", "Invoke", "lambda:InvokeFunction", "FunctionName", "FUNCTION_ARN", "${Arn:FUNCTION_ARN}arn:${Partition}:lambda:*:*:function:*")]
    [InlineData("secretsmanager", "GetSecretValue", "secretsmanager:GetSecretValue", "SecretId", "SecretArn", "${Arn:SecretArn}arn:${Partition}:secretsmanager:*:*:secret:*-??????")]
    public void InputThatIsNoName_StandsForTheArnOfWhatItNames(string service, string operation, string action, string member, string input, string expected)
        => Assert.Equal([expected], Resources(service, operation, action, (member, [Input(input)])));

    [Fact]
    public void FunctionOfAnotherQualifier_IsNotTheArnAlone()
        => Assert.DoesNotContain(
            Resources("lambda", "Invoke", "lambda:InvokeFunction", ("FunctionName", [Input("FUNCTION_ARN")]), ("Qualifier", [MemberValue.Constant("live")])),
            ArnPlaceholders.IsInputArn);

    [Fact]
    public void InputBesideOtherValues_LeavesThemAsTheyAre()
        => Assert.Equal(
            ["${Arn:QUEUE_URL}arn:${Partition}:sqs:*:*:*", "arn:${Partition}:sqs:*:*:jobs"],
            Resources("sqs", "SendMessage", "sqs:SendMessage", ("QueueUrl", [Input("QUEUE_URL"), MemberValue.Constant("http://localhost:4566/000000000000/jobs")])));

    [Fact]
    public void TextAroundAnInput_HidesWhatTheWholeNames()
        => Assert.Equal(
            ["arn:${Partition}:sqs:*:*:*"],
            Resources("sqs", "SendMessage", "sqs:SendMessage", ("QueueUrl", [new MemberValue(List(new ValuePart(ValuePartKind.Literal, "https://"), new ValuePart(ValuePartKind.Input, "HOST")))])));

    [Theory]
    [InlineData("${Arn:TOPIC}arn:${Partition}:sns:${AnyRegion}:${AnyAccount}:*", "arn:aws:sns:*:*:*")]
    [InlineData("arn:${Partition}:s3:::${Input:A}${Input:B}/*", "arn:aws:s3:::*/*")]
    [InlineData("arn:${Partition}:s3:::a/${*}${Input:A}", "arn:aws:s3:::a/${*}*")]
    [InlineData("arn:aws:s3:::${aws:username}/${Input", "arn:aws:s3:::${aws:username}/${Input")]
    public void PlainPolicy_LeavesInputsOpen(string text, string expected) => Assert.Equal(expected, PolicyOptions.Default.Fill(text));

    [Fact]
    public void NamesOfInputs_AreReadAsTheyWere()
    {
        foreach (var name in new[] { "A:B", "100%", "a}b", "%3A", "${Input:X}" })
        {
            Assert.Equal([name], ArnPlaceholders.Inputs("arn:aws:s3:::" + ArnPlaceholders.Input(name) + "/*"));
            Assert.Equal([name], ArnPlaceholders.Inputs(ArnPlaceholders.InputArn(name, "arn:aws:sns:*:*:*")));
        }
    }

    private static IEnumerable<string> Resources(string service, string operation, string action, params (string Path, MemberValue[] Values)[] members)
    {
        var request = new SdkRequest(true, members
            .OrderBy(member => member.Path, StringComparer.Ordinal)
            .Select(member => new RequestMember(member.Path, MemberState.Set, default, true, member.Values.ToEquatableArray()))
            .ToEquatableArray());
        var call = new SdkCall(service, operation, "M", request, SdkPrincipal.Default, "");
        var need = Assert.Single(new PermissionDeriver(AwsCatalog.Default).Derive(call), need => need.Action == action);
        return need.Resources.Select(ForTemplate.Fill);
    }

    private static MemberValue Input(string name) => new(List(new ValuePart(ValuePartKind.Input, name)));
}
