using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.CatalogBuilder.Verdicts;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>The folder of the rules that we keep by hand, each with its source.</summary>
internal sealed class HandRules
{
    public HandRules(string folder)
    {
        Corrections = Corrections.Read(Path.Combine(folder, "operations.txt"), Path.Combine(folder, "table.txt"), Path.Combine(folder, "identifiers.txt"));
        Roles = RoleRules.Read(Path.Combine(folder, "roles.txt"));
        ServiceLinkedRoles = Rows(folder, "service-linked-roles.txt").ToDictionary(row => row[0], row => row[1..], StringComparer.Ordinal);
        Methods = [.. Rows(folder, "methods.txt")];
        ExtraMembers = Rows(folder, "members.txt").ToLookup(row => (row[0], row[1]), row => row[2..]);
        Templates = [.. Rows(folder, "templates.txt")];
        TypeLimits = Rows(folder, "type-limits.txt").ToLookup(row => (row[0], row[1]), row => row[2..]);
        AlwaysTouched = [.. Rows(folder, "always-touched.txt").Select(row => row[0])];
        ViaServices = Rows(folder, "via-services.txt").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        SharedActions = [.. Rows(folder, "shared-actions.txt").Select(row => (row[0], row[1], row[2..]))];
        Authorized = AuthorizedText.Parse(File.ReadLines(Path.Combine(folder, AuthorizedCommand.File)));
        Differences = DifferenceReasons.Parse(File.ReadLines(Path.Combine(folder, "table-differences.txt")));
        Verdicts = VerdictText.Parse(File.ReadLines(Path.Combine(folder, "caller-verdicts.txt")));
        RetiredTypes = [.. Rows(folder, "retired-types.txt").Select(row => (row[0], row[1]))];
        NamedResources = Catalogue.NamedResources.Parse(File.ReadLines(Path.Combine(folder, "named-resources.txt")));
        DataDate = Rows(folder, "date.txt").Single()[0];
    }

    public Corrections Corrections { get; }

    public RoleRules Roles { get; }

    /// <summary>Service id → the principals whose service-linked role it can create.</summary>
    public IReadOnlyDictionary<string, string[]> ServiceLinkedRoles { get; }

    /// <summary>Service id, C# method stem, operation, and perhaps a trigger.</summary>
    public IReadOnlyList<string[]> Methods { get; }

    /// <summary>C# request members that the API model does not have under that name.</summary>
    public ILookup<(string Service, string Operation), string[]> ExtraMembers { get; }

    public IReadOnlyList<string[]> Templates { get; }

    /// <summary>An action and its limits, by service and operation.</summary>
    public ILookup<(string Service, string Operation), string[]> TypeLimits { get; }

    /// <summary>Actions, or beginnings of actions with a star, of which every call touches a resource although the reference calls each type optional.</summary>
    public IReadOnlyList<string> AlwaysTouched { get; }

    /// <summary>Service id → the first word of its <c>kms:ViaService</c> value.</summary>
    public IReadOnlyDictionary<string, string> ViaServices { get; }

    /// <summary>Actions that two services share, with the resource types that each service's operations touch.</summary>
    public IReadOnlyList<(string Service, string Action, string[] Types)> SharedActions { get; }

    /// <summary>AWS's own table of operations and the actions that each is checked for.</summary>
    public AuthorizedTable Authorized { get; }

    /// <summary>Why the catalogue differs from that table where it does.</summary>
    public DifferenceReasons Differences { get; }

    /// <summary>What is done in the caller's name, and what is not.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; }

    /// <summary>Resource types that no call touches any more.</summary>
    public IReadOnlyList<(string Prefix, string Type)> RetiredTypes { get; }

    /// <summary>By which members requests name the resources of actions that the published map leaves without a template.</summary>
    public IReadOnlyList<NamedResource> NamedResources { get; }

    public string DataDate { get; }

    private static IEnumerable<string[]> Rows(string folder, string name)
        => File.ReadLines(Path.Combine(folder, name))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
