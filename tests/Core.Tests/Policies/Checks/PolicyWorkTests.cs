using System.Text;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using Xunit;
using Xunit.Abstractions;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>
/// Work grows with the text. What a check compares it allocates, so the bytes that a thread allocates stand for its work: they are the
/// same in each run and on each machine, which no time is.
/// </summary>
public sealed class PolicyWorkTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<ActionEntry> Ec2 = AwsCatalog.Default.FindPrefix("ec2")!.Actions;

    private const string Statement = "\"Effect\":\"Allow\",";

    public static TheoryData<string> Shapes { get; } = [.. Documents.Keys];

    private static Dictionary<string, Func<int, string>> Documents => new(StringComparer.Ordinal)
    {
        ["statements"] = static n => Whole(Many(n, static i => $"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b{i}/*\"}}")),
        ["statements that are the same"] = static n => Whole(Many(n, static _ => $"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}}")),
        ["actions"] = static n => Whole($"{{{Statement}\"Action\":[{Many(n, static i => $"\"s3:GetObject{i}\"")}],\"Resource\":\"*\"}}"),
        ["patterns of actions"] = static n => Whole($"{{{Statement}\"Action\":[{Many(n, static i => $"\"s3:Get*{i}\"")}],\"Resource\":\"*\"}}"),
        ["unknown services"] = static n => Whole($"{{{Statement}\"Action\":[{Many(n, static i => $"\"s3x{i}:GetObject\"")}],\"Resource\":\"*\"}}"),
        ["resources"] = static n => Whole($"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":[{Many(n, static i => $"\"arn:aws:s3:::b{i}/*\"")}]}}"),
        ["resources of nothing"] = static n => Whole($"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":[{Many(n, static i => $"\"arn:aws:sqs:eu-west-1:111122223333:q{i}\"")}]}}"),
        ["actions and resources of nothing"] = static n => Whole($"{{{Statement}\"Action\":[{Many(n / 2, static _ => "\"s3:GetObject\"")}],\"Resource\":[{Many(n / 2, static i => $"\"arn:aws:sqs:eu-west-1:111122223333:q{i}\"")}]}}"),
        ["statements of actions and resources"] = static n => Whole(Many(n / 40, static i => $"{{{Statement}\"Action\":[{Many(20, static j => $"\"s3:Get*{j}\"")}],\"Resource\":[{Many(20, j => $"\"arn:aws:s3:::b{i}/{j}*\"")}]}}")),
        ["conditions"] = static n => Whole($"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{{\"StringEquals\":{{{Many(n, static i => $"\"aws:PrincipalTag/t{i}\":\"x\"")}}}}}}}"),
        ["conditions and actions"] = static n => Whole($"{{{Statement}\"Action\":[{Many(n / 2, static i => "\"" + Ec2[i % Ec2.Count].Name + "\"")}],\"Resource\":\"*\",\"Condition\":{{\"StringEquals\":{{{Many(n / 2, static i => $"\"aws:ResourceTag/t{i}\":\"x\"")}}}}}}}"),
        ["values"] = static n => Whole($"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\",\"Condition\":{{\"StringLike\":{{\"aws:PrincipalTag/t\":[{Many(n, static i => $"\"v{i}*\"")}]}}}}}}"),
        ["variables"] = static n => Whole($"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/{string.Concat(Enumerable.Repeat("${aws:username}", n))}\"}}"),
        ["variables that are not closed"] = static n => Whole($"{{{Statement}\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/{string.Concat(Enumerable.Repeat("${", n))}\"}}"),
        ["principals"] = static n => Whole($"{{{Statement}\"Principal\":{{\"AWS\":[{Many(n, static i => $"\"arn:aws:iam::111122223333:role/r{i}\"")}]}},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::b/*\"}}"),
        ["members"] = static n => "{" + Many(n, static i => $"\"m{i}\":1") + "}",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TwiceTheText_IsNoMoreThanTwiceTheWork(string shape)
    {
        const int Size = 2_000;
        var kind = shape == "principals" ? PolicyKind.Resource : PolicyKind.Identity;
        var document = Documents[shape];
        Work(document(100), kind);

        var (one, two) = (Work(document(Size), kind), Work(document(2 * Size), kind));

        output.WriteLine($"{shape}: {one:N0} bytes for {document(Size).Length:N0} characters, {two:N0} for {document(2 * Size).Length:N0}: {(double)two / one:F2}");
        Assert.InRange((double)two / one, 0.9, 2.4);
        Assert.InRange((double)two / document(2 * Size).Length, 0, 20_000);
    }

    private static long Work(string text, PolicyKind kind)
    {
        var context = new PolicyCheckContext(kind, AwsCatalog.Default);
        var before = GC.GetAllocatedBytesForCurrentThread();
        PolicyChecks.Check(text, context);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Whole(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";

    private static string Many(int count, Func<int, string> item) => new StringBuilder().AppendJoin(',', Enumerable.Range(0, count).Select(item)).ToString();
}
