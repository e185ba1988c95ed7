using IamAnalyzers.Build.Credentials;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Build.Templates;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>
/// Checks the policies in the templates of a project, when one of them changed. The result is written under <c>obj</c>;
/// <see cref="TellIamTemplates"/> tells it, in each build.
/// </summary>
public sealed class CheckIamTemplates : IamTask
{
    /// <summary>The files.</summary>
    public ITaskItem[] Templates { get; set; } = [];

    /// <summary>Files of analyzer options: severities.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    /// <summary>The additional files of the project, among them those of exceptions.</summary>
    public ITaskItem[] AdditionalFiles { get; set; } = [];

    /// <summary>Where the result goes.</summary>
    [Required]
    public string MadeFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var options = Configuration.ConfigFiles.Read(ConfigFiles.Select(CredentialFiles.FullPath));
        var exceptions = ExceptionItem.Read(AdditionalFiles).SelectMany(static file => file.File.Exceptions).ToList();
        var problems = Templates.Select(CredentialFiles.FullPath).SelectMany(path => TemplateReport.Of(path, TemplateFile.Load(path), options, exceptions));
        TextFile.Write(MadeFile, TemplateReport.Write(problems));
    }
}
