using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>The calls of AWS in an assembly that a program never reaches.</summary>
internal static class UnreachedCalls
{
    /// <summary>Lists them by the member that holds them, sorted.</summary>
    public static IEnumerable<UnreachedCall> Of(AssemblyImage image, ProgramValues values, AwsCatalog catalog)
    {
        var counts = new SortedDictionary<(string Owner, string Member), int>();
        foreach (var method in image.Metadata.MethodDefinitions.Select(handle => new MethodId(image, handle)))
        {
            foreach (var instruction in ProgramValues.CodeOf(method)?.Instructions ?? [])
            {
                if (instruction.OpCode is not (ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj) || values.Calls.ContainsKey((method, instruction.Offset))) continue;
                if (values.Members.FindMethod(image, instruction.Token) is not { Definition: null } called || !called.Type.Name.StartsWith("Amazon.", StringComparison.Ordinal) || SdkMethod.Find(called, catalog) is not { } member) continue;
                var key = (OwnerOf(method), member.Name);
                counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;
            }
        }

        return counts.Select(static pair => new UnreachedCall(pair.Key.Owner, pair.Key.Member, pair.Value));
    }

    private static string OwnerOf(MethodId method)
    {
        var owner = SourceOwner.Of(method.Image.Metadata, method.Definition);
        return string.Join(".", owner.Type.Split('+').Select(static name => name.Split('`')[0])) + "." + owner.Member;
    }
}
