using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>Methods of .NET that find code which no instruction names, or write what no instruction writes.</summary>
internal static class Reflection
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "System.Reflection.Assembly.GetTypes", "System.Reflection.Assembly.GetExportedTypes", "System.Reflection.Assembly.get_DefinedTypes", "System.Reflection.Assembly.get_ExportedTypes",
        "System.Reflection.Assembly.GetType", "System.Reflection.Assembly.GetExecutingAssembly", "System.Reflection.Assembly.GetEntryAssembly", "System.Reflection.Assembly.GetCallingAssembly",
        "System.Reflection.Assembly.Load", "System.Reflection.Assembly.LoadFrom", "System.Reflection.Assembly.CreateInstance", "System.Type.get_Assembly", "System.Type.GetMethod", "System.Type.GetMethods",
        "System.Type.InvokeMember", "System.Type.GetProperty", "System.Type.GetProperties", "System.Type.GetField", "System.Type.GetFields", "System.Type.GetConstructor", "System.Type.GetConstructors",
        "System.Type.GetMember", "System.Type.GetMembers", "System.Type.GetNestedType", "System.Type.GetNestedTypes", "System.Type.FindMembers", "System.Reflection.Module.GetTypes", "System.Reflection.Module.ResolveMethod",
        "System.AppDomain.GetAssemblies", "System.AppDomain.CreateInstance", "System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyName", "System.Runtime.Loader.AssemblyLoadContext.LoadFromAssemblyPath",
        "System.Runtime.Loader.AssemblyLoadContext.LoadFromStream", "System.Runtime.Loader.AssemblyLoadContext.get_Assemblies",
    };

    /// <summary>Whether a method gives one assembly, whose types may be listed then, or lists those of the one that it is called on.</summary>
    public static bool IsOfOneAssembly(MethodUse method)
        => method is { Type.Name: "System.Type", Name: "get_Assembly" }
            || (method.Type.Name == "System.Reflection.Assembly" && method.Name is "GetExecutingAssembly" or "GetTypes" or "GetExportedTypes" or "get_DefinedTypes" or "get_ExportedTypes");

    /// <summary>Whether a method is one of .NET itself, which makes objects of a type that it is given and never looks through the type's assembly.</summary>
    public static bool IsOfDotNet(TypeKey type)
        => type.Assembly.StartsWith("System", StringComparison.Ordinal) || type.Assembly.StartsWith("Microsoft.", StringComparison.Ordinal) || type.Assembly is "mscorlib" or "netstandard";

    /// <summary>The assembly whose types a program may list after a call.</summary>
    /// <param name="method">A method of one assembly.</param>
    /// <param name="reader">The method that calls it.</param>
    /// <param name="offset">Where the call stands.</param>
    /// <param name="members">Finds the methods that the code names.</param>
    /// <returns>The assembly as the code names it; <see langword="null"/> when it names none.</returns>
    public static string? AssemblyOf(MethodUse method, MethodId reader, int offset, ProgramMembers members)
    {
        if (method.Name == "GetExecutingAssembly") return reader.Image.Name;
        if (ProgramValues.CodeOf(reader) is not { } code || code.Layout.IsStart(offset) || code.Layout.IndexAt(offset) is not (>= 1 and var index)) return null;
        var before = code.Instructions[index - 1];
        if (before.OpCode is not (ILOpCode.Call or ILOpCode.Callvirt) || members.FindMethod(reader.Image, before.Token) is not { } called || code.Layout.IsStart(before.Offset)) return null;
        if (method.Name != "get_Assembly") return IsOfOneAssembly(called) ? AssemblyOf(called, reader, before.Offset, members) : null;

        // typeof(X).Assembly
        return called.Name == "GetTypeFromHandle" && code.Instructions[index - 2] is { OpCode: ILOpCode.Ldtoken } type
            ? ProgramMembers.ShapeOf(reader.Image, MetadataTokens.EntityHandle(type.Token)).Type?.Assembly
            : null;
    }

    /// <summary>Whether a method lists types or members, finds one by a name that the program makes, or takes an object for one of another type.</summary>
    public static bool Finds(MethodUse method)
        => Methods.Contains(method.Type.Name + "." + method.Name)
            || (method is { Type.Name: "System.Type", Name: "GetType", IsInstance: false })
            || method.Type.Name == "System.Reflection.RuntimeReflectionExtensions"
            || (method.Type.Name == "System.Reflection.TypeInfo" && method.Name.Contains("Declared"))
            || method.Type.Name == "Microsoft.CSharp.RuntimeBinder.Binder"
            || (method is { Type.Name: "System.Runtime.CompilerServices.Unsafe", Name: "As", Parameters: [{ Text: "System.Object" }] })
            || (method.Type.Name is "System.Linq.Expressions.Expression" or "System.Delegate" && method.Parameters.Any(static parameter => parameter.Text == "System.String") && method.Name is not "Parameter" and not "Variable")
            || (method is { Type.Name: "System.Activator", Name: "CreateInstance", Parameters: [{ Text: "System.String" }, ..] });
}
