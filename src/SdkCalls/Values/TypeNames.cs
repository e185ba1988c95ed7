using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The name of a type that the program asks for: <c>typeof(T).Name</c>, <c>order.GetType().FullName</c>. For one call.</summary>
internal sealed class TypeNames(FlowState state)
{
    private const int MaxTypes = 16;
    private const int MaxDepth = 4;

    /// <summary>Reads a property of a <c>System.Type</c>.</summary>
    /// <returns>Its values; <see langword="null"/> when it is no name of a type that the code shows.</returns>
    public ValueSet? Read(IPropertyReferenceOperation property, int callers)
    {
        Func<INamedTypeSymbol, string?>? name = property.Property.Name switch
        {
            "Name" => static type => type.MetadataName,
            "FullName" => FullName,
            _ => null,
        };
        if (name is null || SymbolNames.FullName(property.Property.ContainingType) is not ("System.Type" or "System.Reflection.MemberInfo")) return null;
        if (property.Instance is not { } instance || new OriginFlow(state).Follow(instance, callers).Items is not { Count: > 0 } origins) return null;
        var all = ValueSet.Nothing;
        foreach (var origin in origins)
        {
            if (state.Within(origin.Frame, state.Moment, () => TypesOf(origin.Maker, callers)) is not { Count: > 0 and <= MaxTypes } types) return null;
            foreach (var type in types)
            {
                if (!HasName(type) || name((INamedTypeSymbol)type) is not { } text) return null;
                all = ValueSet.Either(all, ValueSet.Constant(text));
            }
        }

        return all;
    }

    /// <summary>Whether an expression gives the description of a type.</summary>
    public static bool IsType(IOperation operation)
        => operation is ITypeOfOperation or IInvocationOperation { Instance: not null, TargetMethod: { Name: "GetType", Parameters.IsEmpty: true, ContainingType.SpecialType: SpecialType.System_Object } };

    private List<ITypeSymbol>? TypesOf(IOperation maker, int callers)
        => maker switch
        {
            ITypeOfOperation asked => Closed(asked.TypeOperand, state.Frame, 0),
            IInvocationOperation { Instance: { } instance } => OfObject(Operations.Unwrap(instance), callers),
            _ => null,
        };

    // The types that an object may be of: its own where nothing derives from it, those that derive from it in sight, or what makes it.
    private List<ITypeSymbol>? OfObject(IOperation instance, int callers)
    {
        if (instance.Type is not INamedTypeSymbol { IsGenericType: false, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } type) return null;
        if (type.IsSealed && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum) return [type];
        if (instance is IInstanceReferenceOperation) return Descendants.Of(type, state.Code, state.Token).Types is { } derived ? [.. derived.Append(type).Where(static one => !one.IsAbstract)] : null;
        return new OriginFlow(state).Follow(instance, callers).Items is { Count: > 0 } origins && origins.All(static origin => origin.Maker is IObjectCreationOperation)
            ? [.. origins.Select(static origin => origin.Maker.Type!)]
            : null;
    }

    // What a type parameter stands for: in the call that is looked into, else in all calls and uses.
    private List<ITypeSymbol>? Closed(ITypeSymbol type, Frame? frame, int depth)
        => type is not ITypeParameterSymbol parameter ? [type]
            : depth > MaxDepth ? null
            : parameter.DeclaringMethod is { } method ? OfMethod(parameter, method.OriginalDefinition, frame, depth)
            : OfType(parameter, depth);

    private List<ITypeSymbol>? OfMethod(ITypeParameterSymbol parameter, IMethodSymbol method, Frame? frame, int depth)
    {
        for (; frame is not null; frame = frame.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method)) return frame.Call is IInvocationOperation call ? OfCall(call, parameter, frame.Outer, depth) : null;
        }

        return All(state.Code.CallersOf(method, state.Token).Calls, call => call is IInvocationOperation invocation ? OfCall(invocation, parameter, null, depth) : null);
    }

    private List<ITypeSymbol>? OfCall(IInvocationOperation call, ITypeParameterSymbol parameter, Frame? outer, int depth)
        => call.TargetMethod.TypeArguments is var given && parameter.Ordinal < given.Length ? Closed(given[parameter.Ordinal], outer, depth + 1) : null;

    // Each place that writes down a type argument of a generic type.
    private List<ITypeSymbol>? OfType(ITypeParameterSymbol parameter, int depth)
    {
        var type = parameter.DeclaringType?.OriginalDefinition;
        if (type is null || state.Code.ScopeOf(type) is null || state.Code.NamesIn(state.Code.Everywhere, "MakeGenericType").Any()) return null;
        var all = new List<ITypeSymbol>();
        foreach (var name in state.Code.NamesIn(state.Code.Everywhere, type.Name))
        {
            if (state.Code.ModelOf(name).GetSymbolInfo(name, state.Token).Symbol is not { } found) return null;
            var used = found is IMethodSymbol constructor ? constructor.ContainingType : found as INamedTypeSymbol;
            if (used is null || !SymbolEqualityComparer.Default.Equals(used.OriginalDefinition, type)) continue;
            if (used.IsUnboundGenericType || name is not GenericNameSyntax) return null;
            var given = used.TypeArguments[parameter.Ordinal];
            if (SymbolEqualityComparer.Default.Equals(given, parameter)) continue;
            if (Closed(given, null, depth + 1) is not { } types) return null;
            all.AddRange(types);
        }

        return all;
    }

    private static List<ITypeSymbol>? All(IReadOnlyList<IOperation>? calls, Func<IOperation, List<ITypeSymbol>?> read)
    {
        var all = new List<ITypeSymbol>();
        foreach (var call in calls ?? [])
        {
            if (read(call) is not { } types) return null;
            all.AddRange(types);
        }

        return all;
    }

    // The compiler gives the others names of its own.
    private static bool HasName(ITypeSymbol type)
        => type is INamedTypeSymbol { IsAnonymousType: false, IsFileLocal: false, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate, SpecialType: not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr) };

    // That of a generic type names the assemblies of its arguments.
    private static string? FullName(INamedTypeSymbol type)
        => type.IsGenericType ? null
            : type.ContainingType is { } outer ? FullName(outer) is { } around ? around + "+" + type.MetadataName : null
            : SymbolNames.NamespaceOf(type) is { Length: > 0 } space ? space + "." + type.MetadataName : type.MetadataName;
}
