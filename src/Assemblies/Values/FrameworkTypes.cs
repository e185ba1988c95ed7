using System.Reflection;
using System.Text.RegularExpressions;
using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>
/// The types of a program's references that no instruction names and that run all the same: those that ASP.NET Core finds in each assembly
/// that is built for it, and those that attributes name.
/// </summary>
/// <param name="values">The program.</param>
internal sealed class FrameworkTypes(ProgramValues values)
{
    // It looks through the assemblies that refer to it: controllers, pages, view components, views.
    private const string Mvc = "Microsoft.AspNetCore.Mvc";

    // It calls members of the types that it is given by their names: of startup classes and middleware, hubs and what else extends its types.
    private const string AspNetCore = "Microsoft.AspNetCore.";

    private const int Prolog = 2;

    private static readonly string[] Endings = ["Controller", "ViewComponent"];
    private static readonly string[] ByConvention = ["Configure", "ConfigureServices", "ConfigureContainer", "Invoke", "InvokeAsync"];
    private static readonly Regex Name = new(@"[\w.+`<>$]+", RegexOptions.CultureInvariant);

    /// <summary>Says that they run.</summary>
    public void Reach()
    {
        foreach (var image in values.Members.Images)
        {
            ReachNamed(image);
            if (!values.IsClosed(image)) continue;
            if (RefersTo(image, Mvc)) ReachFound(image);
            if (RefersTo(image, AspNetCore)) ReachByConvention(image);
        }
    }

    // A type stands in an attribute as a text with its length before it: the type's name, with that of its assembly behind it or without.
    private void ReachNamed(AssemblyImage image)
    {
        foreach (var handle in image.Metadata.CustomAttributes)
        {
            if (ProgramMembers.IsOfCompiler(image, handle)) continue;
            var blob = image.Metadata.GetBlobReader(image.Metadata.GetCustomAttribute(handle).Value);
            for (var start = Prolog; start < blob.Length; start++)
            {
                blob.Offset = start;
                if (!blob.TryReadCompressedInteger(out var length) || length < 1 || length > blob.RemainingBytes) continue;
                foreach (Match match in Name.Matches(blob.ReadUTF8(length))) HandOverNamed(match.Value);
            }
        }
    }

    private void HandOverNamed(string name)
    {
        foreach (var image in values.Members.Images.Where(image => image.FindType(name) is not null)) HandOver(new(image.Name, name));
    }

    private void ReachFound(AssemblyImage image)
    {
        foreach (var handle in image.Metadata.TypeDefinitions)
        {
            var type = image.Metadata.GetTypeDefinition(handle);
            var key = image.KeyOf(handle);
            var isPublic = (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public or TypeAttributes.NestedPublic;
            if (!(isPublic && Endings.Any(end => key.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
                && !ProgramMembers.ParentsOf(new(image, handle)).Any(static parent => IsOfMvc(parent.Type))
                && !type.GetCustomAttributes().Any(attribute => IsOfMvc(image.AttributeType(attribute)))) continue;
            HandOver(key);
            foreach (var method in type.GetMethods().Select(method => new MethodId(image, method)).Where(Visibility.IsSeen)) values.Open(method);
        }
    }

    private void ReachByConvention(AssemblyImage image)
    {
        foreach (var handle in image.Metadata.TypeDefinitions)
        {
            var methods = image.Metadata.GetTypeDefinition(handle).GetMethods().Select(method => new MethodId(image, method)).Where(static method => (method.Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public).ToArray();
            if (!methods.Any(static method => ByConvention.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal)))
                && !ProgramMembers.ParentsOf(new(image, handle)).Any(static parent => parent.Type is { } type && type.Name.StartsWith(AspNetCore, StringComparison.Ordinal))) continue;
            HandOver(image.KeyOf(handle));
            foreach (var method in methods) values.Open(method);
        }
    }

    private static bool RefersTo(AssemblyImage image, string start)
        => image.Metadata.AssemblyReferences.Any(reference => image.Metadata.GetString(image.Metadata.GetAssemblyReference(reference).Name).StartsWith(start, StringComparison.Ordinal));

    private static bool IsOfMvc(TypeKey? type) => type is { } key && key.Name.StartsWith(Mvc, StringComparison.Ordinal);

    private void HandOver(TypeKey type)
    {
        values.Touch(type);
        values.HandOver(type);
    }
}
