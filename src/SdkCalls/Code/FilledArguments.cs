using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The objects that a program hands to binders and mappers, which set their members by reflection: <c>configuration.Bind(options)</c>. They fill the objects in its
/// members, too, and what it inherits.
/// </summary>
internal sealed class FilledArguments(CodeIndex code, CancellationToken token)
{
    private const int MostHelpers = 3;
    private const int MostTypes = 500;

    // Its first argument is mostly what it reads: mapper.Map(source, target). One of any type would open every type of the program.
    private const string Mapper = "Map";

    private static readonly string[] Fillers = ["Bind", Mapper, "Adapt", "PopulateObject", "DeserializeAnonymousType", "TryUpdateModelAsync"];

    // Names that methods of a program have, too, whose bodies are read.
    private static readonly string[] Others =
    [
        "AdaptTo", "ApplyTo", "BindAsync", "BindModelAsync", "CopyProperties", "CopyPropertiesTo", "Fill", "FillObject", "Hydrate", "Inject", "InjectFrom", "Merge", "MergeInto", "MergeObject", "Patch", "Populate",
        "PopulateAsync", "SetValues", "TryUpdateModel", "UpdateModel",
    ];

    /// <summary>Whether one of them may be of a type, or hold one.</summary>
    public bool MayHold(INamedTypeSymbol type)
        => Fillers.SelectMany(filler => code.NamesIn(code.Everywhere, filler)).Concat(Others.SelectMany(filler => code.NamesIn(code.Everywhere, filler)).Where(IsOutOfSight)).Any(name => NameUse.Of(name).Invocation is { } call
            && call.ArgumentList.Arguments.Where((argument, index) => index > 0 || name.Identifier.ValueText != Mapper || IsOfKnownType(argument.Expression)).Any(argument => MayBe(argument.Expression, type, 0)));

    private bool IsOutOfSight(SimpleNameSyntax name) => code.ModelOf(name).GetSymbolInfo(name, token).Symbol is null or { DeclaringSyntaxReferences.IsEmpty: true };

    private bool IsOfKnownType(ExpressionSyntax value) => code.ModelOf(value).GetTypeInfo(value, token).Type is INamedTypeSymbol { SpecialType: not SpecialType.System_Object };

    /// <summary>Whether the value of an expression may be of a type, or hold an object of it.</summary>
    public bool MayBe(ExpressionSyntax value, INamedTypeSymbol type) => MayBe(value, type, 0);

    /// <summary>Whether objects of one type may be objects of another, or hold such in their members.</summary>
    public static bool Reaches(ITypeSymbol start, INamedTypeSymbol type)
    {
        var known = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>([start]);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (ValueTypes.IsLeaf(next) || !known.Add(next)) continue;
            if (known.Count > MostTypes) return true;
            if (next is IArrayTypeSymbol array) open.Push(array.ElementType);
            if (next is not INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named) continue;
            if (Is(named, type) || Is(type, named)) return true;
            foreach (var argument in named.TypeArguments) open.Push(argument);
            for (var declared = named; declared is { DeclaringSyntaxReferences.Length: > 0 }; declared = declared.BaseType)
            {
                foreach (var member in declared.GetMembers().Where(static member => !member.IsStatic))
                {
                    if (member is IPropertySymbol { Type: var ofProperty }) open.Push(ofProperty);
                    else if (member is IFieldSymbol { Type: var ofField }) open.Push(ofField);
                }
            }
        }

        return false;
    }

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol other)
    {
        if (other.SpecialType == SpecialType.System_Object) return false;
        for (var next = type; next is not null; next = next.BaseType)
        {
            if (IsSame(next, other)) return true;
        }

        return other.TypeKind == TypeKind.Interface && type.AllInterfaces.Any(parent => IsSame(parent, other));
    }

    private static bool IsSame(INamedTypeSymbol left, INamedTypeSymbol right) => SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition);

    private bool MayBe(ExpressionSyntax value, INamedTypeSymbol type, int helpers)
    {
        var model = code.ModelOf(value);
        return model.GetTypeInfo(value, token).Type switch
        {
            null => false,
            ITypeParameterSymbol parameter => MayStandFor(parameter, type, helpers),
            { SpecialType: SpecialType.System_Object } => model.GetSymbolInfo(value, token).Symbol is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } given
                || helpers == MostHelpers || code.CallersOf(method.OriginalDefinition, token).Calls is not { } calls
                || calls.Any(call => CallArguments.Of(call, given.Ordinal)?.Syntax is not ExpressionSyntax argument || MayBe(argument, type, helpers + 1)),
            { } known => Reaches(known, type),
        };
    }

    // What callers of a generic method put in the place of its type parameter.
    private bool MayStandFor(ITypeParameterSymbol parameter, INamedTypeSymbol type, int helpers)
        => parameter.DeclaringMethod is not { } method || helpers == MostHelpers || code.CallersOf(method.OriginalDefinition, token).Calls is not { } calls
            || calls.Any(call => call is not IInvocationOperation { TargetMethod.TypeArguments: var arguments } || parameter.Ordinal >= arguments.Length
                || (arguments[parameter.Ordinal] is ITypeParameterSymbol outer ? MayStandFor(outer, type, helpers + 1) : Reaches(arguments[parameter.Ordinal], type)));
}
