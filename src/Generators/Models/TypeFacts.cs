using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Generators.Emit;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Generators.Models;

/// <summary>Which types a compilation has already, so that what is generated clashes with nothing.</summary>
/// <param name="RefersToSdk">Whether the compilation refers to the AWS SDK at all.</param>
/// <param name="HasFeature">Whether <c>IamAnalyzers.IamFeatureAttribute</c> is there to use, the user's own or a friend assembly's.</param>
/// <param name="HasPrincipal">Whether <c>IamAnalyzers.IamPrincipalAttribute</c> is there to use.</param>
/// <param name="LacksEntryPoint">Whether <c>IamAnalyzers.IamEntryPointAttribute</c> is not there, and the program may want it: it or a reference may call AWS.</param>
/// <param name="PolicyNamespace">Where <c>IamPolicy</c> goes: the project's root namespace, or another one when that name is taken or no name.</param>
internal sealed record TypeFacts(bool RefersToSdk, bool HasFeature, bool HasPrincipal, bool LacksEntryPoint, string PolicyNamespace)
{
    private const string FallbackNamespace = "IamAnalyzers.Generated";

    private static readonly TypeFacts None = new(false, false, false, false, "");

    /// <summary>Looks at a compilation. Where nothing is generated, nothing is looked at.</summary>
    /// <param name="settings">What the project says.</param>
    public static TypeFacts From(Compilation compilation, ProjectSettings settings, CancellationToken token)
        => settings.Needs.Sources.Count > 0 || SdkCallReader.RefersToSdk(compilation, token) ? Find(compilation, settings.Options, token) : None;

    private static TypeFacts Find(Compilation compilation, BuildOptions options, CancellationToken token)
        => new(
            SdkCallReader.For(compilation, AwsCatalog.Default, token) is not null,
            IsTaken(compilation, AttributeSource.Feature.FullName),
            IsTaken(compilation, AttributeSource.Principal.FullName),
            !IsTaken(compilation, AttributeSource.EntryPoint.FullName),
            FreeNamespace(compilation, options.RootNamespace));

    private static string FreeNamespace(Compilation compilation, string rootNamespace)
    {
        string[] wanted = [rootNamespace, FallbackNamespace];
        foreach (var name in wanted)
        {
            if (CSharpText.IsNamespace(name) && !IsTaken(compilation, Qualified(name)) && !IsType(compilation, name)) return name;
        }

        return FallbackNamespace + "." + CSharpText.Identifier(compilation.AssemblyName ?? "Program");
    }

    private static string Qualified(string name) => name.Length == 0 ? PolicySource.TypeName : name + "." + PolicySource.TypeName;

    // A namespace cannot be opened where a type has its name.
    private static bool IsType(Compilation compilation, string name) => name.Length > 0 && IsTaken(compilation, name);

    private static bool IsTaken(Compilation compilation, string fullName)
    {
        foreach (var type in compilation.GetTypesByMetadataName(fullName))
        {
            if (compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) return true;
        }

        return false;
    }
}
