using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What the program may write or call by reflection: the members that it looks up by a name in the code, or any member of a type when
/// it asks for all or the name is not constant. Found once for a program; without such a look-up it costs a search for a few names.
/// </summary>
internal sealed class ReflectedMembers
{
    private static readonly string[] ValueLookups =
    [
        "GetField", "GetFields", "GetProperty", "GetProperties", "GetMember", "GetMembers", "FindMembers", "GetRuntimeField", "GetRuntimeFields", "GetRuntimeProperty", "GetRuntimeProperties",
        "GetDeclaredField", "GetDeclaredProperty", "DeclaredFields", "DeclaredProperties", "DeclaredMembers", "InvokeMember", "Field", "Property", "PropertyOrField", "GetUninitializedObject", "CallByName",
    ];

    private static readonly string[] MethodLookups = [.. ReflectionNames.MethodLookups, "Call"];

    /// <summary>Without one of these names nothing that was looked up is written.</summary>
    private static readonly string[] Writers = ["SetValue", "SetValueDirect", "InvokeMember", "Assign", "GetSetMethod", "SetMethod", "MakeTypedReference", "PopulateObject", "CallByName"];

    /// <summary>Without one of these names nothing that was looked up is read.</summary>
    private static readonly string[] Readers = ["GetValue", "GetValueDirect", "InvokeMember", "GetMethod", "GetGetMethod", "Compile"];

    /// <summary>Without one of these names nothing that was looked up is called.</summary>
    private static readonly string[] Callers = ["Invoke", "InvokeMember", "CreateDelegate", "Call", "MakeGenericMethod", "GetFunctionPointer"];

    /// <summary>Methods of <c>Unsafe</c> that get around what the compiler checks.</summary>
    private static readonly string[] Unchecked = ["As", "AsRef", "AsPointer"];

    private readonly List<Lookup> _values = [];
    private readonly List<Lookup> _methods = [];
    private readonly List<Lookup> _reads = [];

    private ReflectedMembers()
    {
    }

    /// <summary>Finds what a program looks up.</summary>
    public static ReflectedMembers Of(CodeIndex code, CancellationToken token) => code.Once(code.Assembly, own => Find(own, token));

    /// <summary>Whether a field or property may be given another value.</summary>
    public bool MayWrite(ISymbol member) => _values.Exists(lookup => lookup.Finds(member)) || (member is IPropertySymbol { SetMethod: { } setter } && MayCall(setter));

    /// <summary>Whether what a field or property holds may be taken out.</summary>
    public bool MayRead(ISymbol member) => _reads.Exists(lookup => lookup.Finds(member));

    /// <summary>Whether a method may be called with other arguments.</summary>
    public bool MayCall(IMethodSymbol method) => _methods.Exists(lookup => lookup.Finds(method));

    private static ReflectedMembers Find(CodeIndex code, CancellationToken token)
    {
        var found = new ReflectedMembers();
        // guard: reflection
        if (HasAny(code, Writers)) found._values.AddRange(ValueLookups.SelectMany(name => LookupsBy(name, code, token)));
        // guard: reflection
        if (HasAny(code, Callers)) found._methods.AddRange(MethodLookups.SelectMany(name => LookupsBy(name, code, token)));
        if (HasAny(code, Readers)) found._reads.AddRange(ValueLookups.SelectMany(name => LookupsBy(name, code, token)));
        // guard: reflection
        foreach (var lookup in Accessors(code, token))
        {
            found._reads.Add(lookup);
            found._values.Add(lookup);
            found._methods.Add(lookup);
        }

        // An object under another type's name, or a readonly field that may be written: any field may be.
        // guard: reflection
        if (Unchecked.SelectMany(name => code.NamesIn(code.Everywhere, name)).Any(name => IsOf(name, "System.Runtime.CompilerServices.Unsafe", code, token))) found._values.Add(new(null, null));
        return found;
    }

