using System.Reflection;
using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.EntryPoints;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Assemblies.Values;

namespace IamAnalyzers.Assemblies.Calls;

/// <summary>Where the reading of an entry point begins, by how it is started.</summary>
/// <param name="application">The program's file.</param>
/// <param name="all">All entry points of the program.</param>
/// <param name="members">The program with its references.</param>
internal sealed class EntryPointRoots(AssemblyImage application, IReadOnlyList<EntryPoint> all, ProgramMembers members)
{
    private const string StartupAttribute = "Amazon.Lambda.Annotations.LambdaStartupAttribute";

    // They choose no entry point, and nobody marks one with their types.
    private static readonly string[] OfDotNet = ["System", "Microsoft.", "mscorlib", "netstandard", "AWSSDK.", "Amazon.Lambda."];

    private readonly Lazy<CalledMethods> _called = new(() => new(members));

    /// <summary>Tells where the reading begins.</summary>
    public ProgramRoots Of(EntryPoint entry) => entry.Kind switch
    {
        EntryPointKind.Alone => Alone(entry),
        EntryPointKind.ByMain => ByMain(entry),
        _ => ByOthers(entry),
    };

    // The runtime makes the type by its constructor without parameters. Where a container makes it, what others may register counts.
    private ProgramRoots Alone(EntryPoint entry)
    {
        var types = entry.Types.Select(type => new TypeId(application, type)).ToArray();
        var constructors = types.SelectMany(ConstructorsOf).ToArray();
        var made = constructors.Where(static method => ProgramMembers.UseOf(method).Parameters.Count == 0).ToArray();
        var startup = application.Metadata.TypeDefinitions.Where(type => HasAttribute(application.Metadata.GetTypeDefinition(type).GetCustomAttributes(), StartupAttribute)).Select(type => new TypeId(application, type)).ToArray();
        var isByContainer = constructors.Length > 0 && made.Length == 0;
        return new([])
        {
            Called = [.. Methods(entry), .. types.SelectMany(type => Inherited(type, entry.Inherited)), .. isByContainer ? constructors : made, .. startup.SelectMany(MethodsOf)],
            Made = [.. isByContainer ? types.Select(ProgramMembers.KeyOf) : [], .. GivenTypes([.. isByContainer ? constructors : [], .. Methods(entry)])],
        };
    }

    // Main chooses one of the entry points, so the others do not run unless this one may run them.
    private ProgramRoots ByMain(EntryPoint entry)
    {
        var own = Methods(entry).ToArray();
        var others = all.Where(other => other != entry && other.Kind == EntryPointKind.ByMain).SelectMany(Methods).Except(own).Distinct().ToArray();
        var (leadsTo, outside) = others.Length == 0 ? ([], []) : _called.Value.From(own);
        var notRun = others.Where(other => !leadsTo.Contains(other) && !IsCalledThrough(other, outside));
        return new([])
        {
            Run = [new(application, application.EntryPoint!.Value), .. own.Where(static method => !IsMarked(method))],
            Called = [.. own.Where(IsMarked)],
            MadeUnlessSeen = [.. entry.Types.Select(type => new TypeId(application, type)).Where(type => own.Any(method => ProgramMembers.UseOf(method).IsInstance))],
            NotRun = new HashSet<MethodId>(notRun),
        };
    }

    private ProgramRoots ByOthers(EntryPoint entry)
    {
        var types = entry.Types.Select(type => new TypeId(application, type)).ToArray();
        var constructors = types.SelectMany(ConstructorsOf).ToArray();
        return new([])
        {
            Called = [.. Methods(entry), .. constructors],
            Made = [.. types.Select(ProgramMembers.KeyOf), .. GivenTypes([.. constructors, .. Methods(entry)])],
            OthersRun = true,
        };
    }

    private IEnumerable<MethodId> Methods(EntryPoint entry) => entry.Methods.Select(handle => new MethodId(application, handle));

    // What it overrides of a type from outside runs in any case.
    private IEnumerable<MethodId> Inherited(TypeId type, string name)
        => name.Length == 0 ? [] : members.BasesOf(type).SelectMany(known => members.MethodsOf(known, name).Select(handle => new MethodId(known.Image, handle)));

    private IEnumerable<MethodId> ConstructorsOf(TypeId type) => members.MethodsOf(type, ".ctor").Select(handle => new MethodId(type.Image, handle));

    private static IEnumerable<MethodId> MethodsOf(TypeId type) => type.Image.Metadata.GetTypeDefinition(type.Handle).GetMethods().Select(handle => new MethodId(type.Image, handle));

    private bool HasAttribute(CustomAttributeHandleCollection attributes, string name) => attributes.Any(attribute => application.AttributeType(attribute)?.Name == name);

    // A framework that finds it by an attribute of its own calls it with what it likes.
    private static bool IsMarked(MethodId method)
        => method.Definition.GetCustomAttributes().Any(attribute => !ProgramMembers.IsOfCompiler(method.Image, attribute) && method.Image.AttributeType(attribute) is { Namespace: not ("IamAnalyzers" or "Amazon.Lambda.Annotations") });

    // A mediator, for example, runs a handler for whoever sends its message.
    private bool IsCalledThrough(MethodId other, HashSet<string> outside)
        => ProgramMembers.IsVirtual(other) && AncestorsOf(other.Type, []).Any(ancestor => members.FindType(ancestor) is null && outside.Contains(ancestor.Assembly) && !OfDotNet.Any(start => ancestor.Assembly.StartsWith(start, StringComparison.Ordinal)));

    // What others may give to methods: the types that these take, each type that is one of them, and what the constructors of those take.
    private HashSet<TypeKey> GivenTypes(IEnumerable<MethodId> methods)
    {
        var given = new HashSet<TypeKey>();
        var waiting = new Queue<TypeKey>(methods.SelectMany(Taken));
        var asked = new HashSet<TypeKey>();
        while (waiting.Count > 0)
        {
            var wanted = waiting.Dequeue();
            if (!asked.Add(wanted) || members.FindType(wanted) is null) continue;
            foreach (var type in members.Images.SelectMany(static image => image.Metadata.TypeDefinitions.Select(handle => new TypeId(image, handle))).Where(type => ProgramMembers.KeyOf(type) == wanted || AncestorsOf(type, []).Contains(wanted)))
            {
                if ((type.Image.Metadata.GetTypeDefinition(type.Handle).Attributes & TypeAttributes.Interface) != 0 || !given.Add(ProgramMembers.KeyOf(type))) continue;
                foreach (var taken in ConstructorsOf(type).SelectMany(Taken)) waiting.Enqueue(taken);
            }
        }

        return given;
    }

    private static IEnumerable<TypeKey> Taken(MethodId method) => ProgramMembers.UseOf(method).Parameters.SelectMany(static parameter => parameter.Named());

    private HashSet<TypeKey> AncestorsOf(TypeId type, HashSet<TypeKey> known)
    {
        foreach (var parent in ProgramMembers.ParentsOf(type))
        {
            if (parent.Type is { } key && known.Add(key) && members.FindType(key) is { } found) AncestorsOf(found, known);
        }

        return known;
    }
}
