namespace IamAnalyzers.Tool.Tests.Answers;

/// <summary>Policies and templates in files and folders.</summary>
public sealed class LintTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Policy_IsCheckedAtItsPlace()
    {
        Write("a.json", "{ \"Version\": \"2012-10-17\",\n  \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"s3:GetObjekt\", \"Resource\": \"*\" } ] }");
        var run = ToolRun.Of(_folder, "lint", "a.json").Ends(ExitCodes.Findings);
        Assert.Contains("a.json(2,49): warning IAM3002", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 file checked, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_IsSearchedForPoliciesAndTemplates()
    {
        Write("policies/a.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } ] }""");
        Write("stack/template.yaml", "Resources:\n  R:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Alow\n            Action: s3:GetObject\n            Resource: '*'\n");
        Write("package.json", """{ "name": "no policy" }""");
        Write("bin/b.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Alow" } ] }""");
        var run = ToolRun.Of(_folder, "lint", ".").Ends(ExitCodes.Findings);
        Assert.Contains("template.yaml(8,21): error IAM3001", run.Output, StringComparison.Ordinal);
        Assert.Contains("2 files checked", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksThatLeadBack_End()
    {
        Write("a/p.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } ] }""");
        Directory.CreateSymbolicLink(_folder.ToFile("a/again"), _folder);
        Assert.Contains("1 file checked, nothing found.", ToolRun.Of(_folder, "lint", ".").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Severity_ComesFromEditorConfig()
    {
        Write("a.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "*" } ] }""");
        Write(".editorconfig", "[*.json]\ndotnet_diagnostic.IAM3002.severity = none\n");
        Assert.DoesNotContain("IAM3002", ToolRun.Of(_folder, "lint", "a.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_ChangesWhatIsRight()
    {
        Write("a.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }""");
        Assert.Contains("IAM", ToolRun.Of(_folder, "lint", "a.json").Ends(ExitCodes.Findings).Output, StringComparison.Ordinal);
        ToolRun.Of(_folder, "lint", "a.json", "--kind", "ServiceControl").Ends(ExitCodes.Success);
        Assert.Contains("'Scp' is not a kind of policy. The kinds are: Identity, ", ToolRun.Of(_folder, "lint", "a.json", "--kind", "Scp").Ends(ExitCodes.Usage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNotUtf8_IsTold()
    {
        File.WriteAllBytes(_folder.ToFile("a.json"), [0x7B, 0xFF, 0xFE, 0x00]);
        Assert.Contains("is not UTF-8", ToolRun.Of(_folder, "lint", "a.json").Ends(ExitCodes.BadInput).Error, StringComparison.Ordinal);
        ToolRun.Of(_folder, "lint", ".").Ends(ExitCodes.Success);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.ToFile(path))!);
        File.WriteAllText(_folder.ToFile(path), text);
    }
}
