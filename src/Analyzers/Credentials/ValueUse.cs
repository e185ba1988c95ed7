using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// One use of a value: the names that code gives it there (variable, member, parameter, key), the sink that takes it, and what then holds
/// it. Of a piece of a text it is the use of the text that is built of it.
/// </summary>
internal sealed class ValueUse
{
    private const int Farthest = 64;

    /// <summary>So far before a value its key may stand among the arguments.</summary>
    private const int MostKeys = 8;

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<string> _names = [];
    private readonly List<string> _takers = [];
    private readonly List<FormatHole> _holes = [];
    private bool _isInsideCall;

    private ValueUse(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What the code calls the value, nearest first.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The names of the types that take the value: of an object that is made of it, an attribute, the owner of a method or property.</summary>
    public IReadOnlyList<string> Takers => _takers;

    /// <summary>The places of formats that the value goes into.</summary>
    public IReadOnlyList<FormatHole> Holes => _holes;

    /// <summary>Where the SDK takes the value, if it is in sight.</summary>
    public Sink Sink { get; private set; }

    /// <summary>
    /// What then holds the value: the declaration of a variable, property, parameter, method or function, or the name that it is
    /// assigned to. Null when nothing does.
    /// </summary>
    public SyntaxNode? Holder { get; private set; }

    /// <summary>Reads a use.</summary>
    /// <param name="value">The literal, name or expression.</param>
    /// <param name="model">The file's model.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static ValueUse Of(SyntaxNode value, SemanticModel model, CancellationToken cancellationToken)
    {
        var use = new ValueUse(model, cancellationToken);
        var node = value;
        for (var i = 0; i < Farthest; i++)
        {
            if (node.Parent is ArgumentSyntax argument) use.Hole(argument);
            if (node is ExpressionSyntax or InterpolatedStringTextSyntax) node = TextWhole.Of(node, model, cancellationToken);
            if (node.Parent is not { } parent || !use.Step(node, parent)) break;
            node = parent;
        }

        return use;
    }

    /// <summary>Reads one step outwards; false when the value goes no further.</summary>
    private bool Step(SyntaxNode node, SyntaxNode parent)
    {
        switch (parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                Name(variable.Identifier);
                Hold(variable);
                return false;
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                Name(property.Identifier);
                Hold(property);
                return false;
            case EqualsValueClauseSyntax { Parent: ParameterSyntax parameter }:
                Name(parameter.Identifier);
                Hold(parameter);
                return false;
            case AssignmentExpressionSyntax assignment when assignment.Right == node:
                Assigned(assignment);
                return false;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } element:
                return Element(element, tuple);
            case ArgumentSyntax argument:
                Argument(argument);
                return argument.Parent is BaseArgumentListSyntax { Parent: ExpressionSyntax };
            case AttributeArgumentSyntax attribute:
                Attribute(attribute);
                return false;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier: var name } member:
                Name(name);
                Keys(KeyedParts.NamersOf(member));
                return true;
            case InitializerExpressionSyntax entry when entry.IsKind(SyntaxKind.ComplexElementInitializerExpression):
                if (entry.Expressions[0] == node) return true;
                Key(entry.Expressions[0]);
                Keys(KeyedParts.NamersOf(entry));
                return true;
            case InitializerExpressionSyntax:
                KeyBefore(CodeEntry.JustBefore(node));
                return true;
            case ExpressionElementSyntax:
                KeyBefore(CodeEntry.JustBefore(parent));
                return true;
            case SwitchExpressionArmSyntax arm when arm.Expression == node && arm.Pattern is ConstantPatternSyntax pattern:
                Key(pattern.Expression);
                return true;
            case SwitchExpressionSyntax when node is not SwitchExpressionArmSyntax:
                return false;
            case ConditionalExpressionSyntax choice when choice.WhenTrue == node:
                Keys(CodeEntry.KeysOf(choice.Condition));
                return true;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax:
                Keys(CodeEntry.KeysOfBranch(parent));
                Member(parent);
                return false;
            case BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression):
                Name(comparison.Left == node ? comparison.Right : comparison.Left);
                return false;
            case BinaryExpressionSyntax fallback when fallback.IsKind(SyntaxKind.CoalesceExpression) && fallback.Right == node:
                KeyInside(fallback.Left);
                return true;
            case ConstantPatternSyntax { Parent: IsPatternExpressionSyntax test }:
                Name(test.Expression);
                return false;
            case CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice }:
                Name(choice.Expression);
                return false;
            case MemberAccessExpressionSyntax member when member.Expression == node:
                return HandsOn(member);
            case StatementSyntax or MemberDeclarationSyntax or AttributeListSyntax:
                return false;
            default:
                return true;
        }
    }

    private void Assigned(AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Left)
        {
            case ElementAccessExpressionSyntax element:
                Index(element);
                if (KeyedSequence.KeyBefore(assignment) is { } before) Key(before);
                break;
            case ImplicitElementAccessSyntax entry:
                Keys(entry.ArgumentList.Arguments.Reverse().Select(static key => key.Expression));
                break;
            default:
                Name(assignment.Left);
                Hold(assignment.Left);
                break;
        }

        Keys(KeyedParts.NamersOf(assignment));
        if (_model.GetSymbolInfo(assignment.Left, _cancellationToken).Symbol is not IPropertySymbol property) return;
        _takers.Add(property.ContainingType.Name);
        Take(SinkTypes.FormOf(property.ContainingType), assignment);
    }

    /// <summary>The keys of an indexer, and the sections before them: <c>settings["AWS"]["SecretKey"]</c>.</summary>
    private void Index(ElementAccessExpressionSyntax element)
    {
        Keys(element.ArgumentList.Arguments.Reverse().Select(static key => key.Expression));
        var owner = element.Expression;
        for (; owner is ElementAccessExpressionSyntax section; owner = section.Expression)
            _takers.AddRange(section.ArgumentList.Arguments.Reverse().Select(static key => LiteralText.Of(key.Expression)));
        _takers.Add(CallNames.Last(owner));
    }

    /// <summary>
    /// An element of a tuple: its own name, the one that the tuple's type gives it, the variable that it is taken apart to; or the key
    /// before it, as in <c>("AWS_SECRET_ACCESS_KEY", "...")</c>. False when a variable holds it.
    /// </summary>
    private bool Element(ArgumentSyntax element, TupleExpressionSyntax tuple)
    {
        var index = tuple.Arguments.IndexOf(element);
        if (element.NameColon is { } named) Name(named.Name.Identifier);
        else if (_model.GetTypeInfo(tuple, _cancellationToken).ConvertedType is INamedTypeSymbol { IsTupleType: true } type && index < type.TupleElements.Length) Name(type.TupleElements[index].Name);
        KeyBefore(tuple.Arguments.Take(index).Select(static argument => argument.Expression));
        Keys(CodeEntry.NamersOf(element, tuple));
        if (index == 1) Keys(KeyedParts.NamersOf(tuple));
        var target = tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Right == tuple ? PartOf(assignment.Left, index) : null;
        if (target is SingleVariableDesignationSyntax variable) Name(variable.Identifier);
        else if (target is ExpressionSyntax expression) Name(expression);
        if (target is not null) Hold(target);
        return target is null;
    }

    /// <summary>What takes an element of a tuple: <c>var (a, b) = ...</c>, <c>(a, b.C) = ...</c>, <c>(string a, var b) = ...</c>.</summary>
    private static SyntaxNode? PartOf(ExpressionSyntax left, int index) => left switch
    {
        DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax all } => index < all.Variables.Count ? all.Variables[index] : null,
        TupleExpressionSyntax parts when index < parts.Arguments.Count => parts.Arguments[index].Expression is DeclarationExpressionSyntax declared ? declared.Designation : parts.Arguments[index].Expression,
        _ => null,
    };

    /// <summary>The parameter that takes the value, and the SDK's type behind the call.</summary>
    private void Argument(ArgumentSyntax argument)
    {
        if (argument.NameColon is { } named) Name(named.Name.Identifier);
        if (argument.Parent is not BaseArgumentListSyntax { Parent: { } call } list) return;
        var index = list.Arguments.IndexOf(argument);
        if (!Hole(argument)) KeyBefore(list.Arguments.Take(index).Select(static one => one.Expression));
        if (index == 1) Keys(KeyedParts.NamersOf(call));
        if (call is InvocationExpressionSyntax invocation) Name(CallNames.Of(invocation));
        foreach (var other in CodeEntry.ComparedWith(argument)) Name(other);
        var method = _model.GetSymbolInfo(call, _cancellationToken).Symbol as IMethodSymbol;
        Keys(CodeEntry.NamersOf(argument, method));
        if (method is not null)
        {
            if (argument.NameColon is null && method.Parameters.Length > 0)
                Name(method.Parameters[Math.Min(index, method.Parameters.Length - 1)].Name);
            if (!_isInsideCall && method.ContainingType is { } owner) _takers.Add(owner.Name);
            Take(SinkTypes.FormOf(method), call);
        }

        _isInsideCall |= !HandsOn(call);
    }

    /// <summary>What takes the credentials object is more than the object: the client, the options.</summary>
    private void Take(SinkForm form, SyntaxNode node)
    {
        if (form == SinkForm.None || (Sink.Node is not null && form == SinkForm.CredentialsObject)) return;
        Sink = new Sink(form, node);
    }

    private void Attribute(AttributeArgumentSyntax argument)
    {
        if (argument.NameEquals is { } property) Name(property.Name.Identifier);
        if (argument.NameColon is { } parameter) Name(parameter.Name.Identifier);
        if (argument.Parent is not AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } list) return;
        if (attribute.Parent?.Parent is PropertyDeclarationSyntax or ParameterSyntax && _model.GetDeclaredSymbol(attribute.Parent.Parent, _cancellationToken) is { } owner) Name(owner.Name);
        _takers.Add(CallNames.Last(attribute.Name));
        var index = list.Arguments.IndexOf(argument);
        KeyBefore(list.Arguments.Take(index).Select(static one => one.Expression));
        if (argument.NameEquals is null && _model.GetSymbolInfo(attribute, _cancellationToken).Symbol is IMethodSymbol { Parameters: { Length: > 0 } parameters })
            Name(parameters[Math.Min(index, parameters.Length - 1)].Name);
    }

    private void Member(SyntaxNode node)
    {
        switch (node.FirstAncestorOrSelf<SyntaxNode>(static one => one is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        {
            case MethodDeclarationSyntax method:
                Name(method.Identifier);
                Hold(method);
                break;
            case PropertyDeclarationSyntax property:
                Name(property.Identifier);
                Hold(property);
                break;
            case LocalFunctionStatementSyntax function:
                Name(function.Identifier);
                Hold(function);
                break;
        }
    }

    /// <summary>A call makes another value of it, unless that is the object of credentials.</summary>
    private void Hold(SyntaxNode holder)
    {
        if (!_isInsideCall || Sink.Form == SinkForm.CredentialsObject) Holder = holder;
    }

    /// <summary>A fallback's first choice often names what it reads: <c>GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? "..."</c>.</summary>
    private void KeyInside(ExpressionSyntax expression)
    {
        Name(expression);
        foreach (var literal in expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Where(LiteralText.IsString)) Key(literal);
    }

    /// <summary>The nearest text before a value among the arguments: a key with its value.</summary>
    private void KeyBefore(IEnumerable<ExpressionSyntax> before)
    {
        if (!_isInsideCall && before.Reverse().Take(MostKeys).FirstOrDefault(one => TextOf(one) is not null) is { } key) Key(key);
    }

    /// <summary>A text or constant just before a value in a list.</summary>
    private void KeyBefore(ExpressionSyntax? before)
    {
        if (before is not null && TextOf(before) is not null) Key(before);
    }

    /// <summary>An argument behind a format, if it is one: what the format says of it. False when there is no format.</summary>
    private bool Hole(ArgumentSyntax argument)
    {
        if (argument.Parent is not ArgumentListSyntax { Arguments: var arguments }) return false;
        var index = arguments.IndexOf(argument);
        var format = arguments.Take(index).Select(one => TextOf(one.Expression)).ToList().FindIndex(static text => text is not null && FormatHole.IsFormat(text));
        if (format < 0) return false;
        var behind = arguments.Skip(format + 1).Select(one => one == argument ? null : TextOf(one.Expression)).ToList();
        if (_isInsideCall || FormatHole.Of(TextOf(arguments[format].Expression)!, behind, index - format - 1) is not { } hole) return true;
        Name(hole.Name);
        Name(hole.Clause);
        _holes.Add(hole);
        return true;
    }

    private string? TextOf(ExpressionSyntax expression)
        => LiteralText.IsString(expression) ? LiteralText.Of(expression) : _model.GetConstantValue(expression, _cancellationToken).Value as string;

    private void Keys(IEnumerable<SyntaxNode> keys)
    {
        foreach (var key in keys)
        {
            if (key is ExpressionSyntax expression) Key(expression);
            else if (key is VariableDeclaratorSyntax variable) Name(variable.Identifier);
            else if (key is PropertyDeclarationSyntax property) Name(property.Identifier);
        }
    }

    private void Key(ExpressionSyntax key)
    {
        if (TextOf(key) is { } text) Name(text);
        Name(key);
    }

    private void Name(ExpressionSyntax expression) => Name(CallNames.Last(expression));

    private void Name(SyntaxToken identifier) => Name(identifier.ValueText);

    private void Name(string name)
    {
        if (!_isInsideCall && name.Length is > 0 and < 200) _names.Add(name);
    }

    /// <summary>Whether a member of a value still is the value: what is asked of it is not.</summary>
    private static bool HandsOn(MemberAccessExpressionSyntax member)
        => member.Parent is InvocationExpressionSyntax
            && member.Name.Identifier.ValueText is not ("Equals" or "Contains" or "StartsWith" or "EndsWith" or "IndexOf" or "CompareTo" or "GetHashCode" or "Split");

    /// <summary>Calls that hand on what they are given in another form, so that the name of their result is the name of the value.</summary>
    private bool HandsOn(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => CallNames.Of(invocation) is "FromBase64String" or "FromResult",
        BaseObjectCreationExpressionSyntax creation => _model.GetTypeInfo(creation, _cancellationToken).Type?.Name is "NetworkCredential" or "SecureString" or "Lazy" or "XText" or "XCData",
        _ => false,
    };
}
