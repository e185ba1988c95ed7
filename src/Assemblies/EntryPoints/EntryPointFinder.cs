using System.Reflection;
using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.EntryPoints;

/// <summary>Finds the entry points of a compiled program: by attributes, and by the handlers that files beside the code name.</summary>
internal static class EntryPointFinder
{
    private const string EntryPointAttribute = "IamAnalyzers.IamEntryPointAttribute";
    private const string LambdaFunctionAttribute = "Amazon.Lambda.Annotations.LambdaFunctionAttribute";
    private const string Generated = "_Generated";
    private const int Named = 5;

    /// <summary>Looks at a program.</summary>
    /// <param name="image">Its file.</param>
    /// <param name="handlers">The handlers that files beside the code name.</param>
    /// <returns>The entry points, sorted by name (ordinal), and what is wrong.</returns>
    public static (IReadOnlyList<EntryPoint> Found, IReadOnlyList<EntryPointProblem> Problems) Find(AssemblyImage image, IReadOnlyList<DeclaredHandler> handlers)
    {
        var problems = new List<EntryPointProblem>();
        var found = new List<EntryPoint>();
        var isExecutable = image.EntryPoint is not null;
        foreach (var entry in ByAttribute(image, isExecutable)) Add(entry);
        foreach (var handler in handlers) AddHandler(handler);
        return (Checked(found, problems), problems);

        // One that several things name is one: the first says its name.
        void Add(EntryPoint entry)
        {
            var index = found.FindIndex(known => known.Methods.Any(entry.Methods.Contains) && (known.IsLambda || entry.IsLambda || known.Kind == entry.Kind) && known.Types.SequenceEqual(entry.Types));
            if (index < 0) found.Add(entry);
            else found[index] = Joined(found[index], entry);
        }

        void AddHandler(DeclaredHandler declared)
        {
            if (HandlerString.Parse(declared.Handler) is not { } handler || !string.Equals(handler.Assembly, image.Name, StringComparison.OrdinalIgnoreCase)) return;
            if (handler.Type.Length == 0)
            {
                // The generated Main of Annotations chooses by an environment variable; its functions are known by their attributes.
                var index = isExecutable ? found.FindIndex(entry => entry is { IsLambda: true, Kind: EntryPointKind.ByMain } && entry.Name == declared.Name) : -1;
                if (index >= 0) found[index] = Joined(found[index], found[index] with { Functions = FunctionsOf(declared), Runtimes = declared.Runtimes });
                else if (isExecutable && !found.Exists(static entry => entry is { IsLambda: true, Kind: EntryPointKind.ByMain })) found.Add(new(declared.Name.Length > 0 ? declared.Name : image.Name, EntryPointKind.Program, [], [], declared.Place) { IsLambda = true, Functions = FunctionsOf(declared), Runtimes = declared.Runtimes });
                else if (!isExecutable) problems.Add(new(false, $"{declared.Place}: the handler '{declared.Handler}' names only an assembly, which must then be an executable. Write {image.Name}::Namespace.Type::Method."));
                return;
            }

            if (image.FindType(handler.Type) is not { } type)
            {
                problems.Add(new(false, $"{declared.Place}: the handler '{declared.Handler}' names a type that {image.Name} does not have. {Nearest(handler.Type, image.Metadata.TypeDefinitions.Select(one => image.KeyOf(one).Name).Where(static name => name.IndexOf('<') < 0))}"));
                return;
            }

            var methods = MethodsOf(image, type, handler.Method);
            if (methods.Count == 0 && InheritsFromOutside(image, type) is false)
            {
                problems.Add(new(false, $"{declared.Place}: the handler '{declared.Handler}' names a method that {handler.Type} does not have. {Nearest(handler.Method, PublicMethods(image, type).Select(method => image.UseOf(method).Name))}"));
                return;
            }

            Add(new(declared.Name.Length > 0 ? declared.Name : handler.Method, EntryPointKind.Alone, methods, [type], declared.Place) { IsLambda = true, Functions = FunctionsOf(declared), Runtimes = declared.Runtimes, Inherited = methods.Count == 0 ? handler.Method : "" });
        }
    }

    private static EquatableArray<string> FunctionsOf(DeclaredHandler declared) => declared.Name.Length == 0 ? default : new[] { declared.Name }.ToEquatableArray();

    private static EntryPoint Joined(EntryPoint first, EntryPoint second)
        => first with
        {
            IsLambda = first.IsLambda || second.IsLambda,
            Kind = first.Kind == EntryPointKind.ByOthers ? second.Kind : first.Kind,
            Methods = [.. first.Methods.Union(second.Methods)],
            Functions = first.Functions.Concat(second.Functions).ToEquatableArray(),
            Runtimes = first.Runtimes.Union(second.Runtimes).OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
        };

