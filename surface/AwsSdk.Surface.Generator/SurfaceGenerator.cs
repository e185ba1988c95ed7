using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.AwsSdk.Surface;

/// <summary>Expands each description (an additional file <c>*.surface</c>) into the public types of its service package.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SurfaceGenerator : IIncrementalGenerator
{
    private const string Extension = ".surface";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var descriptions = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            .Select(static (file, cancellation) => (Name: Path.GetFileNameWithoutExtension(file.Path), Text: file.GetText(cancellation)?.ToString() ?? ""));

        context.RegisterSourceOutput(descriptions, static (output, description) =>
        {
            if (DescriptionParser.Parse(description.Text) is not { } service) return;
            var source = new SourceWriter();
            ClientWriter.Write(source, service);
            ModelWriter.Write(source, service);
            if (service.Operations.Any(static operation => operation.Pages is not null)) PaginatorWriter.Write(source, service);
            output.AddSource(description.Name + ".g.cs", SourceText.From(source.ToString(), Encoding.UTF8));
        });
    }
}
