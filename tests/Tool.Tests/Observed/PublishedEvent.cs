using System.Text;
using IamAnalyzers.Tool.Observed;

namespace IamAnalyzers.Tool.Tests.Observed;

/// <summary>A row of <c>PublishedEvents.txt</c>.</summary>
/// <param name="Address">Where such a record, or its name, is published.</param>
/// <param name="Expected">The action; <c>notcall</c>, <c>free</c> or <c>unmapped</c>.</param>
/// <param name="Record">The record, JSON.</param>
public sealed record PublishedEvent(string Address, string Expected, string Record)
{
    public static IReadOnlyList<PublishedEvent> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PublishedEvents.txt")).Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('\t')).Select(static fields => new PublishedEvent(fields[0], fields[1], fields[2]))];

    internal TrailEvent Event => TrailEventReader.Read(Encoding.UTF8.GetBytes(Record)) ?? throw new InvalidDataException(Record);
}
