using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// What IAM and STS take for the names of users, roles, groups, policies and sessions: characters and lengths, by the API references
/// (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html and the pages of the other operations,
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
/// </summary>
public static class IamNames
{
    private const string CommonSigns = "+=,.@_-";

    private static readonly Dictionary<string, NameForm> Members = new(StringComparer.Ordinal)
    {
        ["PolicyName"] = new("a policy's name", CommonSigns, 1, 128),
        ["RoleName"] = new("a role's name", CommonSigns, 1, 64),
        ["GroupName"] = new("a group's name", CommonSigns, 1, 128),
        ["NewGroupName"] = new("a group's name", CommonSigns, 1, 128),
        ["InstanceProfileName"] = new("an instance profile's name", CommonSigns, 1, 128),
        ["ServerCertificateName"] = new("a certificate's name", CommonSigns, 1, 128),
        ["NewServerCertificateName"] = new("a certificate's name", CommonSigns, 1, 128),
        ["VirtualMFADeviceName"] = new("a device's name", CommonSigns, 1, 226),
        ["RoleSessionName"] = new("a session's name", CommonSigns, 2, 64),
        ["SourceIdentity"] = new("a source identity", CommonSigns, 2, 64),

        // Operations on a user that is there take longer names than there can be.
        ["UserName"] = new("a user's name", CommonSigns, 1, 128),
        ["NewUserName"] = new("a user's name", CommonSigns, 1, 64),
        ["CreateUserRequest.UserName"] = new("a user's name", CommonSigns, 1, 64),
        ["CreateSAMLProviderRequest.Name"] = new("a provider's name", "._-", 1, 128),
        ["GetFederationTokenRequest.Name"] = new("a session's name", CommonSigns, 2, 32),
    };

    private static readonly HashSet<string> SimpleNames = new(Members.Keys.Select(static key => key.Substring(key.IndexOf('.') + 1)), StringComparer.Ordinal);

    /// <summary>Whether a member can be such a name: asked before what it belongs to.</summary>
    /// <param name="member">A request member, such as <c>RoleName</c>.</param>
    /// <returns><see langword="true"/> when it can.</returns>
    public static bool CanBe(string member) => SimpleNames.Contains(member);

    /// <summary>What is wrong with a name.</summary>
    /// <param name="request">The request's type, such as <c>CreateRoleRequest</c>.</param>
    /// <param name="member">Its member, such as <c>RoleName</c>.</param>
    /// <param name="text">The name, or what is known of it.</param>
    /// <param name="hole">Stands in it for what is not known.</param>
    /// <returns>What is wrong and what to do, a sentence without a full stop; <see langword="null"/> for nothing, also for a member that is no name.</returns>
    public static string? FindProblem(string request, string member, string text, char hole)
        => Members.TryGetValue(request + "." + member, out var form) || Members.TryGetValue(member, out form) ? form.FindProblem(text, hole) : null;

    /// <summary>The finding on a name that is refused.</summary>
    /// <param name="problem">What is wrong, as <see cref="FindProblem"/> says it.</param>
    /// <returns>The finding. It has no place: a name is no part of a document.</returns>
    public static PolicyFinding Refused(string problem) => CheckTable.InvalidName.At(default(TextRange), problem);

    private sealed record NameForm(string What, string Signs, int Least, int Most)
    {
        public string? FindProblem(string text, char hole)
        {
            var known = text.Where(c => c != hole).ToList();
            if (known.Exists(c => !IsTaken(c)))
            {
                var wrong = known.Find(c => !IsTaken(c));
                return What + " can only have letters, digits and " + string.Join(" ", Signs.Select(static c => c)) + "; remove " + (wrong == ' ' ? "the space" : wrong < ' ' || wrong > '~' ? FormattableString.Invariant($"U+{(int)wrong:X4}") : "'" + wrong + "'");
            }

            if (known.Count > Most) return FormattableString.Invariant($"{What} can have at most {Most} characters, not {known.Count}; shorten it");
            return known.Count < Least && known.Count == text.Length ? FormattableString.Invariant($"{What} must have at least {Least} characters; add some") : null;
        }

        private bool IsTaken(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') || Signs.IndexOf(c) >= 0;
    }
}
