using System.Text.Json;

namespace StreamManager;

public enum NodeRole
{
    Origin,
    Edge,
    Transcoder,
}

/// <summary>What the operator decides, read from a file.</summary>
public sealed record ClusterSettings(
    string Name,
    string SubnetId,
    string SecurityGroupId,
    string KeyName,
    string PublicKey,
    string InstanceType,
    string SpotPrice,
    bool UseSpotForEdges,
    string AddressPoolId,
    string AddressScopeId)
{
    public static ClusterSettings Read(string path)
        => JsonSerializer.Deserialize<ClusterSettings>(File.ReadAllText(path))
            ?? throw new InvalidDataException($"{path} holds no settings.");
}
