using IamAnalyzers.Analyzers.Credentials;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>A place that takes a credential.</summary>
/// <param name="Model">The model of its file.</param>
/// <param name="Node">The creation, call or assignment.</param>
/// <param name="Form">In what form it takes the credential.</param>
/// <param name="Edit">What makes it do without; null when it cannot.</param>
internal sealed record CredentialSink(SemanticModel Model, SyntaxNode Node, SinkForm Form, SinkEdit? Edit);

/// <summary>An edit of a place that takes a credential.</summary>
/// <param name="Document">Its file.</param>
/// <param name="Node">What is changed.</param>
/// <param name="Change">How: takes the node with the edits of what is inside it, gives back what stands in its place.</param>
/// <param name="Dropped">What goes, so that what only this used can go too.</param>
internal sealed record SinkEdit(DocumentId Document, SyntaxNode Node, Func<SyntaxNode, SyntaxNode> Change, IReadOnlyList<SyntaxNode> Dropped);
