using System.Text;
using System.Text.RegularExpressions;
using IamAnalyzers.Build.Page;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.Page;

/// <summary>Programs whose pages are tested, here and in a browser (tests/Page).</summary>
internal static class PageExamples
{
    /// <summary>What the large example's reviewed policy allows beyond its needs: an action that nothing needs, a pattern, and all resources instead of one.</summary>
    public static IReadOnlyList<string> Planted { get; } = ["iam:PassRole", "dynamodb:*", "secretsmanager:GetSecretValue"];

    /// <summary>Names that no page may show as they are.</summary>
    public static IReadOnlyList<string> HostileNames { get; } =
    [
        "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style><style>*{display:none}</style>", "<!--", "]]>", "&lt;b&gt;",
        "a\u202Etxt.exe", "a\u2066b\u2069", "a\0b", "a\u200Bb", "a\uFEFFb", "a\u2028b", "a\uD800b", "a\u3164b", "javascript:alert(1)", "${7*7}{{7*7}}", new string('x', 5000),
    ];

    private const string Get = "Amazon.S3.IAmazonS3.GetObjectAsync";

    private static readonly string[] Prefixes =
    [
        "s3", "dynamodb", "sqs", "sns", "lambda", "ec2", "logs", "cloudwatch", "secretsmanager", "ssm", "states", "events", "kinesis", "firehose", "ecs", "ecr",
        "rds", "elasticache", "athena", "glue", "batch", "codebuild", "cognito-idp", "route53", "acm",
    ];

    /// <summary>Three actions, no reviewed policy.</summary>
    public static IReadOnlyList<PageSource> Small { get; } =
    [
        Program(
            [
                Need("s3:GetObject", "arn:aws:s3:::reports/*", Get),
                Need("s3:PutObject", "arn:aws:s3:::reports/*", "Amazon.S3.IAmazonS3.PutObjectAsync"),
                Need("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:jobs", "Amazon.SQS.IAmazonSQS.SendMessageAsync"),
            ],
            null),
    ];

