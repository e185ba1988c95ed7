namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>Amazon EC2, query protocol. Source: Service Authorization Reference; an action that has no resource type there is asked for on <c>*</c>.</summary>
internal static class Ec2Reader
{
    // The resource that the action is about, by the parameter that names it. "Describe" has none.
    private static readonly Dictionary<string, string> Types = new()
    {
        ["InstanceId"] = "instance/", ["VolumeId"] = "volume/", ["SnapshotId"] = "snapshot/", ["SubnetId"] = "subnet/", ["VpcId"] = "vpc/",
        ["GroupId"] = "security-group/", ["InternetGatewayId"] = "internet-gateway/", ["KeyName"] = "key-pair/", ["ImageId"] = "image/",
    };

    // Images and snapshots have no account in their ARNs.
    private static readonly string[] WithoutAccount = ["image/", "snapshot/"];

    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["i"] = "instance/", ["vol"] = "volume/", ["snap"] = "snapshot/", ["subnet"] = "subnet/", ["vpc"] = "vpc/", ["sg"] = "security-group/", ["ami"] = "image/", ["igw"] = "internet-gateway/",
    };

    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        var form = request.Form;
        var operation = form.Single(static pair => pair.Key == "Action").Value;
        var action = "ec2:" + operation;
        if (operation.StartsWith("Describe", StringComparison.Ordinal)) return [new AskedFor(action, "*")];
        var named = form.Where(static pair => Types.ContainsKey(Stem(pair.Key))).Select(static pair => Arn(Types[Stem(pair.Key)], pair.Value));
        if (operation == "CreateTags")
        {
            named = form.Where(static pair => Stem(pair.Key) == "ResourceId").Select(static pair => Arn(Prefixes[pair.Value.Split('-')[0]], pair.Value));
        }

        AskedFor[] asked = [.. named.Select(arn => new AskedFor(action, arn))];
        return asked.Length > 0 ? asked : throw new NotSupportedException("No reading of " + request.Body);
    }

    private static string Stem(string parameter) => parameter.Split('.')[0];

    private static string Arn(string type, string id)
    {
        var arn = WireArn.Regional("ec2", type, id);
        return WithoutAccount.Contains(type) ? arn.Replace(Operations.NameKind.Account, "", StringComparison.Ordinal) : arn;
    }
}
