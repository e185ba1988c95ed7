using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The places that make an object.</summary>
/// <param name="Makers">Object creations and <c>with</c> expressions; <see langword="null"/> when it may be made out of sight.</param>
internal sealed record Creations(IReadOnlyList<IOperation>? Makers)
{
    public static Creations Unknown { get; } = new((IReadOnlyList<IOperation>?)null);

    public static Creations None { get; } = new([]);

    public static Creations Either(Creations left, Creations right)
        => left.Makers is null || right.Makers is null ? Unknown : new([.. left.Makers.Union(right.Makers)]);
}

/// <summary>Follows an object of the program's own types to where it is made.</summary>
internal sealed class CreationFlow(CodeIndex code, CancellationToken token) : ContainerFlow<Creations>(code, token)
{
    protected override Creations Unknown => Creations.Unknown;

    protected override Creations Nothing => Creations.None;

    protected override Creations Null => Creations.None;

    protected override Creations Either(Creations left, Creations right) => Creations.Either(left, right);

    protected override Creations Coalesce(Creations first, Func<Creations> second) => Creations.Either(first, second());

    protected override Creations Default(IParameterSymbol parameter) => parameter.Type.IsValueType ? Creations.Unknown : Creations.None;

    protected override Creations MadeOf(INamedTypeSymbol implementation, int callers) => Creations.Unknown;

    // A library's types may be registered by those who use it.
    protected override bool CanBeRegistered(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Length > 0 && Code.IsApplication && !Code.NamesIn(Code.Everywhere, "ServiceDescriptor").Any();

    protected override Creations Read(IOperation operation, int callers)
        => operation is IObjectCreationOperation { Type.DeclaringSyntaxReferences.Length: > 0 } or IWithOperation ? new([operation])
            : operation.ConstantValue is { HasValue: true, Value: null } ? Creations.None
            : ReadInjected(operation, callers);
}