    /// <summary>A few actions against a reviewed policy: one new, one wider, one that nothing needs, one pattern, one that stays.</summary>
    public static IReadOnlyList<PageSource> Reviewed { get; } =
    [
        Program(
            [
                Need("s3:GetObject", "arn:aws:s3:::reports/*", Get),
                Need("s3:GetObject", "arn:aws:s3:::archive/*", Get),
                Need("sqs:SendMessage", "arn:aws:sqs:eu-west-1:111122223333:jobs", "Amazon.SQS.IAmazonSQS.SendMessageAsync"),
                Need("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "Amazon.DynamoDBv2.IAmazonDynamoDB.PutItemAsync"),
                Need("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:*", "Amazon.SecretsManager.IAmazonSecretsManager.GetSecretValueAsync"),
                Need("s3:GetObjectVersion", "arn:aws:s3:::reports/*", Get) with { Tier = Tier.Conditional, Reason = "if VersionId is set" },
                Need("kms:Decrypt", "*", Get) with { Tier = Tier.Deployment, Reason = "if the bucket has a key" },
            ],
            """
            { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Action": [ "s3:GetObject", "s3:GetObjectVersion" ], "Resource": "arn:aws:s3:::reports/*" },
              { "Effect": "Allow", "Action": "dynamodb:*", "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" },
              { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*" },
              { "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "*" }
            ] }
            """),
    ];

    /// <summary>A program with two entry points, one of them reviewed, that also acts for a role.</summary>
    public static IReadOnlyList<PageSource> EntryPoints { get; } = OfEntryPoints();

    /// <summary>All that is to be said beside a policy: conditions, declarations, exclusions, references of all kinds; two environments, an exception, a shared file.</summary>
    public static IReadOnlyList<PageSource> Rich { get; } = [OfAllKinds()];

    /// <summary>300 actions of 25 services; the reviewed policy allows all of them, and <see cref="Planted"/>.</summary>
    public static IReadOnlyList<PageSource> Large { get; } = [OfManyActions()];

    /// <summary>Names that try to be HTML, to leave an attribute, the style or the script, to turn the direction of writing, and one that is very long.</summary>
    public static IReadOnlyList<PageSource> Hostile { get; } = [OfHostileNames()];

    /// <summary>A need of the program's own principal.</summary>
    public static Permission Need(string action, string resource, string member)
        => new(action, new[] { resource }.ToEquatableArray(), default, Tier.Required, member, "", "", "");

    /// <summary>A program of its own code alone.</summary>
    /// <param name="needs">What it needs.</param>
    /// <param name="reviewed">The text of its reviewed policy; <see langword="null"/> for none.</param>
    public static PageSource Program(IEnumerable<Permission> needs, string? reviewed, string entryPoint = "", string name = "App", IReadOnlyList<UnresolvedCall>? unresolved = null)
    {
        var own = new NeedsSource(name, true, NeedsRecord.Create([.. needs], unresolved ?? [], []));
        return new(
            entryPoint,
            entryPoint.Length == 0 ? "" : $"Entry point {entryPoint} (template.yaml(5)): only what it reaches of the program and its references counts.",
            own,
            ReferenceNeeds.Empty,
            FilePlaces.Instance,
            reviewed is null ? [] : [Compare(reviewed, ProgramNeed.Of(own, ReferenceNeeds.Empty, AwsCatalog.Default), unresolved is { Count: > 0 } ? "1 call is unresolved (IAM1001)" : null)]);
    }

    /// <summary>The page of an example.</summary>
    public static PolicyPage PageOf(IReadOnlyList<PageSource> sources) => new PolicyPageBuilder(AwsCatalog.Default).Build(sources);

    private static PolicyComparison Compare(string text, IReadOnlyList<ProgramNeed> needs, string? whyUnknown)
        => PolicyComparison.Of(ReviewedSet.Make([ReviewedFile.Read("/p/iam-policy.json", text, "", "", false)!], [], "", []).Single(), needs, whyUnknown, AwsCatalog.Default);

    private static PageSource OfAllKinds()
    {
        var bucket = Need("s3:GetObject", "arn:${Partition}:s3:::" + ArnPlaceholders.Input("App:Bucket") + "/*", Get);
        bucket = bucket with { Resources = EquatableArray<string>.From([ArnPlaceholders.OtherForm + "arn:${Partition}:s3:*:*:accesspoint/*/object/*", .. bucket.Resources]) };
        Permission[] needs =
        [
            bucket,
            Need("s3:PutObjectTagging", "arn:aws:s3:::reports/*", "Amazon.S3.IAmazonS3.PutObjectAsync") with { Tier = Tier.Conditional, Reason = "if TagSet is set" },
            Need("iam:PassRole", "arn:aws:iam::111122223333:role/worker", "Amazon.Lambda.IAmazonLambda.CreateFunctionAsync") with { Conditions = new[] { new PolicyCondition("StringEquals", "iam:PassedToService", new[] { "lambda.amazonaws.com" }.ToEquatableArray()) }.ToEquatableArray() },
            Need("sqs:SendMessage", "arn:aws:sqs:*:*:jobs", "Amazon.SQS.IAmazonSQS.SendMessageAsync"),
            Need("sns:Publish", "arn:aws:sns:*:*:orders", "Amazon.SimpleNotificationService.IAmazonSimpleNotificationService.PublishAsync"),
            Need("kms:Decrypt", "*", Get) with { Tier = Tier.Deployment, Reason = "if the bucket has a key" },
        ];
        var references = ReferenceNeeds.Empty with
        {
            Options = PolicyOptions.Default with { Conditions = new[] { new ProjectCondition(new PolicyCondition("StringLike", "s3:prefix", new[] { "a/*" }.ToEquatableArray()), new[] { "s3" }.ToEquatableArray(), "one home") }.ToEquatableArray() },
            Sources = new[]
            {
                new NeedsSource(NeedsSource.Project, true, NeedsRecord.Create([Need("cloudwatch:PutMetricData", "*", "IamPermission") with { Reason = "a sidecar" }], [], [])),
                new NeedsSource("Library", true, NeedsRecord.Create([Need("sns:Publish", "arn:aws:sns:*:*:orders", "Library.Notifier.Notify")], [], [])) { IsCompiled = true, NotReached = new[] { new UnreachedCall("Library.Cleaner", "Amazon.S3.IAmazonS3.DeleteObjectAsync", 2) }.ToEquatableArray() },
                new NeedsSource("Packed", false, NeedsRecord.Empty),
            }.ToEquatableArray(),
            Exclusions = new[] { new Exclusion("sqs:SendMessage", "a local queue"), new Exclusion("ec2:RunInstances", "gone") }.ToEquatableArray(),
        };
        var own = new NeedsSource("App", true, NeedsRecord.Create([.. needs], [new UnresolvedCall("Shop.Plugins.Run", "it is dynamic")], []));
        ReviewedFile[] files =
        [
            ReviewedFile.Read("/p/dev.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "s3:GetObject", "iam:PassRole", "cloudwatch:PutMetricData" ], "Resource": "*" } ] }""", "dev", "", false)!,
            ReviewedFile.Read("/p/prod.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }""", "prod", "", true)!,
        ];
        PolicyException[] exceptions = [new("IAM2001", "team@example.com", "topic is shared", "2027-01-31", default) { Action = "sns:Publish", Environment = "dev" }];
        return new(
            "",
            "",
            own,
            references,
            FilePlaces.Instance,
            [.. ReviewedSet.Make(files, [], "", exceptions).Select(set => PolicyComparison.Of(set, ProgramNeed.Of(own, references, AwsCatalog.Default), "1 call is unresolved (IAM1001)", AwsCatalog.Default))]);
    }

    private static IReadOnlyList<PageSource> OfEntryPoints()
    {
        Permission[] add = [Need("dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/orders", "Amazon.DynamoDBv2.IAmazonDynamoDB.PutItemAsync"), Need("sns:Publish", "arn:aws:sns:*:*:orders", "Amazon.SimpleNotificationService.IAmazonSimpleNotificationService.PublishAsync")];
        Permission[] deploy = [Need("iam:PassRole", "arn:aws:iam::111122223333:role/worker", "Amazon.Lambda.IAmazonLambda.CreateFunctionAsync"), Need("lambda:CreateFunction", "arn:aws:lambda:*:*:function:*", "Amazon.Lambda.IAmazonLambda.CreateFunctionAsync"), Need("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:*", "Amazon.Lambda.IAmazonLambda.InvokeAsync")];
        var audit = Need("s3:PutObject", "arn:aws:s3:::audit/*", "Amazon.S3.IAmazonS3.PutObjectAsync") with { Principal = "auditor" };
        return
        [
            Program([.. add, .. deploy, audit], null, unresolved: [new UnresolvedCall("Shop.Plugins.Run", "it is dynamic")]),
            Program(add, """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "dynamodb:PutItem", "dynamodb:DeleteTable" ], "Resource": "arn:aws:dynamodb:*:*:table/orders" } ] }""", "AddOrder"),
            Program(deploy, null, "Deploy"),
        ];
    }

    private static PageSource OfManyActions()
    {
        var catalog = AwsCatalog.Default;
        Permission[] needs = [.. Prefixes.SelectMany(prefix => catalog.FindPrefix(prefix)!.Actions
            .Where(static action => (action.Access & AccessLevels.PermissionsManagement) == 0 && !IsOwnCase(action.Name))
            .Take(prefix is "secretsmanager" or "dynamodb" ? 11 : 12)
            .Select((action, i) => Need(action.Name, ResourceOf(action, i), MemberOf(prefix, action))))];
        var secret = Need("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-??????", "Amazon.SecretsManager.IAmazonSecretsManager.GetSecretValueAsync");
        var item = Need("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/orders", "Amazon.DynamoDBv2.IAmazonDynamoDB.PutItemAsync");
        var own = NeedsRecord.Create([.. needs, secret, item], [], []);
        var policy = PolicyWriter.Write(PolicyBuilder.Build(own.Permissions, PolicyOptions.Default, catalog).Single().Document);

        // Where the statements of the code would stand, each over-grant stands among them.
        policy = Regex.Replace(policy, "\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-\\?{6}\"", "\"*\"");
        policy = policy.Replace("\"dynamodb:PutItem\"", "\"dynamodb:*\"", StringComparison.Ordinal);
        var at = policy.LastIndexOf("]\n}", StringComparison.Ordinal);
        policy = policy[..at].TrimEnd() + ", { \"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\" } " + policy[at..];
        return Program([.. needs, secret, item], policy, name: "Shop.Backend");
    }

    private static bool IsOwnCase(string action) => action is "secretsmanager:GetSecretValue" or "dynamodb:PutItem";

    private static string ResourceOf(ActionEntry action, int number)
        => action.Resources.Count == 0
            ? "*"
            : Regex.Replace(
                action.Resources[0].Type.Arn,
                @"\$\{(\w+)\}",
                match => match.Groups[1].Value switch { "Partition" => "aws", "Region" => "eu-west-1", "Account" => "111122223333", _ => number % 5 == 4 ? "*" : "orders" });

    private static string MemberOf(string prefix, ActionEntry action)
    {
        var service = char.ToUpperInvariant(prefix[0]) + prefix[1..].Replace("-", "", StringComparison.Ordinal);
        return $"Amazon.{service}.IAmazon{service}.{action.Name[(action.Name.IndexOf(':', StringComparison.Ordinal) + 1)..]}Async";
    }

    private static PageSource OfHostileNames()
    {
        var needs = HostileNames.Select(static (name, i) => Need("s3:GetObject", "arn:aws:s3:::" + name, "Amazon.S3.IAmazonS3." + name) with { Reason = name, Feature = i % 2 == 0 ? "" : "F" + i });
        return Program(
            needs,
            $$"""{ "Version": "2012-10-17", "Statement": [ { "Sid": "A", "Effect": "Allow", "Action": "sqs:<b>x</b>", "Resource": "arn:aws:sqs:*:*:</script>\u202E" } ] }""",
            name: "App</title><script>alert(1)</script>\u202E");
    }

    /// <summary>Calls in made up files.</summary>
    private sealed class FilePlaces : ICallPlaces
    {
        public static FilePlaces Instance { get; } = new();

        public IReadOnlyList<string> Of(string source, Permission need) => [$"src/{FileOf(need.Member)}.cs:{LineOf(need.Member + need.Action)}"];

        public IReadOnlyList<string> Of(string source, UnresolvedCall call) => [$"src/{FileOf(call.Member)}.cs:{LineOf(call.Member)}"];

        private static string FileOf(string member) => member.Split('.').SkipLast(1).LastOrDefault() is { Length: > 0 and < 60 } name ? name.Replace("IAmazon", "", StringComparison.Ordinal) + "Store" : "Store";

        private static int LineOf(string text) => (Encoding.UTF8.GetBytes(text).Aggregate(7, static (sum, b) => ((sum * 31) + b) % 397)) + 1;
    }
}
