using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Symbols;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Settings;

/// <summary>A <c>DynamoDBContext</c> → one setting of its configuration.</summary>
/// <param name="setting">The setting.</param>
internal sealed class ContextReader(ContextSetting setting, RequestReader requests, CodeIndex code, CancellationToken token) : NameFlow(requests, code, token)
{
    private const string Context = "DynamoDBContext";
    private const string Config = "DynamoDBContextConfig";

    private ValueSet None => ValueSet.Constant(setting.Default);

    protected override ValueSet Read(IOperation operation, int callers)
        => operation switch
        {
            IObjectCreationOperation { Type: INamedTypeSymbol { Name: Context } type } creation when SdkSymbols.IsFromSdk(type)
                => Given(creation.Arguments, static parameter => parameter.Type.Name == Config) is { } config ? OrNone(Member(config, creation.Syntax, setting.Name, isKept: true)) : None,
            IInvocationOperation { TargetMethod.Name: "Build", Instance: { } builder } => OfBuilder(builder, callers),
            _ => ReadInjected(operation, callers),
        };

    // A container gives the constructor a configuration too, where one is registered.
    protected override ValueSet MadeOf(INamedTypeSymbol implementation, int callers)
        => implementation.Name == Context && Code.Registrations(Token) is { MayHideOthers: false, All: var all } && !all.Any(static registration => registration.Service?.Name == Config) ? None : ValueSet.Unknown;

    private ValueSet OrNone(ValueSet value) => value.IsUnknown || !value.CanBeNull ? value : ValueSet.Either(value.WithoutNull(), None);

    // new DynamoDBContextBuilder().WithDynamoDBClient(...).ConfigureContext(config => ...).Build()
    private ValueSet OfBuilder(IOperation builder, int callers)
        => Operations.Unwrap(builder) switch
        {
            IObjectCreationOperation { Type: INamedTypeSymbol { Name: "DynamoDBContextBuilder" } type } when SdkSymbols.IsFromSdk(type) => None,
            IInvocationOperation { TargetMethod.Name: "WithDynamoDBClient", Instance: { } inner } => OfBuilder(inner, callers),
            IInvocationOperation { TargetMethod.Name: "ConfigureContext", Instance: { } inner, Arguments: { Length: 1 } arguments }
                when Operations.Unwrap(arguments[0].Value) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => Configured(function, OfBuilder(inner, callers), callers),
            _ => ValueSet.Unknown,
        };

    private ValueSet Configured(IAnonymousFunctionOperation function, ValueSet before, int callers)
    {
        var found = before;
        foreach (var use in function.Body.Descendants().OfType<IParameterReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Parameter, function.Symbol.Parameters.FirstOrDefault())) continue;
            if (use.Parent is not IPropertyReferenceOperation member) return ValueSet.Unknown;
            if (member.Property.Name != setting.Name) continue;
            if (member.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != member) return ValueSet.Unknown;
            var value = OrNone(Text(assignment.Value, callers));
            var isAlways = assignment.Parent is IExpressionStatementOperation { Parent: IBlockOperation block } && block == function.Body;
            found = isAlways ? value : ValueSet.Either(found, value);
        }

        return found;
    }
}
