using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.Core.Catalog;

/// <summary>Which operations a method asks for whose operation depends on the request.</summary>
public static class SdkTargets
{
    /// <summary>Finds the operations that a request leaves possible.</summary>
    /// <param name="targets">The operations behind the method.</param>
    /// <param name="request">What is known of the request.</param>
    /// <returns>The operations and whether each is sure; all of them, none sure, when the request rules out each.</returns>
    public static IReadOnlyList<(string Operation, bool IsCertain)> Of(IReadOnlyList<MethodTarget> targets, SdkRequest request)
    {
        var asked = new List<(string Operation, bool IsCertain)>();
        foreach (var target in targets)
        {
            var result = target.Trigger?.Evaluate(request) ?? TriggerResult.Yes;
            if (result != TriggerResult.No) asked.Add((target.Operation.Name, result == TriggerResult.Yes));
        }

        if (asked.Count == 0) asked.AddRange(targets.Select(static target => (target.Operation.Name, false)));
        return asked;
    }
}
