using System.Reflection.Metadata;
using System.Text.RegularExpressions;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>The calls of AWS in an assembly that a program never reaches.</summary>
internal static class UnreachedCalls
{
    // What the compiler makes of a method's lambdas, local functions and steps has the method's name between angle brackets.
    private static readonly Regex Made = new("<(?<name>[^<>]+)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

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
        var type = ProgramMembers.KeyOf(method.Type).Name.Split('+');
        var outer = string.Join(".", type.TakeWhile(static name => name.IndexOf('<') < 0).Select(static name => name.Split('`')[0]));
        var made = type.Append(method.Name).Select(static name => Made.Match(name)).FirstOrDefault(static match => match.Success);
        return outer + "." + (made is null ? method.Name : made.Groups["name"].Value);
    }
}
