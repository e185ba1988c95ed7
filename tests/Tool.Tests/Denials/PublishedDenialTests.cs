using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Tool.Denials;

namespace IamAnalyzers.Tool.Tests.Denials;

public class PublishedDenialTests
{
    private const string Policy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": "xray:PutTraceSegments", "Resource": "*" }
          ]
        }
        """;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, PublishedDenial.All.Count)];

    [Fact]
    public void Rows_AreAtLeastSixtyOfFortyAddresses()
    {
        Assert.True(PublishedDenial.All.Count >= 60);
        Assert.True(PublishedDenial.All.Select(static row => row.Address).Distinct().Count() >= 40);
        Assert.All(PublishedDenial.All, static row => Assert.StartsWith("https://", row.Address, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Message_IsReadAsItsRowSays(int index)
    {
        var row = PublishedDenial.All[index];
        var denial = Assert.Single(DenialReader.Read(row.Message).Denials);
        Assert.Equal((row.Action, row.Resource, row.Policy, row.Effect), (denial.Action, denial.Resource, denial.Policy.ToString(), denial.Effect.ToString()));
        foreach (var (name, value) in row.Parts.Where(static part => part.Key != "Candidate")) Assert.Equal(value, typeof(Denial).GetProperty(name)!.GetValue(denial));
        Assert.Equal(row.Parts.ContainsKey("Candidate"), denial.Disguise is not null);
        if (row.Parts.TryGetValue("Candidate", out var candidate)) Assert.Contains(candidate, denial.Candidates);
        if (row.Message.Contains("User: arn:", StringComparison.Ordinal) || row.Message.Contains("User `arn:", StringComparison.Ordinal)) Assert.StartsWith("arn:aws:", denial.Principal, StringComparison.Ordinal);
    }

    // A program that needs just the refused action, under a policy that does not allow it: the message alone decides about the edit.
    [Theory]
    [MemberData(nameof(Rows))]
    public void Edit_IsOfferedOnlyForImplicitDenialsOfTheIdentity(int index)
    {
        var row = PublishedDenial.All[index];
        var denial = DenialReader.Read(row.Message).Denials[0];
        var action = row.Action.Length > 0 ? row.Action : "s3:GetObject";
        var resource = row.Resource.StartsWith("arn:", StringComparison.Ordinal) && !row.Resource.Contains(' ', StringComparison.Ordinal) ? row.Resource : "*";
        var program = Programs.Of($"Shop.cs:7 Amazon.Service.IAmazonService.CallAsync {action} {resource}", Policy);
        var answer = new DenialExplainer(program, AwsCatalog.Default).Explain(denial, []);

        Assert.Equal(row.HasEdit, answer.Edits.Count == 1);
        Assert.Equal(row.HasEdit, answer.WhyNoEdit.Length == 0);
        if (!row.HasEdit) return;
        var edit = answer.Edits[0];
        Assert.Equal(["Shop.cs:7"], answer.Calls[0].Places);
        Assert.Contains(denial.Action, edit.Text, StringComparison.Ordinal);
        var after = Programs.Reviewed(edit.Text);
        Assert.Equal(PolicyAnswer.Allows, new DenialExplainer(program with { Reviewed = [after] }, AwsCatalog.Default).Explain(denial, []).Verdict);
    }
}
