namespace IamAnalyzers.Core.Catalog;

/// <summary>The forms of all resource types whose identifiers requests write in a form of their own.</summary>
internal sealed class IdentifierForms
{
    private readonly Dictionary<(string Prefix, string Type, string Name), IdentifierForm> _byType = [];
    private readonly ILookup<(string Prefix, string Variable), IdentifierForm> _byVariable;

    private IdentifierForms(IReadOnlyList<IdentifierForm> forms)
    {
        All = forms;
        foreach (var form in forms) _byType[(form.Prefix, form.ResourceType, form.Name)] = form;
        _byVariable = forms.Where(static form => form.Name.Length == 0).ToLookup(static form => (form.Prefix, form.Variable));
    }

    /// <summary>The forms of this package.</summary>
    public static IdentifierForms Default { get; } = new([.. FormText.Parse(CatalogResource.ReadRows("forms"))]);

    /// <summary>All forms, in the order of the file.</summary>
    public IReadOnlyList<IdentifierForm> All { get; }

    /// <summary>Finds the form of a type.</summary>
    /// <param name="prefix">The action prefix.</param>
    /// <param name="type">The resource type.</param>
    /// <param name="name">The form's own name; empty for the usual one.</param>
    /// <returns>The form, or <see langword="null"/> when the type has none.</returns>
    public IdentifierForm? Find(string prefix, string type, string name = "")
        => _byType.TryGetValue((prefix, type, name), out var form) ? form : null;

    /// <summary>Finds the form in which a variable is written that identifies another type, such as a task's cluster.</summary>
    /// <param name="prefix">The action prefix.</param>
    /// <param name="variable">The variable.</param>
    /// <returns>The first form of the file whose type is identified by it; <see langword="null"/> when there is none.</returns>
    public IdentifierForm? FindByVariable(string prefix, string variable) => _byVariable[(prefix, variable)].FirstOrDefault();
}
