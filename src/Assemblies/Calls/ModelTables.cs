using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>
/// The table of a call of <c>DynamoDBContext</c>: the name that <c>[DynamoDBTable]</c> gives the type of the items or one of its bases, else the
/// type's own. What a context puts before it is not known here. A call that may be given another name, and a program that may give tables other
/// names (<c>AWSConfigsDynamoDB</c>; on .NET Framework the application's configuration file), shows no table.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DotNetDynamoDBContext.html
/// </summary>
internal sealed class ModelTables(ProgramMembers members, OutsideTypes outside)
{
    private const string Space = "Amazon.DynamoDBv2.DataModel.";
    private const string Attribute = Space + "DynamoDBTableAttribute";
    private const string Override = "OverrideTableName";

    private static readonly string[] Contexts = [Space + "IDynamoDBContext", Space + "DynamoDBContext"];

    // Which of them a transaction holds is what its parts add later.
    private static readonly string[] Writes = ["ConditionCheck", "Delete", "Put", "Update"];

    private readonly Lazy<bool> _hasOtherNames = new(() => members.Images.Any(static image => HasOtherNames(image.Metadata)));

    /// <summary>Whether a method is one of a context.</summary>
    public static bool AreOf(MethodUse method) => Contexts.Contains(method.Type.Name);

    /// <summary>Reads what the requests of all operations behind a call hold of its table.</summary>
    /// <returns>The request; hidden when the code does not show the table.</returns>
    public SdkRequest Read(OutsideCall call)
    {
        if (_hasOtherNames.Value || HasConfig(call) || NameOf(call.Method) is not { } name) return SdkRequest.Hidden;
        MemberValue[] table = [new(EquatableArray<ValuePart>.From([new(ValuePartKind.Unknown, ""), new(ValuePartKind.Literal, name)]))];
        RequestMember Member(string path, MemberState state = MemberState.Set) => RequestMember.Of(path, state, table, false);
        RequestMember Part(string path, MemberState state) => new(path, state, default, false);
        RequestMember[] all =
        [
            Member("TableName"), Part("RequestItems", MemberState.Set), Member("RequestItems.Keys"), Part("TransactItems", MemberState.Set),
            Part("TransactItems.Get", MemberState.Set), Member("TransactItems.Get.TableName"),
            .. Writes.SelectMany(write => new[] { Part("TransactItems." + write, MemberState.MaybeSet), Member($"TransactItems.{write}.TableName", MemberState.MaybeSet) with { IsSetWithParent = true } }),
        ];
        return new(false, all.OrderBy(static member => member.Path, StringComparer.Ordinal).ToEquatableArray());
    }

    private bool HasConfig(OutsideCall call)
    {
        var first = call.Arguments.Count - call.Method.Parameters.Count;
        for (var i = 0; i < call.Method.Parameters.Count; i++)
        {
            var isNull = call.Arguments[first + i] is { IsOpen: false, MayBeNull: true, Texts.Count: 0, Objects.Count: 0 };
            if (!isNull && call.Method.Parameters[i].Type is { } type && outside.MemberOf(type, Override) is not null) return true;
        }

        return false;
    }

    private string? NameOf(MethodUse method)
    {
        if (method.TypeArguments.Count != 1 || method.TypeArguments[0] is not { Type: { } model, Arguments.Count: 0 } || members.FindType(model) is not { } type) return null;
        foreach (var one in members.BasesOf(type))
        {
            if (Named(one) is { } name) return name.Length > 0 ? name : Simple(model);

            // Of a base whose code is not read the attributes are not seen.
            if (ProgramMembers.BaseOf(one) is { Type: { } parent } && parent.Name != "System.Object" && members.FindType(parent) is null) return null;
        }

        return Simple(model);
    }

    private static string Simple(TypeKey model) => model.SimpleName.Substring(model.SimpleName.LastIndexOf('.') + 1);

    // The first argument of the attribute.
    private static string? Named(TypeId type)
    {
        var metadata = type.Image.Metadata;
        foreach (var handle in metadata.GetTypeDefinition(type.Handle).GetCustomAttributes())
        {
            if (ProgramMembers.AttributeType(type.Image, handle)?.Name != Attribute) continue;
            var value = metadata.GetBlobReader(metadata.GetCustomAttribute(handle).Value);
            return value.ReadUInt16() == 1 ? value.ReadSerializedString() ?? "" : "";
        }

        return null;
    }

    private static bool HasOtherNames(MetadataReader metadata)
        => metadata.TypeReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetTypeReference(handle).Name, "AWSConfigsDynamoDB"))
            || metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, "mscorlib"));
}
