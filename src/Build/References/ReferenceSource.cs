using IamAnalyzers.Build.Assemblies;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>From what a compiled file tells to what it needs. The soundness net is here: nothing it refers to is passed over.</summary>
internal static class ReferenceSource
{
    private const string NotRecorded = "the compiled code refers to it and the analysed source does not";
    private const string NoRecord = "its assembly was built without IamAnalyzers";
    private const string StrangeRecord = "its assembly was built with a version of IamAnalyzers that this one does not read";

    /// <summary>Tells what an assembly needs.</summary>
    /// <param name="name">The assembly's simple name.</param>
    /// <param name="content">What its file tells.</param>
    /// <returns>Its needs; <see langword="null"/> when it has nothing to do with AWS.</returns>
    public static NeedsSource? Of(string name, AssemblyContent content)
    {
        switch (content.Kind)
        {
            case AssemblyKind.NotManaged or AssemblyKind.Sdk:
                return null;
            case AssemblyKind.Unreadable:
                return Unread(name, [new UnresolvedCall(name, content.Problem)]);
            default:
                return content.Record is { } text ? Recorded(name, text, content) : NotRecordedAtAll(name, content, NoRecord);
        }
    }

    private static NeedsSource? Recorded(string name, string text, AssemblyContent content)
    {
        if (!NeedsRecordFormat.TryRead(text, out var record)) return NotRecordedAtAll(name, content, StrangeRecord);

        // The members have served their purpose; without them a new call of a known kind changes nothing for the referring project.
        var needs = NeedsRecord.Create(record.Permissions, record.Unresolved.Concat(Missing(record, content)), []);
        return needs.IsEmpty ? null : new NeedsSource(name, true, needs);
    }

    /// <summary>The members that compiled code refers to and its record does not know.</summary>
    /// <param name="content">What the compiled file tells.</param>
    /// <returns>An unresolved call for each.</returns>
    public static IEnumerable<UnresolvedCall> Missing(NeedsRecord record, AssemblyContent content)
    {
        var known = new HashSet<string>(record.Members, StringComparer.Ordinal);
        return content.Members.Where(member => !known.Contains(member)).Select(static member => new UnresolvedCall(member, NotRecorded));
    }

    private static NeedsSource? NotRecordedAtAll(string name, AssemblyContent content, string why)
        => content.Members.Count == 0 ? null : Unread(name, content.Members.Select(member => new UnresolvedCall(member, why)));

    private static NeedsSource Unread(string name, IEnumerable<UnresolvedCall> calls) => new(name, false, NeedsRecord.Create([], calls, []));
}
