using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>
/// Knows the two halves of a key: what one client or object takes together. A half from the environment beside one in the code is no key,
/// so that both are read when the program runs, or none.
/// </summary>
/// <param name="findings">All findings of a solution.</param>
/// <param name="pairs">For each place that takes both halves, its findings.</param>
internal sealed class KeyPairs(IReadOnlyList<CredentialFinding> findings, IReadOnlyList<(SyntaxNode Place, IReadOnlyList<CredentialFinding> Halves)> pairs)
{
    /// <summary>Finds the pairs of some projects.</summary>
    public static async Task<KeyPairs> FindAsync(IReadOnlyList<Project> projects, CancellationToken cancellationToken)
    {
        var findings = new List<CredentialFinding>();
        foreach (var project in projects)
        {
            foreach (var diagnostic in await ProjectFindings.OfAsync(project, cancellationToken).ConfigureAwait(false))
            {
                if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document) continue;
                if (await CredentialFinding.ReadAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } finding) findings.Add(finding);
            }
        }

        var pairs = new List<(SyntaxNode, IReadOnlyList<CredentialFinding>)>();
        if (findings.Count < 2) return new(findings, pairs);
        foreach (var document in projects.SelectMany(static project => project.Documents)) pairs.AddRange(await PairsInAsync(document, findings, cancellationToken).ConfigureAwait(false));
        return new(findings, pairs);
    }

    /// <summary>What of some findings is fixed, and with which others, so that no pair is split.</summary>
    /// <param name="asked">The findings.</param>
    /// <param name="unfixable">Findings that no fix takes out.</param>
    /// <param name="choice">What the fix does.</param>
    public List<CredentialFinding> Whole(IReadOnlyList<CredentialFinding> asked, IEnumerable<CredentialFinding> unfixable, FixChoice choice)
    {
        var staying = new HashSet<(SyntaxNode, string)>(unfixable.Select(KeyOf));
        staying.UnionWith(findings.Where(one => one.IsForNonAwsEndpoint || (!RunTimeValue.CanReplace(one) && !IsLeftOut(one, choice))).Select(KeyOf));
        while (true)
        {
            var before = staying.Count;
            foreach (var (place, halves) in pairs)
            {
                if (!halves.Any(half => staying.Contains(KeyOf(half)))) continue;
                if (!halves.Any(half => IsLeftOut(half, choice) && !staying.Contains(KeyOf(half)) && half.Edits.Any(edit => edit.Node.SyntaxTree == place.SyntaxTree && place.Span.Contains(edit.Node.Span))))
                    staying.UnionWith(halves.Select(KeyOf));
            }

            var whole = asked.Where(one => !staying.Contains(KeyOf(one))).ToList();
            // Beside an emulator, the other half would count as one of the emulator's as soon as this one is gone.
            foreach (var half in whole.ToList().SelectMany(PartnersOf))
            {
                if (half.IsNearNonAwsEndpoint && !staying.Contains(KeyOf(half)) && !whole.Exists(one => KeyOf(one) == KeyOf(half))) whole.Add(half);
            }

            if (staying.Count == before) return whole;
        }
    }

    private IEnumerable<CredentialFinding> PartnersOf(CredentialFinding one)
        => pairs.Where(pair => pair.Halves.Any(half => KeyOf(half) == KeyOf(one))).SelectMany(static pair => pair.Halves);

    private static bool IsLeftOut(CredentialFinding finding, FixChoice choice) => choice == FixChoice.Best && finding.HasWayOut;

    private static (SyntaxNode Value, string Hash) KeyOf(CredentialFinding finding) => (finding.Value, finding.Hash);

    private static async Task<IReadOnlyList<(SyntaxNode Place, IReadOnlyList<CredentialFinding> Halves)>> PairsInAsync(
        Document document, IReadOnlyList<CredentialFinding> findings, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return [];
        var reader = new PlacedTextReader(CodeIndex.For(model, new Dependencies()), cancellationToken, readsSeen: true);
        var taken = new Dictionary<(SyntaxNode, string), List<(CredentialKind Kind, CredentialFinding Half)>>();
        foreach (var node in root.DescendantNodes().Where(CredentialArguments.MayTake))
        {
            foreach (var argument in CredentialArguments.Of(node, model, cancellationToken).Where(static one => one.Sink.Form != SinkForm.EnvironmentVariable))
            {
                var place = PlaceOf(node);
                if (!taken.TryGetValue(place, out var halves)) taken.Add(place, halves = []);
                halves.AddRange(HalvesIn(SourcesOf(argument.Value, reader, model, cancellationToken), findings).Select(half => (argument.Kind, half)));
            }
        }

        return
        [
            .. taken.Where(static one => one.Value.Select(static half => half.Kind).Distinct().Skip(1).Any())
                .Select(static one => (one.Key.Item1, (IReadOnlyList<CredentialFinding>)[.. one.Value.Select(static half => half.Half)])),
        ];
    }

    /// <summary>Where the texts are written that an argument may be, with the defaults of parameters, which no call in sight need use.</summary>
    private static List<SyntaxNode> SourcesOf(ExpressionSyntax argument, PlacedTextReader reader, SemanticModel model, CancellationToken cancellationToken)
        =>
        [
            .. reader.Read(argument).Variants().SelectMany(static variant => variant.Pieces).Select(static piece => piece.Source).OfType<SyntaxNode>(),
            .. argument.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                .Select(name => model.GetSymbolInfo(name, cancellationToken).Symbol).OfType<IParameterSymbol>()
                .SelectMany(static parameter => parameter.DeclaringSyntaxReferences)
                .Select(reference => reference.GetSyntax(cancellationToken)).OfType<ParameterSyntax>()
                .Select(static parameter => parameter.Default?.Value).OfType<SyntaxNode>(),
        ];

    private static IEnumerable<CredentialFinding> HalvesIn(List<SyntaxNode> sources, IReadOnlyList<CredentialFinding> findings)
        => findings.Where(finding => sources.Exists(source => source.SyntaxTree == finding.Value.SyntaxTree && finding.Value.Span.Contains(source.Span)));

    /// <summary>What takes the parts together: a creation or a call; for assignments their initializer, or the object and the block in which it is set.</summary>
    private static (SyntaxNode Place, string Owner) PlaceOf(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } => (initializer, ""),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member, Parent.Parent: { } block } => (block is GlobalStatementSyntax ? block.Parent! : block, member.Expression.ToString()),
        _ => (node, ""),
    };
}
