using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Where a credential goes.</summary>
/// <param name="Form">In what form.</param>
/// <param name="Node">The creation, call or assignment that takes it; null when not known.</param>
internal readonly record struct Sink(SinkForm Form, SyntaxNode? Node)
{
    public static Sink None => default;
}
