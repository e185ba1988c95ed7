using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Managed;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// <see cref="ReferenceNeeds"/> as text: a line with the format's version, the options, what the project wants of its policy, then for each source a
/// line with its name and its record as <see cref="NeedsRecordFormat"/> writes it. Written and read by one version of the
/// package, so it holds no older forms.
/// </summary>
public static class ReferenceNeedsFormat
{
    private const string Header = "iam-references 1";
    private const string Source = "source\t";
    private const string FormatsLine = "formats";
    private const string Analysed = "analysed";
    private const string Compiled = "compiled";
    private const string Unread = "unread";
    private const string TargetLine = "target";
    private const string Shrunk = "shrink";
    private const string AccessPointsLine = "s3-access-points";
    private const string ReachedLine = "counts-reached";
    private const string ConditionLine = "condition";
    private const string EncryptedLine = "encrypted";
    private const string ManagedLine = "managed";
    private const string InputLine = "input";
    private const string DeploymentLine = "deployment";
    private const string OfRegion = "region";
    private const string OfAccount = "account";
    private const string SettingsLine = "settings";

    /// <summary>Writes the needs.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public static string Write(ReferenceNeeds needs)
    {
        var options = needs.Options;
        var lines = new List<string>
        {
            Header,
            string.Join(
                "\t",
                "options",
                RecordFields.Escape(options.Partition),
                RecordFields.Escape(options.Region),
                RecordFields.Escape(options.Account),
                RecordFields.EscapeList(options.OwnServices)),
        };
        if (options.Target != default || options.Shrink) lines.Add(string.Join("\t", TargetLine, options.Target.ToString(), options.Shrink ? Shrunk : ""));
        if (options.RegionOfDeployment || options.AccountOfDeployment) lines.Add(string.Join("\t", DeploymentLine, options.RegionOfDeployment ? OfRegion : "", options.AccountOfDeployment ? OfAccount : ""));
        if (options.S3AccessPoints) lines.Add(AccessPointsLine);
        if (needs.CountsReached) lines.Add(ReachedLine);
        lines.AddRange(options.Conditions.Select(Line));
        lines.AddRange(options.Encrypted.Select(static service => string.Join(
            "\t", EncryptedLine, RecordFields.Escape(service.Prefix), RecordFields.EscapeList(service.Keys), RecordFields.Escape(service.Reason))));
        lines.AddRange(options.Inputs.Select(static input => string.Join("\t", InputLine, RecordFields.Escape(input.Name), RecordFields.EscapeList(input.Values))));
        if (needs.SettingsFiles.Count > 0) lines.Add(SettingsLine + "\t" + RecordFields.EscapeList(needs.SettingsFiles));
        if (needs.Formats.Count > 0) lines.Add(FormatsLine + "\t" + RecordFields.EscapeList(needs.Formats));
        lines.AddRange(needs.Attached.Select(static policy => string.Join("\t", ManagedLine, RecordFields.Escape(policy.Name), RecordFields.Escape(policy.Environment), RecordFields.Escape(policy.Role))));
        lines.AddRange(needs.Exclusions.Select(static exclusion
            => string.Join("\t", "exclude", RecordFields.Escape(exclusion.What), RecordFields.Escape(exclusion.Reason))));
        var sources = needs.Sources.Select(static source
            => $"{Source}{RecordFields.Escape(source.Name)}\t{(source.IsCompiled ? Compiled : source.IsAnalysed ? Analysed : Unread)}\n{NeedsRecordFormat.Write(source.Needs)}");
        return string.Join("\n", lines) + "\n" + string.Concat(sources);
    }

