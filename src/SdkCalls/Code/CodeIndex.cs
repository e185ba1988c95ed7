using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The source of a program for one reading, which notes what it looks at. A reader may go anywhere inside the member whose node it
/// got here; into another member or file it goes through here again.
/// </summary>
internal sealed class CodeIndex(ProgramCode program, Dependencies sources)
{
    private SyntaxNode? _noted;

    public static CodeIndex For(SemanticModel model, Dependencies sources)
    {
        var program = ProgramCode.Of(model.Compilation);
        program.Use(model);
        return new(program, sources);
    }

    /// <summary>The semantic model to ask about a node.</summary>
    public SemanticModel ModelOf(SyntaxNode node)
    {
        Note(node);
        return program.ModelOf(node.SyntaxTree);
    }

    /// <summary>The operation of an expression with the conversion to where it goes.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken token)
        => ModelOf(node).GetOperation(Bare(node), token) switch
        {
            // string[] all = { "a" }: the array is around its braces.
            IArrayInitializerOperation { Parent: IArrayCreationOperation array } => array,
            { } operation => Operations.Converted(operation),
            null => null,
        };

    // Neither parentheses nor the "!" that promises a value have an operation of their own.
    private static SyntaxNode Bare(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } promised => Bare(promised.Operand),
        _ => node,
    };

    public SyntaxNode SyntaxOf(SyntaxReference reference)
    {
        var node = reference.GetSyntax();
        Note(node);
        return node;
    }

    /// <summary>The declarations of a symbol, in the order of the compiler.</summary>
    public IReadOnlyList<SyntaxNode> Declarations(ISymbol symbol) => [.. symbol.DeclaringSyntaxReferences.Select(SyntaxOf)];

    /// <summary>The declarations of a type in source, for their heads and what their members are: into a body one goes by <see cref="MembersOf"/>.</summary>
    public static IEnumerable<TypeDeclarationSyntax> PartsOf(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>The members of one kind that a type's source writes, to be looked into.</summary>
    public IEnumerable<T> MembersOf<T>(INamedTypeSymbol type)
        where T : MemberDeclarationSyntax
    {
        // Another generator may give the type more constructors, which are made under its name.
        if (PartsOf(type).Any(static part => part.Modifiers.Any(SyntaxKind.PartialKeyword))) sources.AddName(type.Name, isOpen: true);
        foreach (var member in PartsOf(type).SelectMany(static part => part.Members).OfType<T>())
        {
            Note(member);
            yield return member;
        }
    }

    /// <summary>Notes that the answer depends on which types have a member of their own under a name, other parts of them included.</summary>
    public void NoteMember(string name) => sources.AddName(name, isOpen: true);

    /// <summary>The constructors that a type's source writes.</summary>
    public IEnumerable<ConstructorDeclarationSyntax> Constructors(INamedTypeSymbol type) => MembersOf<ConstructorDeclarationSyntax>(type);

    /// <summary>Where a simple name stands within some nodes: <see cref="ScopeOf"/> or declarations.</summary>
    public IEnumerable<SimpleNameSyntax> NamesIn(IReadOnlyList<SyntaxNode> scope, string name)
    {
        sources.AddName(name, MayHaveOtherParts(scope));
        foreach (var node in scope == program.Roots ? program.RootsNaming(name) : scope)
        {
            foreach (var found in TreeIndex.Names(node.SyntaxTree, name))
            {
                if (!node.Span.Contains(found.Span)) continue;
                Note(found);
                yield return found;
            }
        }
    }

    /// <summary>The <c>new(...)</c> in the files of some nodes that a constructor may be behind.</summary>
    /// <param name="scope">The nodes: <see cref="ScopeOf"/> or declarations.</param>
    /// <param name="canTake">Whether it can take a number of arguments.</param>
    public IEnumerable<ImplicitObjectCreationExpressionSyntax> ImplicitCreationsIn(IReadOnlyList<SyntaxNode> scope, Func<int, bool> canTake)
    {
        sources.AddName(IdentifierScan.ImplicitCreation, isOpen: false);
        var all = scope == program.Roots
            ? program.ImplicitCreations
            : scope.Select(static node => node.SyntaxTree).Distinct().SelectMany(TreeIndex.ImplicitCreations);
        foreach (var found in all)
        {
            if (!canTake(found.ArgumentList.Arguments.Count)) continue;
            Note(found);
            yield return found;
        }
    }

    /// <summary>
    /// The nodes that every use of a symbol stands in, or <see langword="null"/> when another assembly may use it. No program refers to an application,
    /// so there this is asked of frameworks only (<see cref="WaysIn"/>).
    /// </summary>
    public IReadOnlyList<SyntaxNode>? ScopeOf(ISymbol symbol)
    {
        var isInternal = false;
        for (var current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility == Accessibility.Private && current.ContainingType is { } owner) return [.. PartsOf(owner)];
            isInternal |= current.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal;
        }

        if (/* guard: public-member */ isInternal && (!program.HasFriends || program.IsApplication)) return program.Roots;
        return program.IsApplication && program.Holds(symbol) && WaysIn.AreClosed(symbol, this) ? program.Roots : null;
    }

    // What is private to a type with one part has all its uses there. A "new(...)" has no name in compiled code; the name of the type that it makes is looked for beside it.
    private bool MayHaveOtherParts(IReadOnlyList<SyntaxNode> scope)
        => scope == program.Roots || scope.Any(static node => node is CompilationUnitSyntax || (node as TypeDeclarationSyntax)?.Modifiers.Any(SyntaxKind.PartialKeyword) == true);

    /// <summary>Whether the program refers to an assembly whose name starts with one of some names.</summary>
    public bool Refers(IReadOnlyCollection<string> names) => program.Refers(names);

    /// <summary>Whether the text of the program has words of a kind.</summary>
    public bool Says(WordScan.Words words) => program.Version.Says(words);

    /// <summary>The program's assembly: the symbol of what belongs to all of it (see <see cref="Once"/>).</summary>
    public ISymbol Assembly => program.Assembly;

    /// <summary>Whether a symbol is of another project's source, as an IDE refers to it: what happens to it there is not in sight.</summary>
    public bool IsElsewhere(ISymbol symbol)
        => !symbol.DeclaringSyntaxReferences.IsEmpty && !program.Holds(symbol.DeclaringSyntaxReferences[0].SyntaxTree);

    /// <summary>Whether the program is started, not used by other programs.</summary>
    public bool IsApplication => program.IsApplication;

    /// <summary>The roots of all files.</summary>
    public IReadOnlyList<SyntaxNode> Everywhere => program.Roots;

    /// <summary>The calls in sight of a method that may be called out of sight too.</summary>
    public IReadOnlyList<IOperation> SeenCallersOf(IMethodSymbol method, CancellationToken token)
        => Once(method, code => new SeenCalls(CallSites.FindSeen(method, code, token))).Calls;

    /// <summary>What the program tells containers to hand out.</summary>
    public ContainerRegistrations Registrations(CancellationToken token)
        => Once(program.Assembly, code => ContainerRegistrations.Find(code, token));

    /// <summary>The calls of a method or constructor that give its parameters their values.</summary>
    public CallSites CallersOf(IMethodSymbol method, CancellationToken token)
        => Once(method, code => CallSites.Find(method, code, token));

    /// <summary>What a field or property is given.</summary>
    public StoredWrites WritesOf(ISymbol member, CancellationToken token)
        => Once(member, code => StoredWrites.Find(member, code, token));

    /// <summary>What a property whose setter has a body is given: the values of the setter's parameter.</summary>
    public StoredWrites GivenTo(IPropertySymbol property, CancellationToken token)
        => Once(property, code => new GivenValues(StoredWrites.FindGiven(property, code, token))).Writes;

    /// <summary>What a method or getter returns.</summary>
    public MethodReturns ReturnsOf(IMethodSymbol method, CancellationToken token)
        => Once(method, code => MethodReturns.Find(method, code, token));

    /// <summary>Finds something of a symbol once for all readings of the program; its type tells one finding from another.</summary>
    /// <param name="symbol">The symbol, or the assembly for what belongs to the whole program.</param>
    /// <param name="find">Finds it, from the code alone.</param>
    public T Once<T>(ISymbol symbol, Func<CodeIndex, T> find)
        where T : class
    {
        var found = (Sourced<T>)program.Findings.GetOrAdd((typeof(T), symbol), _ =>
        {
            var own = new Dependencies();
            return new Sourced<T>(find(new(program, own)), own);
        });
        sources.Add(found.Sources, isOpen: found.Value is IOpenAnswer { IsOpen: true });
        return found.Value;
    }

    // All of the member around the node, since the compiler binds a body as a whole.
    private void Note(SyntaxNode node)
    {
        var member = MemberBodies.Member(node);
        if (member == _noted) return;
        _noted = member;
        var tree = node.SyntaxTree;
        if (!program.Holds(tree)) return;
        var file = program.Version.NumberOf(tree);
        foreach (var body in SourceFile.Of(tree).BodiesOf(tree).Around(member)) sources.AddBody(file, body);
    }

    private sealed record GivenValues(StoredWrites Writes);

    private sealed record SeenCalls(IReadOnlyList<IOperation> Calls);
}
