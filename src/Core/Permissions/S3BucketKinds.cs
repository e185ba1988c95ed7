using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// A bucket member of S3 can hold a bucket, an access point by ARN or alias, an Object Lambda or Outposts ARN, or a directory
/// bucket, and each kind needs a permission of its own.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html,
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-security-iam.html
/// </summary>
internal static class S3BucketKinds
{
    private const string Prefix = "s3:";
    private const string CreateSession = "s3express:CreateSession";
    private const string ObjectLambda = "s3-object-lambda";
    private const string Outposts = "s3-outposts";
    private const string MayBeDirectoryBucket = "if the bucket is a directory bucket";

    private enum Kind
    {
        Unknown,
        Bucket,
        AccessPointArn,
        AccessPointAlias,
        DirectoryBucket,
        DirectoryAccessPoint,
        ObjectLambdaAlias,
        OtherService,
    }

    /// <summary>Splits a permission by the kinds of bucket that the request can name.</summary>
    /// <param name="part">The permission.</param>
    /// <param name="catalog">The catalogue, which knows the actions of the other prefixes.</param>
    /// <returns>The parts; the permission itself when it names no bucket.</returns>
    public static IEnumerable<RequestPart> Split(RequestPart part, AwsCatalog catalog)
    {
        var entry = part.Entry;
        var isOfS3 = entry.Action.StartsWith(Prefix, StringComparison.Ordinal);
        if (!isOfS3 || BucketMember(entry) is not { } path)
        {
            yield return isOfS3 && entry.Resources.Count == 0 ? part with { IsOfUnknownBucket = true } : part;
            yield break;
        }

        var values = ShownValues.Of(part.Request, path);
        if (values.Count == 0) yield return part with { IsOfUnknownBucket = true };
        foreach (var kind in values.GroupBy(static value => (Kind: KindOf(value), Service: ServiceOf(value))))
        {
            var limited = part.Request.Find(path) is null ? part : part.With(path, kind);
            yield return limited with
            {
                Entry = Entry(entry, path, kind.Key.Kind, kind.Key.Service, catalog),
                IsOfUnknownBucket = kind.Key.Kind == Kind.Unknown,
            };
            if (kind.Key.Kind == Kind.Unknown && DirectoryAction(entry, catalog) == CreateSession)
            {
                yield return limited with
                {
                    Entry = entry with { Action = CreateSession, Kind = PermissionKind.Deployment, Note = MayBeDirectoryBucket },
                };
            }
        }
    }

    /// <summary>Marks the patterns of access points, which are needed when what names the bucket is not known and holds one.</summary>
    /// <param name="resources">The patterns of a part whose bucket is not known.</param>
    /// <returns>The patterns, sorted; unchanged for an action that is about access points only.</returns>
    public static EquatableArray<string> MarkOtherForms(EquatableArray<string> resources)
        => resources.All(IsAccessPoint)
            ? resources
            : resources
                .Select(static resource => IsAccessPoint(resource) ? ArnPlaceholders.OtherForm + resource : resource)
                .OrderBy(static resource => resource, StringComparer.Ordinal)
                .ToEquatableArray();

    private static bool IsAccessPoint(string resource)
        => ArnFields.Split(resource) is [_, _, "s3", _, _, var name] && name.StartsWith("accesspoint/", StringComparison.Ordinal);

    private static string? BucketMember(PermissionEntry entry)
        => entry.Resources
            .Where(static template => template.Variable == "BucketName")
            .Select(static template => TemplatePart.Parse(template.Template))
            .Where(static parts => parts is [{ IsMember: true, Function: "" }])
            .Select(static parts => parts[0].Text)
            .FirstOrDefault();

    private static string ServiceOf(MemberValue value) => WholeArn.Is(value) ? ResourcePatterns.ServiceOf(ValuePattern.Of(value)) : "";

    private static Kind KindOf(MemberValue value)
    {
        if (WholeArn.Is(value))
        {
            var service = ServiceOf(value);
            if (service != "s3") return service is ObjectLambda or Outposts ? Kind.OtherService : Kind.Unknown;
            return ArnFields.Split(ValuePattern.Of(value))[5].StartsWith("accesspoint", StringComparison.Ordinal) ? Kind.AccessPointArn : Kind.Bucket;
        }

        var end = ShownValues.End(value);
        if (end.EndsWith("--x-s3", StringComparison.Ordinal)) return Kind.DirectoryBucket;
        if (end.EndsWith("--xa-s3", StringComparison.Ordinal)) return Kind.DirectoryAccessPoint;
        if (end.EndsWith("-s3alias", StringComparison.Ordinal)) return Kind.AccessPointAlias;
        if (end.EndsWith("--ol-s3", StringComparison.Ordinal)) return Kind.ObjectLambdaAlias;
        return ShownValues.CanBeginWith(value, "arn:") && !value.IsConstant ? Kind.Unknown : Kind.Bucket;
    }

    private static PermissionEntry Entry(PermissionEntry entry, string path, Kind kind, string service, AwsCatalog catalog) => kind switch
    {
        Kind.Bucket => entry with { Resources = [.. entry.Resources, Only("bucket"), Only("object")] },
        Kind.AccessPointArn => entry with
        {
            Resources = [new("accesspoint", "", $"{{{path}}}"), .. Objects(entry, path, "accesspointobject"), Only("accesspoint"), Only("accesspointobject")],
        },
        Kind.AccessPointAlias => entry with
        {
            Resources = [.. entry.Resources.Where(static template => template.Variable != "BucketName"), Only("accesspoint"), Only("accesspointobject")],
        },
        Kind.DirectoryBucket => entry with { Action = DirectoryAction(entry, catalog), Resources = [new("bucket", "BucketName", $"{{{path}}}"), Only("bucket")] },
        Kind.DirectoryAccessPoint => entry with { Action = CreateSession, Resources = [new("accesspoint", "AccessPointName", $"{{{path}}}"), Only("accesspoint")] },
        Kind.ObjectLambdaAlias => InService(entry with { Resources = [] }, ObjectLambda, catalog),
        Kind.OtherService => InService(
            entry with { Resources = [new("", "", $"{{{path}}}"), .. service == Outposts ? Objects(entry, path, "") : []] },
            service,
            catalog),
        _ => entry,
    };

    private static string DirectoryAction(PermissionEntry entry, AwsCatalog catalog)
    {
        var own = "s3express:" + entry.Action.Substring(Prefix.Length);
        return catalog.FindAction(own) is null ? CreateSession : own;
    }

    // An action that the other service lacks stays as it is, on any resource: such a call fails anyway.
    private static PermissionEntry InService(PermissionEntry entry, string service, AwsCatalog catalog)
    {
        var action = service + ":" + entry.Action.Substring(Prefix.Length);
        return catalog.FindAction(action) is null ? entry with { Resources = [] } : entry with { Action = action };
    }

    private static IEnumerable<ResourceTemplate> Objects(PermissionEntry entry, string path, string type)
        => entry.Resources
            .Where(static template => template.Variable == "ObjectName")
            .Select(template => new ResourceTemplate(type, "", $"{{{path}}}/object/{template.Template}"));

    private static ResourceTemplate Only(string type) => new(type, "", "*");
}
