using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Testing;

/// <summary>Analyzer settings of a test: options for analyzers and generators, severities for the compiler.</summary>
public sealed class TestConfig : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _set;

    /// <summary>Makes the settings.</summary>
    /// <param name="files">The files, such as <c>/.globalconfig</c>.</param>
    public TestConfig(IEnumerable<(string Path, string Content)> files)
        => _set = AnalyzerConfigSet.Create(files.Select(static file => AnalyzerConfig.Parse(file.Content, file.Path)).ToList());

    /// <summary>Settings of one global file with these options, as a build writes its properties.</summary>
    /// <param name="options">Names such as <c>build_property.OutputType</c> with values.</param>
    /// <returns>The settings.</returns>
    public static TestConfig Global(params IEnumerable<(string Name, string Value)> options)
        => new([("/.globalconfig", "is_global = true\n" + string.Concat(options.Select(static option => option.Name + " = " + option.Value + "\n")))]);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions => new Options(_set.GlobalConfigOptions.AnalyzerOptions);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Of(tree.FilePath);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Of(textFile.Path);

    /// <summary>The severities that the settings give.</summary>
    /// <returns>What a compilation takes.</returns>
    public SyntaxTreeOptionsProvider Severities() => new SeverityProvider(_set);

    private Options Of(string path) => new(_set.GetOptionsForSourcePath(path).AnalyzerOptions);

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class SeverityProvider(AnalyzerConfigSet set) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken)
            => set.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out var value)
                ? value == "true" ? GeneratedKind.MarkedGenerated : GeneratedKind.NotGenerated
                : GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
            => set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
            => set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