    private static IEnumerable<EntryPoint> ByAttribute(AssemblyImage image, bool isExecutable)
    {
        var kind = isExecutable ? EntryPointKind.ByMain : EntryPointKind.ByOthers;
        foreach (var handle in image.Metadata.CustomAttributes)
        {
            var attribute = image.AttributeType(handle)?.Name;
            if (attribute is not (EntryPointAttribute or LambdaFunctionAttribute)) continue;
            var parent = image.Metadata.GetCustomAttribute(handle).Parent;
            if (parent.Kind == HandleKind.TypeDefinition && attribute == EntryPointAttribute)
            {
                var type = (TypeDefinitionHandle)parent;
                yield return new(AttributeTexts.First(image, handle) ?? "", kind, [.. PublicMethods(image, type)], [type], $"[IamEntryPoint] on {image.KeyOf(type).Name}");
            }

            if (parent.Kind != HandleKind.MethodDefinition) continue;
            var method = (MethodDefinitionHandle)parent;
            var owner = image.Metadata.GetMethodDefinition(method).GetDeclaringType();
            var name = image.KeyOf(owner).Name + "." + image.UseOf(method).Name;
            var attributes = image.Metadata.GetMethodDefinition(method).GetCustomAttributes();
            if (attribute == LambdaFunctionAttribute)
            {
                var own = attributes.FirstOrDefault(one => image.AttributeType(one)?.Name == EntryPointAttribute);
                var function = OfAnnotations(image, handle, method, owner, isExecutable) with { Place = "[LambdaFunction] on " + name };
                yield return own.IsNil ? function : function with { Name = AttributeTexts.First(image, own) ?? "" };
            }
            else if (!attributes.Any(one => image.AttributeType(one)?.Name == LambdaFunctionAttribute))
            {
                yield return new(AttributeTexts.First(image, handle) ?? "", kind, [method], [owner], "[IamEntryPoint] on " + name);
            }
        }
    }

    // Annotations generates a type beside the function's, whose method Lambda calls. https://github.com/aws/aws-lambda-dotnet, LambdaFunctionModel and GeneratedMethodModelBuilder.
    private static EntryPoint OfAnnotations(AssemblyImage image, CustomAttributeHandle attribute, MethodDefinitionHandle method, TypeDefinitionHandle owner, bool isExecutable)
    {
        var key = image.KeyOf(owner);
        var simple = key.Name.Substring(key.Name.LastIndexOfAny(['.', '+']) + 1);
        var wrapper = (key.Namespace.Length == 0 ? "" : key.Namespace + ".") + simple + "_" + image.UseOf(method).Name + Generated;
        var name = AttributeTexts.Named(image, attribute, "ResourceName") ?? new string([.. wrapper.Where(char.IsLetterOrDigit)]);
        var kind = isExecutable ? EntryPointKind.ByMain : EntryPointKind.Alone;
        return image.FindType(wrapper) is { } type && MethodsOf(image, type, image.UseOf(method).Name) is { Count: > 0 } methods
            ? new(name, kind, [.. methods, .. isExecutable ? [method] : Array.Empty<MethodDefinitionHandle>()], [type], "") { IsLambda = true }
            : new(name, kind, [method], [owner], "") { IsLambda = true };
    }

    // The names must be different, and make file names.
    private static List<EntryPoint> Checked(List<EntryPoint> found, List<EntryPointProblem> problems)
    {
        var named = new List<EntryPoint>();
        foreach (var entry in found)
        {
            if (!EntryPointName.IsValid(entry.Name)) problems.Add(new(true, $"{entry.Place}: the name '{entry.Name}' of the entry point cannot be used in a file name. Use letters, digits and the characters {EntryPointName.Punctuation}, at most {EntryPointName.Longest}."));
            else named.Add(entry);
        }

        foreach (var same in named.GroupBy(static entry => entry.Name, StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1))
        {
            problems.Add(new(true, $"Several entry points have the name '{same.Key}': {string.Join("; ", same.Select(static entry => entry.Place))}. Give each a different name."));
        }

        return [.. named.GroupBy(static entry => entry.Name, StringComparer.OrdinalIgnoreCase).Select(static same => same.First()).OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
    }

    private static List<MethodDefinitionHandle> MethodsOf(AssemblyImage image, TypeDefinitionHandle type, string name)
    {
        for (var depth = 0; depth < TypeShapes.MostNesting; depth++)
        {
            List<MethodDefinitionHandle> methods = [.. image.Metadata.GetTypeDefinition(type).GetMethods().Where(method => image.UseOf(method).Name == name)];
            if (methods.Count > 0) return methods;
            if (ProgramMembers.BaseOf(new(image, type))?.Type is not { } parent || parent.Assembly != image.Name || image.FindType(parent.Name) is not { } own) break;
            type = own;
        }

        return [];
    }

    // Its handler is then a method of that type, which calls what this one overrides.
    private static bool InheritsFromOutside(AssemblyImage image, TypeDefinitionHandle type)
    {
        for (var depth = 0; depth < TypeShapes.MostNesting; depth++)
        {
            if (ProgramMembers.BaseOf(new(image, type))?.Type is not { } parent) return false;
            if (parent.Assembly != image.Name || image.FindType(parent.Name) is not { } own) return parent.Name is not ("System.Object" or "System.ValueType");
            type = own;
        }

        return true;
    }

    private static IEnumerable<MethodDefinitionHandle> PublicMethods(AssemblyImage image, TypeDefinitionHandle type)
        => image.Metadata.GetTypeDefinition(type).GetMethods().Where(method => image.Metadata.GetMethodDefinition(method).Attributes is var attributes
            && (attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public && (attributes & MethodAttributes.SpecialName) == 0);

    private static string Nearest(string name, IEnumerable<string> names)
    {
        var known = names.Where(static one => one.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(static one => one, StringComparer.Ordinal).ToArray();
        var nearest = NearestNames.Of(name, known);
        return nearest.Count > 0 ? $"Did you mean {string.Join(", ", nearest)}?"
            : known.Length == 0 ? "No name is similar, because there are none."
            : "There are: " + string.Join(", ", known.Take(Named)) + (known.Length > Named ? ", ..." : "") + ".";
    }
}

/// <summary>What is wrong with the entry points of a program.</summary>
/// <param name="IsError">Whether a policy that somebody asks for cannot be written.</param>
internal sealed record EntryPointProblem(bool IsError, string Text);
