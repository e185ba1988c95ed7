using System.Text.RegularExpressions;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Build.Declarations;

/// <summary>
/// The roles that <c>AWSOptions</c> take out of a project's settings files: <c>GetAWSOptions</c> of AWSSDK.Extensions.NETCore.Setup reads
/// <c>SessionRoleArn</c> of the section that it is given (<c>AWS</c> without one), and the clients that are made with the options assume that
/// role. Which file counts only the environment decides, and the program may name any section: the roles of all count. Source: the package's
/// ConfigurationExtensions.cs in the public repository aws/aws-sdk-net.
/// </summary>
internal static class ConfiguredRoles
{
    /// <summary>The package whose options these are; without it nobody reads the setting.</summary>
    public const string Package = "AWSSDK.Extensions.NETCore.Setup";

    private const string Setting = "SessionRoleArn";
    private const string AnyRole = "arn:" + ArnPlaceholders.Partition + ":iam::" + ArnPlaceholders.AnyAccount + ":role/*";

    private static readonly Regex SettingsFile = new(@"^appsettings(\..+)?\.json$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Role = new(@"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[^*?${}]+$", RegexOptions.CultureInvariant);

    /// <summary>Whether a file is one of settings, by its name.</summary>
    public static bool IsSettings(string path) => SettingsFile.IsMatch(Path.GetFileName(path));

    /// <summary>Reads a settings file.</summary>
    /// <param name="name">Its name, for the explanation.</param>
    /// <param name="text">What it holds; what is no JSON sets nothing.</param>
    /// <returns>The permission to assume the roles; none when it sets none.</returns>
    public static IEnumerable<Permission> Read(string name, string text)
        => SettingsText.Read(text).Where(static setting => setting.Value.Length > 0 && IsRole(setting.Path)).Select(setting => Assume(name, setting));

    private static bool IsRole(string path) => string.Equals(path.Substring(path.LastIndexOf(':') + 1), Setting, StringComparison.OrdinalIgnoreCase);

    // A text that only a deployment makes an ARN of may be any role's.
    private static Permission Assume(string name, (string Path, string Value) setting)
        => new("sts:AssumeRole", EquatableArray<string>.From([Role.IsMatch(setting.Value) ? setting.Value : AnyRole]), default, Tier.Required, name, setting.Path + " is set", "", "");
}
