using BenchmarkDotNet.Attributes;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Benchmarks;

/// <summary>What the first use of the catalogue costs in a fresh compiler process. Aim: three services under 5 ms.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks
{
    // The services that programs use most, the largest (ec2) first.
    private static readonly string[] Services =
    [
        "ec2", "s3", "dynamodb", "iam", "sqs", "sns", "lambda", "kms", "sts", "secretsmanager",
        "ssm", "logs", "cloudwatch", "ecs", "ecr", "rds", "cloudformation", "events", "stepfunctions", "kinesis",
    ];

    [Params(1, 3, 20)]
    public int Count { get; set; }

    [Benchmark]
    public int LoadServices()
    {
        var catalog = AwsCatalog.Load();
        var permissions = 0;
        foreach (var id in Services.Take(Count))
        {
            // As a compilation does: one operation is asked for, and the actions behind it.
            var operation = catalog.FindService(id)!.Operations[0];
            foreach (var permission in operation.Permissions) permissions += catalog.FindAction(permission.Action)!.Resources.Count;
        }

        return permissions;
    }

    [Benchmark]
    public bool NameIndex() => AwsCatalog.Load().IsCandidateName("PutObjectAsync");
}
