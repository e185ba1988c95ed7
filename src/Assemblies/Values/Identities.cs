using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// What calls of the SDK give that tells later whom a client acts for: the answer of AssumeRole, the keys of other credentials, the client that options
/// make. Such an object remembers where it is from and says nothing else, so that its members stay open.
/// </summary>
/// <param name="values">The program.</param>
/// <param name="reader">The method that makes the call.</param>
internal sealed class Identities(ProgramValues values, MethodId reader)
{
    /// <summary>The member that holds the ARN of the role behind an answer.</summary>
    public const string Role = "(role)";

    /// <summary>The member that holds the client, credentials, options or profile that an object acts for.</summary>
    public const string Source = "(source)";

    /// <summary>The member that holds the name of the profile behind credentials.</summary>
    public const string Profile = "(profile)";

    /// <summary>The member of credentials that are the program's own.</summary>
    public const string Own = "(own)";

    private const int Part = 3;
    private const string Runtime = "Amazon.Runtime.";

    private static readonly string[] Keys = ["AccessKeyId", "AccessKey"];

    /// <summary>What a method gives.</summary>
    /// <param name="offset">Where the call stands.</param>
    /// <param name="given">What it is given, <c>this</c> first.</param>
    /// <returns>The value; <see langword="null"/> when it tells nothing of an identity.</returns>
    public IlValue? Given(int offset, MethodUse method, IReadOnlyList<IlValue> given)
    {
        if (method.ReturnsNothing) return null;
        var name = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        switch (name)
        {
            case "AssumeRole" or "AssumeRoleWithSAML" or "AssumeRoleWithWebIdentity" when method.Type.Namespace == "Amazon.SecurityToken" && given.Count > 1:
                return Answer(offset, Role, given[1].Objects.Where(static request => request.Has("RoleArn")).Aggregate(IlValue.Nothing, (all, request) => all.Or(request.Member("RoleArn").Read(reader))));
            case "GetSessionToken" when given.Count > 0 && method.Type.Namespace == "Amazon.SecurityToken":
                return Answer(offset, Source, given[0]);
            case "GetCredentials" when method.IsInstance && given[0].Objects.Count > 0:
                return WithKeys(offset, Part, Source, given[0]);
            case "GetCredentials" when !method.IsInstance:
                return WithKeys(offset, Part, Own, IlValue.Null);
            case "GetAWSCredentials" or "CreateServiceClient" when given.Count > 0:
                return Made(offset, given[0]);
            default:
                return null;
        }
    }

    /// <summary>What a method writes where an <c>out</c> parameter says: <c>chain.TryGetAWSCredentials("name", out var credentials)</c>.</summary>
    /// <param name="offset">Where the call stands.</param>
    /// <param name="given">What it is given, <c>this</c> first.</param>
    /// <returns>The value; <see langword="null"/> when it tells nothing of an identity.</returns>
    public IlValue? Out(int offset, MethodUse method, IReadOnlyList<IlValue> given)
    {
        if (!method.Name.StartsWith("TryGet", StringComparison.Ordinal) || !method.Type.Name.StartsWith(Runtime, StringComparison.Ordinal) || given.Count < 3) return null;
        return Made(offset, given[method.IsInstance ? 1 : 0]);
    }

    private IlValue Made(int offset, IlValue source)
        => WithKeys(offset, Part, source is { Objects.Count: 0 } ? Profile : Source, source);

    private IlValue Answer(int offset, string member, IlValue source)
    {
        var answer = New(offset, Part + 1, "Amazon.SecurityToken.Model.AssumeRoleResponse");
        answer.Member("Credentials").Add(WithKeys(offset, Part, member, source), values.Changed);
        return IlValue.Of(answer);
    }

    private IlValue WithKeys(int offset, int part, string member, IlValue source)
    {
        var made = New(offset, part, "Amazon.SecurityToken.Model.Credentials");
        made.Member(member).Add(source, values.Changed);
        foreach (var key in Keys) made.Member(key).Add(IlValue.Of(made).OrOpen(), values.Changed);
        return IlValue.Of(made);
    }

    private MadeObject New(int offset, int part, string type)
    {
        var made = values.Made(reader, offset, part, new("AWSSDK.SecurityToken", type));
        made.SaysNothingElse = true;

        // Whoever else has it does not change where it is from.
        made.Escape(values.Changed);
        return made;
    }
}
