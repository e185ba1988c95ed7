using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.EntryPoints;

/// <summary>A handler that a file beside the code names: a template, or the settings of a deployment tool.</summary>
/// <param name="Name">The name of its function; empty where the file gives none.</param>
/// <param name="Handler">The handler string, <c>Assembly::Namespace.Type::Method</c>, or the assembly's name alone.</param>
/// <param name="Place">Where it stands, for messages: <c>template.yaml(12)</c>.</param>
/// <param name="Runtimes">The presets that its function asks for beside that of Lambda, sorted.</param>
internal sealed record DeclaredHandler(string Name, string Handler, string Place, EquatableArray<string> Runtimes);