    private static bool HasAny(CodeIndex code, string[] names) => Array.Exists(names, name => code.NamesIn(code.Everywhere, name).Any());

    private static IEnumerable<Lookup> LookupsBy(string lookup, CodeIndex code, CancellationToken token)
    {
        foreach (var name in code.NamesIn(code.Everywhere, lookup))
        {
            var model = code.ModelOf(name);
            var info = model.GetSymbolInfo(name, token);
            var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
            if (symbol?.ContainingType is not { } owner || !IsReflection(owner)) continue;
            var use = NameUse.Of(name);
            var arguments = use.Invocation?.ArgumentList.Arguments ?? default;
            yield return new(TypeIn(use, model, token), MemberName(arguments, model, token));
        }
    }

    private static bool IsReflection(INamedTypeSymbol type)
        => SymbolNames.FullName(type) is "System.Type" or "System.Delegate" or "System.Linq.Expressions.Expression" or "System.Runtime.Serialization.FormatterServices" or "Microsoft.VisualBasic.Interaction"
            || SymbolNames.NamespaceOf(type) == "System.Reflection";

    // The only text among the arguments; a look-up with none asks for all, and one whose name is not constant may mean any.
    private static string? MemberName(SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model, CancellationToken token)
    {
        string? name = null;
        foreach (var argument in arguments)
        {
            if (model.GetTypeInfo(argument.Expression, token).Type?.SpecialType != SpecialType.System_String) continue;
            if (name is not null || model.GetConstantValue(argument.Expression, token) is not { HasValue: true, Value: string text }) return null;
            name = text;
        }

        return name;
    }

    // typeof(X).GetField(...), x.GetType().GetField(...); of anything else the type is not known.
    private static INamedTypeSymbol? TypeIn(NameUse use, SemanticModel model, CancellationToken token)
    {
        var type = (use.Expression as MemberAccessExpressionSyntax)?.Expression switch
        {
            TypeOfExpressionSyntax { Type: var named } => model.GetTypeInfo(named, token).Type,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType", Expression: var instance }, ArgumentList.Arguments.Count: 0 } => model.GetTypeInfo(instance, token).Type,
            _ => null,
        };
        return type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } own ? own.OriginalDefinition : null;
    }

    // [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_name")]: the name is that of the method where none is written.
    private static IEnumerable<Lookup> Accessors(CodeIndex code, CancellationToken token)
    {
        foreach (var name in code.NamesIn(code.Everywhere, "UnsafeAccessor").Concat(code.NamesIn(code.Everywhere, "UnsafeAccessorAttribute")))
        {
            if (name.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) continue;
            var written = attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Name")?.Expression;
            var member = written is null
                ? attribute.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText ?? attribute.FirstAncestorOrSelf<LocalFunctionStatementSyntax>()?.Identifier.ValueText
                : code.ModelOf(written).GetConstantValue(written, token).Value as string;
            yield return new(null, member);
        }
    }

    private static bool IsOf(SimpleNameSyntax name, string type, CodeIndex code, CancellationToken token)
        => code.ModelOf(name).GetSymbolInfo(name, token).Symbol?.ContainingType is { } owner && SymbolNames.FullName(owner) == type;

    /// <summary>One look-up: of a type or of any, by a name or of all.</summary>
    private sealed record Lookup(INamedTypeSymbol? Type, string? Name)
    {
        public bool Finds(ISymbol member)
            => (Name is null || member.Name == Name || member.Name.IndexOf("<" + Name + ">", StringComparison.Ordinal) >= 0 || Name.IndexOf("<" + member.Name + ">", StringComparison.Ordinal) >= 0)
                && (Type is null || member.ContainingType is not { } owner || AreKin(owner.OriginalDefinition, Type));

        // GetType() may answer with a derived type, whose members a base declares.
        private static bool AreKin(INamedTypeSymbol left, INamedTypeSymbol right) => DerivesFrom(left, right) || DerivesFrom(right, left);

        private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor)) return true;
            }

            return false;
        }
    }
}
