using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Settings;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Tables;

/// <summary>
/// The table of a call of <c>DynamoDBContext</c>: the name that <c>[DynamoDBTable]</c> gives the type or one of its bases, else the
/// type's own; the call's configuration may put another in its place, and it or the context puts a prefix before it.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DotNetDynamoDBContext.html
/// </summary>
internal sealed class ModelTables(RequestReader requests, ProgramVersion version, CodeIndex code, CancellationToken token)
{
    private const string Override = "OverrideTableName";

    /// <summary>Reads the table's name.</summary>
    /// <param name="call">A call of a context with a type of items.</param>
    /// <returns>The names; unknown when the code does not show them.</returns>
    public ValueSet NameOf(IInvocationOperation call)
    {
        // Aliases, and a prefix for all contexts: a static property, and on .NET Framework the application's configuration file.
        if (version.Says(WordScan.Words.OfTableAliases) || IsNetFramework(call)) return ValueSet.Unknown;
        if (call.Instance is not { } context) return ValueSet.Unknown;
        var name = NamesOf(call.TargetMethod);
        if (name.IsUnknown || name.Items.Count == 0) return ValueSet.Unknown;
        if (ConfigOf(call) is { } config) name = Instead(ValueSet.Of(requests.ReadArgument(config, call.Syntax, code, token).Member(Override)), name);
        return ValueSet.Concat(Setting(ContextSetting.TableNamePrefix, call, context), name);
    }

    /// <summary>Whether a call of a context asks for no description of its table: a setting of the context or of the call says so.</summary>
    /// <param name="call">A call of a context.</param>
    /// <returns><see langword="false"/> also when the code does not show it.</returns>
    public bool IsWithoutMetadata(IInvocationOperation call)
        => call.Instance is { } context && Setting(ContextSetting.DisableFetchingTableMetadata, call, context).OnlyConstant == "true";

    // What the call says goes before what the context says.
    private ValueSet Setting(ContextSetting setting, IInvocationOperation call, IOperation context)
    {
        var found = new ContextReader(setting, requests, code, token).Follow(context, 0);
        if (ConfigOf(call) is not { } config) return found;

        // Version 4 of the SDK takes an empty text for no prefix, version 3 for none given.
        var given = ValueSet.Of(requests.ReadArgument(config, call.Syntax, code, token).Member(setting.Name));
        return Instead(given, given.Items.Any(static item => item.IsConstant && item.Fill(static _ => "").Length == 0) ? ValueSet.Either(found, ValueSet.Constant("")) : found);
    }

    // What is unset or empty leaves the other.
    private static ValueSet Instead(ValueSet given, ValueSet other)
    {
        if (given.IsUnknown) return given;
        var named = ValueSet.Where(given, static text => text.Length > 0);
        return given.CanBeNull || named.Items.Count < given.Items.Count ? ValueSet.Either(named, other) : named;
    }

    private static IArgumentOperation? ConfigOf(IInvocationOperation call)
        => call.Arguments.FirstOrDefault(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type: { } type }
            && MemberNames.HasProperty(type, Override)
            && argument.Value.ConstantValue is not { HasValue: true, Value: null });

    // In a repository of the program, those of all types that it is made for.
    private ValueSet NamesOf(IMethodSymbol method)
        => method.TypeArguments.Length == 1 && new TypeArguments(new(code, token)).Of(method.TypeArguments[0]) is { } models
            ? models.Aggregate(ValueSet.Nothing, static (all, model) => ValueSet.Either(all, NameOf(model) is { } name ? ValueSet.Constant(name) : ValueSet.Unknown))
            : ValueSet.Unknown;

    private static string? NameOf(ITypeSymbol item)
    {
        if (item is not INamedTypeSymbol { IsGenericType: false } model) return null;
        for (var type = model; type is not null; type = type.BaseType)
        {
            foreach (var attribute in type.GetAttributes())
            {
                if (attribute.AttributeClass is not { Name: "DynamoDBTableAttribute" } kind || !SdkSymbols.IsFromSdk(kind)) continue;
                return attribute.ConstructorArguments.FirstOrDefault().Value is string { Length: > 0 } name ? name : model.Name;
            }
        }

        return model.SpecialType == SpecialType.None ? model.Name : null;
    }

    private static bool IsNetFramework(IInvocationOperation call)
        => call.SemanticModel?.Compilation.ObjectType.ContainingAssembly?.Name == "mscorlib";
}
