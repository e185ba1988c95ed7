using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// The members that name resources and without which AWS refuses a request (required in the API models), of one service. A value that may be null, such as
/// a setting that may be missing, is there whenever the call does anything; and the empty text, which a field holds before its
/// constructor sets it, is never the one that counts: no resource has an empty name.
/// </summary>
internal sealed class RequiredMembers
{
    /// <summary>The first word of the line that lists them.</summary>
    public const string Word = "required";

    /// <summary>The mark before an operation of which a member is no required one.</summary>
    public const char Except = '!';

    private readonly Dictionary<string, string[]> _exceptions = new(StringComparer.Ordinal);

    /// <summary>Reads the line of a service: each member with the operations that have it and do not require it, <c>FunctionName!ListVersions</c>.</summary>
    public void Read(IEnumerable<string> words)
    {
        foreach (var word in words.Select(static word => word.Split(Except))) _exceptions[word[0]] = [.. word.Skip(1)];
    }

    /// <summary>The request that AWS does not refuse.</summary>
    /// <param name="operation">The operation's API name.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The request: what it requires is set, and not empty where it can be anything else.</returns>
    public SdkRequest Assume(string operation, SdkRequest request)
    {
        foreach (var member in request.Members)
        {
            if (member.Values.Count + member.Patterns.Count == 0 || !_exceptions.TryGetValue(member.Path, out var others) || Array.IndexOf(others, operation) >= 0) continue;
            var values = NotEmpty(member.Patterns.Count > 0 ? member.Patterns : member.Values.Select(MemberValue.Constant).ToEquatableArray());
            var given = RequestMember.Of(member.Path, MemberState.Set, values, member.IsWhole);
            if (!given.Equals(member)) request = request with { Members = request.Members.Select(one => one.Path == member.Path ? given : one).ToEquatableArray() };
        }

        return request;
    }

    private static IReadOnlyList<MemberValue> NotEmpty(IReadOnlyList<MemberValue> values)
        => values.Where(static value => !(value.IsConstant && value.Fill(static _ => "").Length == 0)).ToList() is { Count: > 0 } named ? named : values;
}