    /// <summary>Reads the needs.</summary>
    /// <param name="needs">The needs; empty when the text is not of this version.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryRead(string text, out ReferenceNeeds needs)
    {
        needs = ReferenceNeeds.Empty;
        try
        {
            var lines = text.Split('\n').Select(static line => line.TrimEnd('\r')).ToArray();
            if (lines[0] != Header) return false;

            var firstSource = Array.FindIndex(lines, IsSource);
            var head = lines.Take(firstSource < 0 ? lines.Length : firstSource).Skip(1).Select(static line => line.Split('\t')).ToArray();
            needs = new ReferenceNeeds(
                ReadOptions(head),
                default,
                head.Where(static fields => fields[0] == "exclude")
                    .Select(static fields => new Exclusion(RecordFields.Unescape(fields[1]), RecordFields.Unescape(fields[2])))
                    .ToEquatableArray())
            {
                Attached = head.Where(static fields => fields[0] == ManagedLine)
                    .Select(static fields => new AttachedPolicy(RecordFields.Unescape(fields[1]), RecordFields.Unescape(fields[2]), RecordFields.Unescape(fields[3])))
                    .ToEquatableArray(),
                SettingsFiles = head.Where(static fields => fields[0] == SettingsLine).SelectMany(static fields => RecordFields.UnescapeList(fields[1])).ToEquatableArray(),
                CountsReached = head.Any(static fields => fields[0] == ReachedLine),
                Formats = head.Where(static fields => fields[0] == FormatsLine).SelectMany(static fields => RecordFields.UnescapeList(fields[1])).ToEquatableArray(),
            };
            if (firstSource >= 0) needs = needs with { Sources = ReadSources(lines, firstSource).ToEquatableArray() };
            return true;
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or IndexOutOfRangeException)
        {
            needs = ReferenceNeeds.Empty;
            return false;
        }
    }

    private static PolicyOptions ReadOptions(string[][] head)
    {
        var fields = head.Single(static fields => fields[0] == "options");
        var target = head.FirstOrDefault(static fields => fields[0] == TargetLine);
        return new(
            RecordFields.Unescape(fields[1]),
            RecordFields.Unescape(fields[2]),
            RecordFields.Unescape(fields[3]),
            RecordFields.UnescapeList(fields[4]).ToEquatableArray())
        {
            Target = target is null || !Enum.TryParse<PolicyTarget>(target[1], out var known) ? default : known,
            Shrink = target is not null && target[2] == Shrunk,
            RegionOfDeployment = head.Any(static line => line[0] == DeploymentLine && line[1] == OfRegion),
            AccountOfDeployment = head.Any(static line => line[0] == DeploymentLine && line[2] == OfAccount),
            S3AccessPoints = head.Any(static line => line[0] == AccessPointsLine),
            Inputs = head.Where(static line => line[0] == InputLine).Select(static line => new InputValue(RecordFields.Unescape(line[1]), RecordFields.UnescapeList(line[2]).ToEquatableArray())).ToEquatableArray(),
            Conditions = head.Where(static line => line[0] == ConditionLine).Select(ReadCondition).ToEquatableArray(),
            Encrypted = head.Where(static line => line[0] == EncryptedLine)
                .Select(static line => new EncryptedService(RecordFields.Unescape(line[1]), RecordFields.UnescapeList(line[2]).ToEquatableArray(), RecordFields.Unescape(line[3])))
                .ToEquatableArray(),
        };
    }

    private static string Line(ProjectCondition condition)
        => string.Join(
            "\t",
            ConditionLine,
            RecordFields.Escape(condition.Condition.Operator),
            RecordFields.Escape(condition.Condition.Key),
            RecordFields.EscapeList(condition.Condition.Values),
            RecordFields.EscapeList(condition.Services),
            RecordFields.Escape(condition.Reason));

    private static ProjectCondition ReadCondition(string[] fields)
        => new(
            new PolicyCondition(RecordFields.Unescape(fields[1]), RecordFields.Unescape(fields[2]), RecordFields.UnescapeList(fields[3]).ToEquatableArray()),
            RecordFields.UnescapeList(fields[4]).ToEquatableArray(),
            RecordFields.Unescape(fields[5]));

    private static IEnumerable<NeedsSource> ReadSources(string[] lines, int first)
    {
        for (var start = first; start < lines.Length;)
        {
            var end = Array.FindIndex(lines, start + 1, IsSource);
            if (end < 0) end = lines.Length;
            var fields = lines[start].Split('\t');
            var record = string.Join("\n", lines, start + 1, end - start - 1);
            yield return NeedsRecordFormat.TryRead(record, out var needs)
                ? new NeedsSource(RecordFields.Unescape(fields[1]), fields[2] != Unread, needs) { IsCompiled = fields[2] == Compiled }
                : throw new FormatException("A source carries no record that can be read.");
            start = end;
        }
    }

    private static bool IsSource(string line) => line.StartsWith(Source, StringComparison.Ordinal);
}
