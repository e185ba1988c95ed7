using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Generators.Tests;

/// <summary>Files such as the build writes before the compiler runs.</summary>
internal static class NeedsFiles
{
    public static string WithPermission(string action) => Write(PolicyOptions.Default, action);

    public static string Write(PolicyOptions options, string action, params Exclusion[] exclusions)
    {
        var permission = new Permission(
            action, Items("arn:${Partition}:sqs:${AnyRegion}:${AnyAccount}:*"), default, Tier.Required, "Amazon.SQS.IAmazonSQS.SendMessageAsync", "", "", "");
        var source = new NeedsSource("Library", true, NeedsRecord.Create([permission], [], []));
        return ReferenceNeedsFormat.Write(new ReferenceNeeds(options, Items(source), exclusions.ToEquatableArray()));
    }

    private static EquatableArray<T> Items<T>(params T[] items)
        where T : IEquatable<T>
        => items.ToEquatableArray();
}
