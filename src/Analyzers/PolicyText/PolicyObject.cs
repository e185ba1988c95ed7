using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>
/// A policy that a program makes of objects and hands to a serializer of JSON: anonymous objects, dictionaries with constant keys, arrays and
/// collections are written as the JSON that they become, each piece with the place of its expression. What is not visible is a hole.
/// </summary>
internal static class PolicyObject
{
    private const string Statement = "Statement";
    private const int Deepest = 20;
    private const int MostUses = 50;

    /// <summary>Whether an object has a member <c>Statement</c>: the outermost of a document.</summary>
    public static bool HasStatement(ExpressionSyntax creation, SemanticModel model, CancellationToken token)
        => creation is AnonymousObjectCreationExpressionSyntax anonymous
            ? anonymous.Initializers.Any(static member => NameOf(member) == Statement)
            : Initializer(creation) is { } initializer && HasStatement(initializer, model, token);

    // Apart: a lambda would be allocated for every creation, with an initialiser or without.
    private static bool HasStatement(InitializerExpressionSyntax initializer, SemanticModel model, CancellationToken token)
        => initializer.Expressions.Any(entry => Entry(entry) is (var key, _) && Constant(key, model, token) == Statement);

    /// <summary>The call that writes an object as JSON, straight or through a local.</summary>
    public static ExpressionSyntax? SerializedAt(ExpressionSyntax creation, SemanticModel model, CancellationToken token)
    {
        if (Call(creation, model, token) is { } call) return call;
        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }) return null;
        if (model.GetDeclaredSymbol(declarator, token) is not { } symbol) return null;
        SyntaxNode scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not (GlobalStatementSyntax or FieldDeclarationSyntax)) ?? declarator.SyntaxTree.GetRoot(token);
        var uses = UseIndex.Of(scope, symbol.Name).Where(use => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, token).Symbol, symbol)).Take(MostUses).Select(use => Call(use, model, token)).ToList();

        // What else is done with a dictionary may add to it.
        return creation is AnonymousObjectCreationExpressionSyntax || uses.TrueForAll(static use => use is not null) ? uses.Find(static use => use is not null) : null;
    }

    /// <summary>Writes an object as JSON.</summary>
    public static MappedText Read(ExpressionSyntax creation, SemanticModel model, CancellationToken token)
    {
        var text = new MappedText(creation);
        Write(text, creation, model, 0, token);
        return text;
    }

    private static ExpressionSyntax? Call(ExpressionSyntax value, SemanticModel model, CancellationToken token)
        => Serialization(value, model, token) ?? JsonText(value, model, token) ?? (IsOfCdk(value, model, token) ? value : null);

    // JsonObject.ToJsonString() and ToString().
    private static InvocationExpressionSyntax? JsonText(ExpressionSyntax value, SemanticModel model, CancellationToken token)
        => value.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToJsonString" or "ToString", Parent: InvocationExpressionSyntax call } member && member.Expression == value
            && model.GetTypeInfo(value, token).Type?.Name == "JsonObject"
                ? call
                : null;

    // PolicyDocument.FromJson(...), and the documents of the CDK's classes for CloudFormation.
    private static bool IsOfCdk(ExpressionSyntax value, SemanticModel model, CancellationToken token)
        => value.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromJson" } } call }
                => model.GetSymbolInfo(call, token).Symbol is IMethodSymbol method && CdkNames.Of(method.ContainingType) == "PolicyDocument",
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name } member, Parent: InitializerExpressionSyntax } assignment
                => assignment.Right == value && name.IndexOf("Polic", StringComparison.Ordinal) >= 0
                    && model.GetSymbolInfo(member, token).Symbol is IPropertySymbol property && CdkNames.IsOfCdk(property.ContainingType),
            _ => false,
        };

    // System.Text.Json and Newtonsoft.Json; both write names as they are unless a policy says otherwise, which no document of IAM can take.
    private static InvocationExpressionSyntax? Serialization(ExpressionSyntax value, SemanticModel model, CancellationToken token)
        => value.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument
            && arguments.Arguments.IndexOf(argument) == 0
            && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Serialize" or "SerializeObject" }
            && model.GetSymbolInfo(call, token).Symbol is IMethodSymbol { ContainingType.Name: "JsonSerializer" or "JsonConvert", ReturnType.SpecialType: SpecialType.System_String }
                ? call
                : null;

    /// <summary>Writes an object as a part of a document.</summary>
    public static void Write(MappedText text, ExpressionSyntax value, SemanticModel model, CancellationToken token) => Write(text, value, model, 0, token);

    private static void Write(MappedText text, ExpressionSyntax value, SemanticModel model, int depth, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (depth > Deepest)
        {
            text.Add(TextHole.Mark, value.Span);
            return;
        }

        switch (value)
        {
            case ParenthesizedExpressionSyntax inner:
                Write(text, inner.Expression, model, depth + 1, token);
                return;
            case CastExpressionSyntax cast:
                Write(text, cast.Expression, model, depth + 1, token);
                return;
            case IdentifierNameSyntax name when OnlyValue(name, model, token) is { } held:
                Write(text, held, model, depth + 1, token);
                return;
            case AnonymousObjectCreationExpressionSyntax anonymous:
                WriteObject(text, value, anonymous.Initializers.Select(static member => (Key: NameOf(member), (SyntaxNode?)member.NameEquals?.Name ?? member.Expression, member.Expression)), model, depth, token);
                return;
            case ImplicitArrayCreationExpressionSyntax array:
                WriteArray(text, value, array.Initializer.Expressions, model, depth, token);
                return;
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                WriteArray(text, value, items.Expressions, model, depth, token);
                return;
            case CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax):
                WriteArray(text, value, collection.Elements.Select(static element => ((ExpressionElementSyntax)element).Expression), model, depth, token);
                return;
        }

        // new JsonArray("a", "b")
        if (value is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: > 0 } parts } && model.GetTypeInfo(value, token).Type?.Name == "JsonArray")
        {
            WriteArray(text, value, parts.Select(static part => part.Expression), model, depth, token);
            return;
        }

        if (Initializer(value) is { Expressions.Count: > 0 } initializer)
        {
            var entries = initializer.Expressions.Select(entry => (Entry: entry, Pair: Entry(entry))).ToList();
            if (entries.TrueForAll(entry => entry.Pair is (var key, _) && Constant(key, model, token) is not null))
            {
                WriteObject(text, value, entries.Select(entry => (Constant(entry.Pair!.Value.Key, model, token)!, (SyntaxNode)entry.Pair!.Value.Key, entry.Pair!.Value.Value)), model, depth, token);
                return;
            }

            if (entries.TrueForAll(static entry => entry.Pair is null && entry.Entry is not AssignmentExpressionSyntax))
            {
                WriteArray(text, value, initializer.Expressions, model, depth, token);
                return;
            }
        }

        WriteValue(text, value, model, token);
    }

    // The value of a local that is used here and nowhere else, so that nothing can add to it.
    private static ExpressionSyntax? OnlyValue(IdentifierNameSyntax name, SemanticModel model, CancellationToken token)
        => model.GetSymbolInfo(name, token).Symbol is ILocalSymbol { IsConst: false, DeclaringSyntaxReferences: [var reference] } local
            && reference.GetSyntax(token) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && declarator.FirstAncestorOrSelf<BlockSyntax>() is { } block
            && UseIndex.Of(block, local.Name).Take(2).Count() == 1
                ? value
                : null;

    private static void WriteObject(MappedText text, ExpressionSyntax whole, IEnumerable<(string Key, SyntaxNode Name, ExpressionSyntax Value)> members, SemanticModel model, int depth, CancellationToken token)
    {
        var start = new TextSpan(whole.SpanStart, whole.GetFirstToken().Span.Length);
        text.Add('{', start);
        var isFirst = true;
        foreach (var (key, name, value) in members)
        {
            if (!isFirst) text.Add(',', start);
            isFirst = false;
            text.Add("\"" + Escaped(key) + "\"", name.Span);
            text.Add(':', name.Span);
            Write(text, value, model, depth + 1, token);
        }

        text.Add('}', new TextSpan(whole.Span.End - 1, 1));
    }

    private static void WriteArray(MappedText text, ExpressionSyntax whole, IEnumerable<ExpressionSyntax> items, SemanticModel model, int depth, CancellationToken token)
    {
        var start = new TextSpan(whole.SpanStart, 1);
        text.Add('[', start);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) text.Add(',', start);
            isFirst = false;
            Write(text, item, model, depth + 1, token);
        }

        text.Add(']', new TextSpan(whole.Span.End - 1, 1));
    }

    // A text is written with its holes; of any other value only a constant is visible. A value that is not visible may be an object, too.
    private static void WriteValue(MappedText text, ExpressionSyntax value, SemanticModel model, CancellationToken token)
    {
        var constant = model.GetConstantValue(value, token);
        if (constant is { HasValue: true, Value: bool isTrue }) text.Add(isTrue ? "true" : "false", value.Span);
        else if (constant is { HasValue: true, Value: int or long }) text.Add(FormattableString.Invariant($"{constant.Value}"), value.Span);
        else if (value is LiteralExpressionSyntax && constant is { HasValue: true, Value: string known }) text.Add("\"" + Escaped(known) + "\"", value.Span);
        else
        {
            text.Add('"', new TextSpan(value.SpanStart, 0));
            text.Add(Escaped(PlacedTextReader.Read(value, model, token)));
            text.Add('"', new TextSpan(value.Span.End, 0));
        }
    }

    /// <summary>A text as it stands between the quotes of JSON.</summary>
    public static PlacedText Escaped(PlacedText text)
        => new([.. text.Pieces.SelectMany(static piece => piece.IsKnown && piece.Text.IndexOfAny(['"', '\\']) >= 0 ? [TextPiece.Literal(Escaped(piece.Text), piece.Source!)] : new[] { piece })]);

    private static string NameOf(AnonymousObjectMemberDeclaratorSyntax member)
        => member.NameEquals?.Name.Identifier.ValueText
            ?? (member.Expression as IdentifierNameSyntax)?.Identifier.ValueText
            ?? (member.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText
            ?? "";

    private static InitializerExpressionSyntax? Initializer(ExpressionSyntax creation) => (creation as BaseObjectCreationExpressionSyntax)?.Initializer;

    // ["key"] = value and { "key", value } of a dictionary; the members of a class have names that its attributes may change.
    /// <summary>The key and the value of an entry of a dictionary.</summary>
    public static (ExpressionSyntax Key, ExpressionSyntax Value)? Entry(ExpressionSyntax entry)
        => entry switch
        {
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } assignment => (key.Expression, assignment.Right),
            InitializerExpressionSyntax { Expressions: [var key, var value] } => (key, value),
            _ => null,
        };

    /// <summary>The text of a key that is constant.</summary>
    public static string? Constant(ExpressionSyntax key, SemanticModel model, CancellationToken token)
        => key is LiteralExpressionSyntax { Token.Value: string text } ? text : model.GetConstantValue(key, token) is { HasValue: true, Value: string constant } ? constant : null;

    private static string Escaped(string text)
    {
        var built = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '"' or '\\') built.Append('\\').Append(c);
            else if (c < ' ') built.Append(' ');
            else built.Append(c);
        }

        return built.ToString();
    }
}
