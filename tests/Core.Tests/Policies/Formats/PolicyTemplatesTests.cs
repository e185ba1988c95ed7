using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Formats;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

public sealed class PolicyTemplatesTests
{
    private static readonly PolicyOptions Here = new("aws", "eu-west-1", "111122223333", List("sqs"));

    [Fact]
    public void TemplateWithItsInputsOpen_IsTheJsonPolicy()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var needs = Templates.RandomNeeds(seed);
            foreach (var options in new[] { PolicyOptions.Default, Here })
            {
                var policies = PolicyBuilder.Build(needs.Select(WithoutOtherForms), options, AwsCatalog.Default);
                var templates = Templates.Of(needs, options);

                Assert.Equal(policies.Select(Json), templates.Select(template => Json(Opened(template, options))));
            }
        }
    }

    [Fact]
    public void InputsOfTwoActions_StayApart_ThoughTheJsonPolicyCannotTellThem()
    {
        var template = Templates.One(
            Templates.Need("s3:GetObject", "arn:${Partition}:s3:::${Input:FROM}/*"),
            Templates.Need("s3:PutObject", "arn:${Partition}:s3:::${Input:TO}/*"));

        Assert.Equal(
            [
                ("S3Object", "s3:GetObject", "arn:${Partition}:s3:::${Input:FROM}/*"),
                ("S3ObjectN2", "s3:PutObject", "arn:${Partition}:s3:::${Input:TO}/*"),
            ],
            template.Documents.Single().Statements.Select(statement => (statement.Sid, statement.Actions.Single(), statement.Resources.Single())));
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/\u4e16\u754c/a", "arn:aws:s3:::b/*/a")]
    [InlineData("arn:aws:s3:::b/\U0001F600*", "arn:aws:s3:::b/*")]
    [InlineData("arn:${Partition}:s3:::${Input:\u4e16}/\u2028x\u00ff", "arn:${Partition}:s3:::${Input:\u4e16}/*x\u00ff")]
    public void CharactersThatIamAcceptsOnlyEscaped_AreWildcards(string resource, string expected)
        => Assert.Equal([expected], Templates.One(Templates.Need("s3:GetObject", resource)).Documents.Single().Statements.Single().Resources);

    [Fact]
    public void ConditionWithCharactersThatIamAcceptsOnlyEscaped_ComparesWithWildcards()
    {
        var template = Templates.One(Templates.Need("s3:ListBucket", "*") with { Conditions = List(new PolicyCondition("StringEquals", "s3:prefix", List("\u4e16/"))) });

        Assert.Equal(new PolicyCondition("StringLike", "s3:prefix", List("*/")), template.Documents.Single().Statements.Single().Conditions.Single());
    }

    [Fact]
    public void NameThatAnInputCouldHave_IsKeptBesideIt()
    {
        var template = Templates.One(Templates.Need("s3:GetObject", "arn:${Partition}:s3:::${Input:BUCKET}/*", "arn:${Partition}:s3:::reports/*"));

        Assert.Equal(["arn:${Partition}:s3:::${Input:BUCKET}/*", "arn:${Partition}:s3:::reports/*"], template.Documents.Single().Statements.Single().Resources);
    }

    [Fact]
    public void Inputs_HaveNamesOfTheirOwnAndSayWhereTheyStand()
    {
        var template = Templates.One(
            Templates.Need("s3:GetObject", "arn:${Partition}:s3:::${Input:DATA_BUCKET}/*"),
            Templates.Need("s3:PutObject", "arn:${Partition}:s3:::${Input:Data%3ABucket}/in/*"),
            Templates.Need("sqs:SendMessage", "${Arn:QUEUE_URL}arn:${Partition}:sqs:${AnyRegion}:${AnyAccount}:*") with { Member = "Amazon.SQS.IAmazonSQS.SendMessageAsync" },
            Templates.Need("sqs:CreateQueue", "arn:${Partition}:sqs:${Region}:${Account}:*"));

        Assert.Equal(
            [
                ("data_bucket", null, "The program's input DATA_BUCKET, which is part of arn:aws:s3:::<DATA_BUCKET>/*; for IAmazonS3.GetObjectAsync."),
                ("data_bucket_2", null, "The program's input Data:Bucket, which is part of arn:aws:s3:::<Data:Bucket>/in/*; for IAmazonS3.GetObjectAsync."),
                ("queue_url_arn", null, "The ARN of what the program's input QUEUE_URL names, such as arn:aws:sqs:*:*:*; for IAmazonSQS.SendMessageAsync."),
                ("resource_region", "*", "The region of the resources that the program creates; * for any."),
                ("resource_account", "*", "The account of the resources that the program creates; * for any."),
            ],
            template.Inputs.Select(input => (input.Name.Snake, input.Default, input.Description)));
    }

    [Fact]
    public void RegionAndAccountOfTheProject_AreTheDefaults()
        => Assert.Equal(
            ["eu-west-1", "111122223333"],
            Templates.Of([Templates.Need("sqs:SendMessage", "arn:${Partition}:sqs:${AnyRegion}:${AnyAccount}:jobs")], Here).Single().Inputs.Select(input => input.Default));

    [Fact]
    public void PrincipalsWhoseNamesHaveTheSameWords_HaveTemplatesOfTheirOwn()
    {
        var need = Templates.Need("s3:GetObject", "*");

        var templates = Templates.Of([need, need with { Principal = "up-loader" }, need with { Principal = "up.loader" }]);

        Assert.Equal(["app", "app_up_loader", "app_up_loader_2"], templates.Select(template => template.Name.Snake));
        Assert.Equal(["", "up-loader", "up.loader"], templates.Select(template => template.Principal));
    }

    [Fact]
    public void TemplateOfALargePolicy_HasDocumentsThatFitOnceItIsFilled()
    {
        var needs = Enumerable.Range(0, 120).Select(i => Templates.Need("s3:GetObject", $"arn:${{Partition}}:s3:::${{Input:BUCKET}}/folder-{i}/*")).ToArray();

        var template = Templates.Of(needs).Single();

        // 120 resources of about 100 characters, with quotes and comma, are two documents of at most 6,144.
        Assert.Equal(2, template.Documents.Count);
        Assert.Equal(120, template.Documents.SelectMany(document => document.Statements).SelectMany(statement => statement.Resources).Distinct().Count());
        var longest = new string('b', 63);
        Assert.All(template.Documents, document => Assert.InRange(
            PolicyWriter.Write(new PolicyDocument(document.Statements.Select(statement => statement.Fill(text => PlaceholderText.Fill(text, part
                => part.Kind == PlaceholderKind.Input ? longest : "aws-us-gov"))).ToEquatableArray())).Count(c => c > ' '),
            1,
            6144));
    }

    // A template takes an input for a name, where the JSON has the ARN of an access point too.
    private static Permission WithoutOtherForms(Permission need)
        => need.Resources.All(ArnPlaceholders.IsOtherForm) ? need : need with { Resources = need.Resources.Where(resource => !ArnPlaceholders.IsOtherForm(resource)).ToEquatableArray() };

    // The statements as needs again, their placeholders filled as the policy has them.
    private static PrincipalPolicy Opened(PolicyTemplate template, PolicyOptions options)
    {
        var needs = template.Documents.SelectMany(document => document.Statements).SelectMany(statement => statement.Actions.Select(action => new Permission(
            action,
            statement.Resources.Select(options.Fill).ToEquatableArray(),
            statement.Conditions.Select(condition => condition with { Values = condition.Values.Select(options.Fill).ToEquatableArray() }).ToEquatableArray(),
            statement.Tier,
            "M",
            "",
            template.Principal,
            "")));
        return PolicyBuilder.Build(needs, options, AwsCatalog.Default).Single();
    }

    private static string Json(PrincipalPolicy policy) => policy.Principal + "\n" + PolicyWriter.Write(policy.Document);
}
