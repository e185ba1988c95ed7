using System.Collections;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tests.Review;

/// <summary>What a task tells MSBuild, where none runs.</summary>
internal sealed class RecordingEngine : IBuildEngine
{
    private readonly List<(string? Code, string? Text)> _errors = [];
    private readonly List<(string? Code, string? Text)> _warnings = [];
    private readonly List<string?> _messages = [];

    /// <summary>The errors, in order.</summary>
    public IReadOnlyList<(string? Code, string? Text)> Errors => _errors;

    /// <summary>The warnings, in order.</summary>
    public IReadOnlyList<(string? Code, string? Text)> Warnings => _warnings;

    /// <summary>The messages, in order.</summary>
    public IReadOnlyList<string?> Messages => _messages;

    /// <inheritdoc/>
    public bool ContinueOnError => false;

    /// <inheritdoc/>
    public int LineNumberOfTaskNode => 0;

    /// <inheritdoc/>
    public int ColumnNumberOfTaskNode => 0;

    /// <inheritdoc/>
    public string ProjectFileOfTaskNode => "App.csproj";

    /// <inheritdoc/>
    public void LogErrorEvent(BuildErrorEventArgs e) => _errors.Add((e.Code, e.Message));

    /// <inheritdoc/>
    public void LogWarningEvent(BuildWarningEventArgs e) => _warnings.Add((e.Code, e.Message));

    /// <inheritdoc/>
    public void LogMessageEvent(BuildMessageEventArgs e) => _messages.Add(e.Message);

    /// <inheritdoc/>
    public void LogCustomEvent(CustomBuildEventArgs e)
    {
    }

    /// <inheritdoc/>
    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;
}
