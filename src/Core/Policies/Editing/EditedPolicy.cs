using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>A policy's text after an edit.</summary>
/// <param name="Edits">What became of the old text, by place; none overlaps another.</param>
/// <param name="Changes">What was added or removed, in the order of the actions or of the text.</param>
/// <param name="Problem">Why nothing was edited, at its place in the old text; <see langword="null"/> otherwise.</param>
public sealed record EditedPolicy(string Text, IReadOnlyList<TextEdit> Edits, IReadOnlyList<PolicyChange> Changes, PolicyFinding? Problem)
{
    /// <summary>Makes the edits.</summary>
    internal static EditedPolicy Of(string text, IEnumerable<TextEdit> edits, IReadOnlyList<PolicyChange> changes)
    {
        var united = TextEdit.Unite(edits);
        return new(TextEdit.Apply(text, united), united, changes, null);
    }

    /// <summary>Leaves the text as it is.</summary>
    internal static EditedPolicy Unchanged(string text, PolicyFinding? problem = null) => new(text, [], [], problem);
}

/// <summary>Permissions that an edit added to a policy or removed from it.</summary>
/// <param name="Resources">On what.</param>
public sealed record PolicyChange(EquatableArray<string> Actions, EquatableArray<string> Resources)
{
    /// <summary>The change as a line of a report.</summary>
    /// <returns>The actions, <c>on</c>, the resources.</returns>
    public override string ToString() => string.Join(", ", Actions) + " on " + string.Join(", ", Resources);
}
