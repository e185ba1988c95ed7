using IamAnalyzers.Assemblies;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>From what a compiled file tells to what it needs. The soundness net is here: nothing it refers to is passed over.</summary>
internal static class ReferenceSource
{
    private const string NotRecorded = "the compiled code refers to it and the analysed source does not";
    private const string NoRecord = "its assembly was built without IamAnalyzers, and its code cannot be read";
    private const string StrangeRecord = "its assembly was built with a version of IamAnalyzers that this one does not read, and its code cannot be read";

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
                return content.Record is { } text ? Recorded(name, text, content) : FromCode(name, content, NoRecord);
        }
    }

    private static NeedsSource? Recorded(string name, string text, AssemblyContent content)
    {
        if (!NeedsRecordFormat.TryRead(text, out var record)) return FromCode(name, content, StrangeRecord);

        // The members have served their purpose; without them a new call of a known kind changes nothing for the referring project.
        var needs = NeedsRecord.Union([record with { Members = default }, OfOpen(content, record)]);
        return needs.IsEmpty ? null : new NeedsSource(name, true, needs);
    }

    // What other generators wrote, the source does not show: the compiled code does. A member that only the metadata names may be called by what nobody reads.
    private static NeedsRecord OfOpen(AssemblyContent content, NeedsRecord record)
        => content.Code is { } code
            ? NeedsRecord.Create(code.Permissions, code.Unresolved.Concat(content.Open.Except(record.Members).Except(code.Members).Select(NotRead)), [])
            : NeedsRecord.Create([], content.Open.Select(NotRead), []);

    private static UnresolvedCall NotRead(string member) => new(member, NotRecorded);

    // A member that is referred to and never called is a name in the metadata only, unless the code says nothing.
    private static NeedsSource? FromCode(string name, AssemblyContent content, string why)
    {
        if (content.Members.Count == 0) return null;
        if (content.Code is not { } code) return Unread(name, content.Members.Select(member => new UnresolvedCall(member, why)));
        var needs = code with { Members = default };
        return needs.IsEmpty ? null : new NeedsSource(name, true, needs) { IsCompiled = true };
    }

    private static NeedsSource Unread(string name, IEnumerable<UnresolvedCall> calls) => new(name, false, NeedsRecord.Create([], calls, []));
}
