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
        "System.AppDomain.GetAssemblies", "System.AppDomain.CreateInstance",
    };

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
