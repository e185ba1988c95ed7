using Amazon.EC2;
using Amazon.EC2.Model;

namespace StreamManager;

/// <summary>Looks for what keeps nodes from being reached.</summary>
public sealed class NetworkCheck(IAmazonEC2 ec2, ClusterSettings settings)
{
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var findings = new List<string>();
        var subnets = await ec2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [settings.SubnetId] });
        var subnet = subnets.Subnets[0];
        if (subnet.AvailableIpAddressCount < 16) findings.Add($"{subnet.SubnetId} has {subnet.AvailableIpAddressCount} addresses left");

        var reservations = await ec2.GetSubnetCidrReservationsAsync(new GetSubnetCidrReservationsRequest { SubnetId = subnet.SubnetId });
        foreach (var reservation in reservations.SubnetIpv4CidrReservations) findings.Add($"{reservation.Cidr} is reserved: {reservation.Description}");

        var vpcs = await ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [subnet.VpcId] });
        var options = await ec2.DescribeDhcpOptionsAsync(new DescribeDhcpOptionsRequest { DhcpOptionsIds = [vpcs.Vpcs[0].DhcpOptionsId] });
        if (!options.DhcpOptions[0].DhcpConfigurations.Exists(option => option.Key == "domain-name-servers")) findings.Add("nodes get no name server");

        var tables = await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new Filter("vpc-id", [subnet.VpcId])] });
        if (!tables.RouteTables.Exists(table => table.Routes.Exists(route => route.DestinationCidrBlock == "0.0.0.0/0"))) findings.Add("no route leads out");

        await AddVpnFindingsAsync(subnet.VpcId, findings);
        return findings;
    }

    /// <summary>Studios send to origins over a VPN, where there is one.</summary>
    private async Task AddVpnFindingsAsync(string vpc, List<string> findings)
    {
        var gateways = await ec2.DescribeVpnGatewaysAsync(new DescribeVpnGatewaysRequest { Filters = [new Filter("attachment.vpc-id", [vpc])] });
        foreach (var gateway in gateways.VpnGateways)
        {
            var connections = await ec2.DescribeVpnConnectionsAsync(new DescribeVpnConnectionsRequest { Filters = [new Filter("vpn-gateway-id", [gateway.VpnGatewayId])] });
            findings.AddRange(connections.VpnConnections
                .Where(connection => connection.State != VpnState.Available)
                .Select(connection => $"{connection.VpnConnectionId} is {connection.State}"));
        }
    }
}
