using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Whether code out of sight can call the public members of an application, which no other program refers to: a framework that finds them by
/// attributes, bases, names or search. Where there is no such way in, its own code alone calls them.
/// </summary>
/// <param name="AreOpen">Whether there is a way in to the members of a type.</param>
internal sealed record WaysIn(bool AreOpen)
{
    private static readonly string[] TypeNames = ["Controller", "ViewComponent", "Middleware", "Consumer", "Startup", "Hub", "Function", "Functions"];
    private static readonly HashSet<string> MethodNames = new(StringComparer.Ordinal) { "Handle", "HandleAsync", "Consume", "ConsumeAsync", "Invoke", "InvokeAsync", "Execute", "ExecuteAsync" };
    private static readonly string[] HandlerNames = ["Handler", "Handlers", "Job", "Command", "Task"];

    // What lists the types or methods of an assembly, or loads one.
    private static readonly string[] Searches =
    [
        "GetTypes", "GetExportedTypes", "DefinedTypes", "ExportedTypes", "GetForwardedTypes", "Assembly", "GetExecutingAssembly", "GetEntryAssembly", "GetCallingAssembly", "GetAssemblies",
        "Load", "LoadFrom", "LoadFile", "LoadFromAssemblyPath", "LoadFromAssemblyName", "LoadFromStream", "CreateInstance", "CreateInstanceFrom", "CreateInstanceAndUnwrap", "GetType", "Module",
    ];

    // They call members of what members give, at any depth.
    private static readonly string[] Exploring = ["HotChocolate", "GraphQL"];

    // Their bindings set properties of what is shown, by name.
    private static readonly string[] Desktop = ["PresentationFramework", "System.Windows.Forms", "Avalonia", "Microsoft.Maui", "Microsoft.WinUI", "Microsoft.UI.Xaml", "Uno.UI", "Xamarin"];

    /// <summary>Whether an application's own code alone uses a method, a constructor or a type, or sets a property or field. What fills objects is another question (<see cref="FilledTypes"/>).</summary>
    /// <param name="symbol">A member of the application that other assemblies could see.</param>
    /// <param name="code">The program's source.</param>
    public static bool AreClosed(ISymbol symbol, CodeIndex code)
    {
        var type = symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.ExplicitInterfaceImplementation } member => member.ContainingType,
            IMethodSymbol { MethodKind: MethodKind.PropertySet } or IPropertySymbol or IFieldSymbol when !code.Refers(Desktop) => symbol.ContainingType,
            INamedTypeSymbol itself => itself,
            _ => null,
        };
        return type is not null && /* guard: way-in */ !Of(type, code).AreOpen && !(symbol is IMethodSymbol method && (IsFoundByName(method) || TakesLambdaInput(method)));
    }

    /// <summary>Whether a framework may find a type by itself and use its public members.</summary>
    public static WaysIn Of(INamedTypeSymbol type, CodeIndex code)
        => code.Once(type.OriginalDefinition, inner => new WaysIn(IsOpen(type.OriginalDefinition, inner)));

    private static bool IsOpen(INamedTypeSymbol type, CodeIndex code)
        => type.DeclaringSyntaxReferences.IsEmpty
            || HasAttribute(type)
            || type.AllInterfaces.Any(CanCall) || Bases(type).Any(CanCall)
            || TypeNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal))
            || Search.Of(code).IsMade
            || FilledTypes.IsTold(type, code, CancellationToken.None)
            || (type.ContainingType is { } outer && Of(outer, code).AreOpen);

    private static bool HasAttribute(INamedTypeSymbol type)
        => type.GetAttributes().Concat(type.GetMembers().SelectMany(static member => member.GetAttributes())).Any(static attribute => !CallSites.IsHarmless(attribute.AttributeClass));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType) yield return parent;
    }

    // Through an interface of the framework itself its members are called, which the slots of a method show. One of the program with an attribute is a contract.
    private static bool CanCall(INamedTypeSymbol parent)
        => parent.DeclaringSyntaxReferences.IsEmpty
            ? !(SymbolNames.NamespaceOf(parent) is var space && (space is "System" || space.StartsWith("System.Collections", StringComparison.Ordinal) || space is "System.IO" or "System.Threading" or "System.Threading.Tasks" or "System.Linq"))
            : HasAttribute(parent);

    private static bool IsFoundByName(IMethodSymbol method)
        => MethodNames.Contains(method.Name) && method.ContainingType is { } type && HandlerNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal));

    // A handler of AWS Lambda is named in a template.
    private static bool TakesLambdaInput(IMethodSymbol method)
        => method.MethodKind == MethodKind.Ordinary && method.Parameters.Any(static parameter => parameter.Type is INamedTypeSymbol type
            && (SymbolNames.NamespaceOf(type).StartsWith("Amazon.Lambda", StringComparison.Ordinal) || type is { Name: "Stream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } }));

    /// <summary>Whether the program looks for types in assemblies, or refers to what explores them.</summary>
    private sealed record Search(bool IsMade)
    {
        public static Search Of(CodeIndex code) => code.Once(code.Assembly, static inner => new Search(inner.Refers(Exploring) || Searches.Any(name => inner.NamesIn(inner.Everywhere, name).Any(found => IsSearch(found, inner)))));

        private static bool IsSearch(SimpleNameSyntax name, CodeIndex code)
        {
            if (name.Parent is QualifiedNameSyntax or UsingDirectiveSyntax or NameEqualsSyntax) return false;
            var symbol = code.ModelOf(name).GetSymbolInfo(name).Symbol;
            if (symbol?.ContainingType is not { } type || symbol is INamedTypeSymbol || (symbol.Name == "GetType" && type.SpecialType == SpecialType.System_Object)) return false;
            var isReflection = SymbolNames.NamespaceOf(type) is var space && (space.StartsWith("System.Reflection", StringComparison.Ordinal) || space.StartsWith("System.Runtime.Loader", StringComparison.Ordinal))
                || SymbolNames.FullName(type) is "System.Type" or "System.Activator" or "System.AppDomain";

            // Activator.CreateInstance<T>() names its type in the code.
            if (!isReflection || (symbol is IMethodSymbol { IsGenericMethod: true })) return false;
            return NameUse.Of(name) is var use && !TypeQuestions.IsOfAssembly(use.Invocation ?? use.Expression);
        }
    }
}
