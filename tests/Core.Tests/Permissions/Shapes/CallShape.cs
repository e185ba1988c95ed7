using System.Text;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;

namespace IamAnalyzers.Core.Tests.Permissions.Shapes;

/// <summary>
/// A call and the permissions that it must derive, as the text files beside this one have them:
/// <code>
/// # why, or the source
/// s3 GetObject BucketName=a Key={KEY}
///  s3:GetObject arn:aws:s3:::a/*
/// </code>
/// A call is a service, an operation and its request: <c>Member=value</c> with <c>|</c> between all values it can have,
/// <c>{?}</c> for an unknown part and <c>{NAME}</c> for an input; <c>Member</c> alone is set to something unknown;
/// <c>Member?=value</c> is set on some paths, <c>Member?!=value</c> whenever the member above it is; <c>...</c> at the end says that other members may be set; a space in a value is <c>_</c>.
/// A permission is an action (<c>?</c> before a conditional one, <c>~</c> before one that is only reported), its resources and
/// <c>if:Operator:key=value|value</c>. Permissions that are only reported are compared where a shape lists one.
/// The program runs in account 111122223333, region eu-west-1: only what the request creates has them.
/// </summary>
internal sealed record CallShape(string Source, string Call, IReadOnlyList<string> Expected)
{
    private static readonly PolicyOptions Options = new("aws", "eu-west-1", "111122223333", default);

    /// <summary>Reads all shapes of a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>The shapes.</returns>
    public static IReadOnlyList<CallShape> Read(string name)
    {
        var shapes = new List<CallShape>();
        var source = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Permissions", "Shapes", name)))
        {
            if (line.Length == 0) continue;
            if (line[0] == '#') source = line[1..].Trim();
            else if (line[0] == ' ') shapes[^1] = shapes[^1] with { Expected = [.. shapes[^1].Expected, line.Trim()] };
            else shapes.Add(new CallShape(source, line, []));
        }

        return shapes;
    }

    /// <summary>The permissions that the call derives, written as <see cref="Expected"/> is.</summary>
    /// <returns>The permissions, sorted.</returns>
    public IReadOnlyList<string> Derive()
    {
        var isReported = Expected.Any(permission => permission[0] == '~');
        return
        [
            .. Permissions()
                .Where(permission => isReported || permission.Tier != Tier.Deployment)
                .Select(Text)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The permissions of the call.</summary>
    /// <returns>The permissions.</returns>
    public IEnumerable<Permission> Permissions() => new PermissionDeriver(AwsCatalog.Default).Derive(SdkCall());

    private SdkCall SdkCall()
    {
        var words = Call.Split(' ');
        var isWhole = words[^1] != "...";
        var members = words.Skip(2).Where(word => word != "...").Select(Member).OrderBy(member => member.Path, StringComparer.Ordinal);
        return new SdkCall(words[0], words[1], "M", new SdkRequest(isWhole, members.ToEquatableArray()), SdkPrincipal.Default, "");
    }

    private static RequestMember Member(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return new RequestMember(word, MemberState.Set, default, true);
        var isWithParent = word[..equals].EndsWith("?!", StringComparison.Ordinal);
        var isMaybe = isWithParent || word[equals - 1] == '?';
        var path = word[..equals].TrimEnd('?', '!');
        var values = word[(equals + 1)..].Split('|').Select(Value).ToArray();
        var state = isMaybe ? MemberState.MaybeSet : MemberState.Set;
        var member = values.All(value => value.IsConstant)
            ? new RequestMember(path, state, values.Select(value => value.Fill(_ => "")).ToEquatableArray(), true)
            : new RequestMember(path, state, default, true, values.ToEquatableArray());
        return member with { IsSetWithParent = isWithParent };
    }

    private static MemberValue Value(string text)
    {
        var parts = new List<ValuePart>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '{')
            {
                literal.Append(text[i] == '_' ? ' ' : text[i]);
                continue;
            }

            if (literal.Length > 0) parts.Add(new ValuePart(ValuePartKind.Literal, literal.ToString()));
            literal.Clear();
            var end = text.IndexOf('}', i);
            var name = text[(i + 1)..end];
            parts.Add(name == "?" ? new ValuePart(ValuePartKind.Unknown, "") : new ValuePart(ValuePartKind.Input, name));
            i = end;
        }

        if (literal.Length > 0) parts.Add(new ValuePart(ValuePartKind.Literal, literal.ToString()));
        return new MemberValue(parts.ToEquatableArray());
    }

    private static string Text(Permission permission)
    {
        var mark = permission.Tier switch { Tier.Conditional => "?", Tier.Deployment => "~", _ => "" };
        var conditions = permission.Conditions.Select(condition
            => $" if:{condition.Operator}:{condition.Key}={string.Join('|', condition.Values.Select(Options.Fill))}");
        return $"{mark}{permission.Action} {string.Join(' ', Options.Needed(permission.Resources).Select(Options.Fill).Order(StringComparer.Ordinal))}{string.Concat(conditions)}";
    }
}
