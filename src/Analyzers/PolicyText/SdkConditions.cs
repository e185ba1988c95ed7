using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Conditions of AWSSDK.Core, made by <c>ConditionFactory</c> or the type's constructor. The SDK unites those of one operator.</summary>
/// <param name="model">The semantic model.</param>
internal sealed class SdkConditions(SemanticModel model, CancellationToken token)
{
    private readonly CdkValues _values = new(model, token);
    private readonly List<(string Operator, TextSpan Place, Action<MappedText> Write)> _known = [];
    private readonly List<TextSpan> _open = [];

    /// <summary>Reads a condition; one that is not known is a hole.</summary>
    public void Add(ExpressionSyntax condition)
    {
        var bare = CdkValues.Bare(condition);
        var arguments = bare switch
        {
            InvocationExpressionSyntax call when model.GetSymbolInfo(call, token).Symbol is IMethodSymbol { ContainingType: var factory } && SdkPolicyNames.Of(factory) == "ConditionFactory" => call.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var given } creation when SdkPolicyNames.Of(model.GetTypeInfo(creation, token).Type) == "Condition" => given,
            _ => default,
        };
        var name = bare is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } ? method : "";
        List<ExpressionSyntax> values = [.. arguments.Select(static argument => argument.Expression)];
        switch (name, values)
        {
            case ("NewIpAddressCondition", [var range]): Add("IpAddress", "aws:SourceIp", condition, range); break;
            case ("NewSourceArnCondition", [var arn]): Add("ArnLike", "aws:SourceArn", condition, arn); break;
            case ("NewSecureTransportCondition", []): _known.Add(("Bool", condition.Span, target => target.Add("\"aws:SecureTransport\":\"true\"", condition.Span))); break;
            case ("NewCondition", [var comparison, var key, var value]) when model.GetSymbolInfo(CdkValues.Bare(comparison), token).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum, Name: var type }: Add(type, comparison, key, value); break;
            case ("", [var type, var key, var value]) when bare is BaseObjectCreationExpressionSyntax && PolicyObject.Constant(type, model, token) is { } text: Add(text, type, key, value); break;
            default: _open.Add(condition.Span); break;
        }
    }

    /// <summary>Adds what was read to a statement.</summary>
    public void WriteTo(StatementText statement)
    {
        foreach (var place in _open) statement.AddCondition(place, target => target.Add(TextHole.Mark, place));
        foreach (var group in _known.GroupBy(static condition => condition.Operator))
        {
            List<(string Operator, TextSpan Place, Action<MappedText> Write)> conditions = [.. group];
            statement.AddCondition(conditions[0].Place, target =>
            {
                target.Add("\"" + group.Key + "\":{", conditions[0].Place);
                for (var i = 0; i < conditions.Count; i++)
                {
                    if (i > 0) target.Add(',', conditions[i].Place);
                    conditions[i].Write(target);
                }

                target.Add('}', conditions[0].Place);
            });
        }
    }

    private void Add(string name, ExpressionSyntax type, ExpressionSyntax key, ExpressionSyntax value)
        => _known.Add((name, type.Span, target =>
        {
            _values.Write(target, key);
            target.Add(':', key.Span);
            _values.Write(target, value);
        }));

    private void Add(string type, string key, ExpressionSyntax place, ExpressionSyntax value)
        => _known.Add((type, place.Span, target =>
        {
            target.Add("\"" + key + "\":", place.Span);
            _values.Write(target, value);
        }));
}
