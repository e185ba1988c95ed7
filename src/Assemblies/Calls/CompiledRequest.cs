using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>From the arguments of a call in compiled code to the request that it sends. In doubt a member is open, never guessed.</summary>
internal sealed class CompiledRequest(ProgramValues values)
{
    private readonly OutsideTypes _outside = values.Outside;
    private readonly ModelTables _tables = new(values.Members, values.Outside);

    // By these a request is given headers and query parameters, which stand for members.
    private static readonly string[] HeaderMembers = ["Headers", "Parameters"];

    /// <summary>Reads the request of a call.</summary>
    public SdkRequest Read(OutsideCall call, SdkMethod method)
    {
        if (method.Helper is not null && ModelTables.AreOf(call.Method)) return _tables.Read(call);
        if (method.Helper is { Request: HelperRequest.Hidden } && call.Method.Name != SdkMemberName.Constructor) return SdkRequest.Hidden;
        var request = Read(call);
        if (method.Helper is not { } helper) return request;
        var renamed = request.Members.Concat(helper.Renames.SelectMany(rename => request.Members.Where(member => member.Path == rename.Source).Select(member => member with { Path = rename.Member })));
        var isWhole = call.Method.Name == SdkMemberName.Constructor ? !call.Method.Parameters.Any(IsOptions)
            : helper.Request == HelperRequest.Whole && (request.IsWhole || !call.Method.Parameters.Any(static parameter => IsRequest(parameter.Type)));
        return new SdkRequest(isWhole, renamed.OrderBy(static member => member.Path, StringComparer.Ordinal).ToEquatableArray());
    }

    private SdkRequest Read(OutsideCall call)
    {
        var first = call.Arguments.Count - call.Method.Parameters.Count;
        for (var i = 0; i < call.Method.Parameters.Count; i++)
        {
            if (IsRequest(call.Method.Parameters[i].Type)) return values.HandledRequests.MayChange(call.Method.Parameters[i].Type!.Value) ? SdkRequest.Hidden : ReadObject(call.Arguments[first + i]);
        }

        return ReadArguments(call, first);
    }

    // Without a request object a method makes one of its parameters, each named like the member that it sets.
    private SdkRequest ReadArguments(OutsideCall call, int first)
    {
        if (_outside.ParameterNames(call.Method) is not { } names) return SdkRequest.Hidden;
        var request = RequestType(call.Method);
        if (request is { } handled && values.HandledRequests.MayChange(handled)) return SdkRequest.Hidden;
        var members = new List<RequestMember>();
        for (var i = 0; i < names.Count; i++)
        {
            if (call.Method.Parameters[i].Text is "System.Threading.CancellationToken" or "System.AsyncCallback" or "System.Object") continue;
            var name = request is { } type ? _outside.MemberOf(type, names[i]) : char.ToUpperInvariant(names[i][0]) + names[i].Substring(1);
            if (name is not null) Add(name, call.Arguments[first + i], isAlways: true, isPerhaps: false, [], members);
        }

        return new(request is not null, members.OrderBy(static member => member.Path, StringComparer.Ordinal).ToEquatableArray());
    }

    private TypeKey? RequestType(MethodUse method)
        => SdkMethodStems.Of(method.Name, method.Return.Type?.SimpleName ?? "")
            .Select(stem => new TypeKey(method.Type.Assembly, $"{method.Type.Namespace}.Model.{stem}Request"))
            .Where(_outside.Has)
            .Select(static type => (TypeKey?)type)
            .FirstOrDefault();

    private static bool IsRequest(TypeKey? type) => type is { } known && known.Name.StartsWith("Amazon.", StringComparison.Ordinal) && known.Name.EndsWith("Request", StringComparison.Ordinal);

    private static bool IsOptions(TypeShape parameter) => parameter.Type is { } type && type.Name.EndsWith("Options", StringComparison.Ordinal);

    private SdkRequest ReadObject(IlValue request)
    {
        if (request.Objects.Count == 0 || request.IsOpen) return SdkRequest.Hidden;
        var members = new List<RequestMember>();
        Collect(request.Objects, "", false, [], members);
        if (members.Count > ValueBounds.Members) return SdkRequest.Hidden;
        members.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new(request.Objects.All(IsWhole), members.ToEquatableArray());
    }

    private static bool IsWhole(MadeObject made) => !made.IsEscaped && !HeaderMembers.Any(made.Has);

    private void Collect(IReadOnlyCollection<MadeObject> objects, string prefix, bool isPerhaps, HashSet<MadeObject> around, List<RequestMember> members)
    {
        foreach (var name in objects.SelectMany(static made => made.Members).Distinct(StringComparer.Ordinal).ToArray())
        {
            if (members.Count > ValueBounds.Members) return;
            var value = objects.Where(made => made.Has(name)).Aggregate(IlValue.Nothing, (all, made) => all.Or(Named(made, name)));
            Add(prefix + name, value, objects.All(made => made.IsAlwaysSet(name)), isPerhaps, around, members);
        }
    }

    // An enumeration is a number in compiled code.
    private IlValue Named(MadeObject made, string name)
    {
        var value = made.Member(name).Value;
        if (value.Texts.Count == 0 || _outside.TypeOfMember(made.Type, name) is not { } type) return value;
        return value.With(value.Texts.Select(text => text.IsConstant && _outside.EnumMember(type, text.Fill(static _ => "")) is { } member ? MemberValue.Constant(member) : text));
    }

    private void Add(string path, IlValue value, bool isAlways, bool isPerhaps, HashSet<MadeObject> around, List<RequestMember> members)
    {
        if (value.IsNothing || value is { IsOpen: false, MayBeNull: true, Texts.Count: 0, Objects.Count: 0 }) return;
        var objects = value.Objects.Where(made => !around.Contains(made)).ToArray();
        var lists = objects.Where(static made => made.Type.Name == OutsideMethods.Array || Collections.Are(made.Type)).ToArray();
        var elements = lists.Aggregate(IlValue.Nothing, static (all, list) => all.Or(list.Elements.Value));
        var parts = objects.Except(lists).Concat(elements.Objects.Where(made => !around.Contains(made))).ToArray();
        var hasElements = lists.All(static list => list.IsAlwaysSet(MadeObject.AnyElement));
        var isSet = isAlways && hasElements && value is { IsOpen: false, MayBeNull: false };
        var state = isSet && !isPerhaps ? MemberState.Set : MemberState.MaybeSet;
        var isKnown = !value.IsOpen && !elements.IsOpen && parts.Length == 0 && around.Count < ValueBounds.Nesting;
        var isWhole = !value.IsOpen && !elements.IsOpen && objects.Concat(parts).All(IsWhole) && objects.Length == value.Objects.Count && around.Count < ValueBounds.Nesting;
        members.Add(RequestMember.Of(path, state, isKnown ? [.. value.Texts.Union(elements.Texts)] : [], isWhole) with { IsSetWithParent = isPerhaps && isSet });
        if (parts.Length > 0 && around.Count < ValueBounds.Nesting) Collect(parts, path + ".", state != MemberState.Set, [.. around, .. parts], members);
    }
}
