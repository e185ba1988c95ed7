namespace IamAnalyzers.CatalogBuilder.Surface;

/// <summary>Makes the descriptions of the AWS SDK's public names.</summary>
internal static class SurfaceCommand
{
    /// <summary>Services described with all their types: IAM, and those that programs, samples and tests touch most.</summary>
    private static readonly string[] Whole =
    [
        "apigateway", "athena", "autoscaling", "bedrock-runtime", "cloudformation", "cloudfront", "cloudwatch",
        "ecr", "ecs", "elbv2", "events", "firehose", "glue", "iam", "kinesis", "lambda", "logs", "organizations", "rds",
        "route53", "scheduler", "secretsmanager", "ses", "sesv2", "sns", "stepfunctions",
    ];

    /// <summary>Services whose real packages are always used; their descriptions only serve the test of the naming rules.</summary>
    private static readonly string[] Real = ["dynamodb", "ec2", "kms", "s3", "sqs", "ssm", "sso", "sso-oidc", "sts"];

    /// <summary>Runs the command.</summary>
    /// <param name="input">The folder with the published data.</param>
    /// <param name="repository">The repository's folder.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string input, string repository)
    {
        var facts = SdkFacts.Read(input, Path.Combine(repository, "tools", "CatalogBuilder", "Surface", "customizations.tsv"));
        var whole = Folder(repository, "surface/AwsSdk.Surface/Services");
        var others = Folder(repository, "surface/AwsSdk.Surface.All/Services");
        var tests = Folder(repository, "tests/Surface.Tests/Services");
        long size = 0;
        foreach (var service in facts.Services)
        {
            var isReal = Real.Contains(service.Model);
            var isWhole = isReal || Whole.Contains(service.Model);
            var model = ServiceModel.Read(Path.Combine(input, "service-models", service.Model + ".json.gz"));
            var text = DescriptionBuilder.Build(service, model, facts, isWhole);
            var folder = isReal ? tests : isWhole ? whole : others;
            File.WriteAllText(Path.Combine(folder, service.Package["AWSSDK.".Length..] + ".surface"), text);
            size += text.Length;
        }

        Console.WriteLine($"{facts.Services.Count} descriptions, {size:N0} characters");
        return 0;
    }

    private static string Folder(string repository, string path)
    {
        var folder = Path.Combine(repository, path);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }
}
