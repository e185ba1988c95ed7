using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Executed.Tests.Compiling;

/// <summary>What a build hands to the generator.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    private ProjectOptions(bool isApplication) => GlobalOptions = new Values(isApplication);

    public static ProjectOptions Application { get; } = new(isApplication: true);

    public static ProjectOptions Library { get; } = new(isApplication: false);

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Values(bool isApplication) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = key switch
            {
                "build_property.RootNamespace" => "Generated",
                "build_property.IamAnalyzersIsApplication" => isApplication ? "true" : "false",
                _ => "",
            };
            return value.Length > 0;
        }
    }
}
