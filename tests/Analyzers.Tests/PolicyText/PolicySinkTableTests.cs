using System.Text.RegularExpressions;
using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>The table of request members that take policy documents, against the public names of the SDK.</summary>
public partial class PolicySinkTableTests
{
    // They take the kind beside the text, or are no documents: names of security policies, termination policies...
    private static readonly string[] NoSinks =
    [
        "CheckAccessNotGranted", "CheckNoNewAccess", "CheckNoPublicAccess", "GetContextKeysForCustomPolicy", "ValidatePolicy", // by their own words
        "CreateListener", "ModifyListener", // names of TLS and ALPN policies
    ];

    [Fact]
    public void EachMemberOfTheSurface_ThatIsNamedAsAPolicy_StandsInTheTable()
    {
        var members = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "surface"), "*.surface", SearchOption.AllDirectories).SelectMany(Members).ToList();

        Assert.True(members.Count > 150);
        Assert.Empty(members.Except(PolicySink.All.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EachMemberOfTheTable_IsAPropertyOfTheSdk()
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.AwsSurfaceAll, "");

        Assert.All(PolicySink.All.Keys, member =>
        {
            var name = member.Split('[')[0];
            var type = compilation.GetTypeByMetadataName(name[..name.LastIndexOf('.')]);
            Assert.True(type is not null, member);
            Assert.True(type.GetMembers(name[(name.LastIndexOf('.') + 1)..]).Length > 0, member);
        });
    }

    private static IEnumerable<string> Members(string file)
    {
        var (space, operation) = ("", "");
        foreach (var words in File.ReadLines(file).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(static words => words.Length > 1))
        {
            if (words[0] == "service") space = words[1];
            if (words[0] == "op") operation = words[1];
            if (words[0] != ">" || NoSinks.Contains(operation)) continue;
            foreach (var member in words.Skip(1).TakeWhile(static word => word[0] != '(').Select(static word => word.Split(':')))
            {
                if (Name().IsMatch(member[0]) && (member.Length == 1 || member[1] == "[]")) yield return $"{space}.Model.{operation}Request.{member[0]}";
            }
        }
    }

    [GeneratedRegex("(Policy|PolicyDocument|PolicyText|PolicyBody|AccessPolicies|PolicyInputList)$")]
    private static partial Regex Name();
}
