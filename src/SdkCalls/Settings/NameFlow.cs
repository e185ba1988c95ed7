using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Requests;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Settings;

/// <summary>Follows an object of the SDK to the text that it was made with.</summary>
internal abstract class NameFlow(RequestReader requests, CodeIndex code, CancellationToken token) : ContainerFlow<ValueSet>(new(code, token))
{
    protected override ValueSet Unknown => ValueSet.Unknown;

    protected override ValueSet Nothing => ValueSet.Nothing;

    protected override ValueSet Null => ValueSet.Nothing;

    protected override ValueSet Either(ValueSet left, ValueSet right) => ValueSet.Either(left, right);

    protected override ValueSet Coalesce(ValueSet first, Func<ValueSet> second) => ValueSet.Either(first, second());

    protected override ValueSet Default(IParameterSymbol parameter) => ValueSet.Nothing;

    /// <summary>A text that the code gives.</summary>
    protected ValueSet Text(IOperation? value, int callers) => new ValueReader(State).Follow(value, callers);

    /// <summary>A text member of an object that is handed to a call.</summary>
    /// <param name="argument">The object.</param>
    /// <param name="call">The call.</param>
    /// <param name="member">The member.</param>
    /// <param name="isKept">Whether what is made of it keeps the object, so that what happens to it later counts too.</param>
    protected ValueSet Member(IArgumentOperation argument, SyntaxNode call, string member, bool isKept = false)
        => ValueSet.Of(requests.ReadArgument(argument, call, Code, Token, isKept).Member(member));

    /// <summary>What a call is given for a parameter by the code itself.</summary>
    protected static IArgumentOperation? Given(IEnumerable<IArgumentOperation> arguments, Func<IParameterSymbol, bool> isIt)
        => arguments.FirstOrDefault(argument => argument is { IsImplicit: false, ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && isIt(parameter)
            && argument.Value.ConstantValue is not { HasValue: true, Value: null });
}
