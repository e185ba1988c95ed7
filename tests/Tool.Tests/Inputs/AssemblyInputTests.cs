using System.IO.Compression;

namespace IamAnalyzers.Tool.Tests.Inputs;

/// <summary>Programs without their project.</summary>
public sealed class AssemblyInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Assembly_GetsItsPolicy()
    {
        var program = SmallProgram.Publish(_folder, SmallProgram.Reports);
        var run = ToolRun.Of(_folder, "generate", program).Ends(ExitCodes.Success);
        Assert.Contains("\"arn:aws:s3:::reports-in/today.csv\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:s3:::reports-out/today.pdf\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("Reports: 2 actions in 2 statements", run.Error, StringComparison.Ordinal);
        Assert.Contains("does not contain the items of its project file", run.Error, StringComparison.Ordinal);
        Assert.Contains("was built without IamAnalyzers", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderAndZipFile_GetThePolicyOfTheirAssembly()
    {
        var program = SmallProgram.Publish(_folder.ToFile("publish"), SmallProgram.Reports);
        ZipFile.CreateFromDirectory(_folder.ToFile("publish"), _folder.ToFile("function.zip"));
        var expected = ToolRun.Of(_folder, "generate", program).Ends(ExitCodes.Success).Output;
        Assert.Equal(expected, ToolRun.Of(_folder, "generate", "publish").Ends(ExitCodes.Success).Output);
        Assert.Equal(expected, ToolRun.Of(_folder, "generate", "function.zip").Ends(ExitCodes.Success).Output);
    }

    [Fact]
    public void HostBesideAnAssembly_StandsForTheAssembly()
    {
        SmallProgram.Publish(_folder, SmallProgram.Reports);
        File.WriteAllText(_folder.ToFile("Reports"), "a native host");
        Assert.Contains("s3:GetObject", ToolRun.Of(_folder, "generate", "Reports").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereItRuns_StandsInItsArns()
    {
        var program = SmallProgram.Publish(_folder, SmallProgram.Reports.Replace("new AmazonS3Client()", "new AmazonS3Client()", StringComparison.Ordinal));
        Assert.Contains("arn:aws-cn:s3:::reports-in/today.csv", ToolRun.Of(_folder, "generate", program, "--partition", "aws-cn").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
        Assert.Contains("--partition is 'China'", ToolRun.Of(_folder, "generate", program, "--partition", "China").Ends(ExitCodes.Usage).Error, StringComparison.Ordinal);
        Assert.Contains("logs:PutLogEvents", ToolRun.Of(_folder, "generate", program, "--runtime", "Lambda").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
        Assert.Contains("--runtime 'Lamda' is not a preset", ToolRun.Of(_folder, "generate", program, "--runtime", "Lamda").Ends(ExitCodes.Usage).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ReferenceThatIsNotThere_IsTold()
    {
        var program = SmallProgram.Publish(_folder, SmallProgram.Reports);
        File.Delete(_folder.ToFile("AWSSDK.S3.dll"));
        Assert.Contains("1 reference of Reports was not found", ToolRun.Of(_folder, "generate", program).Error, StringComparison.Ordinal);
        Assert.Contains("AWSSDK.S3", ToolRun.Of(_folder, "generate", program).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralPrograms_AreAskedFor()
    {
        SmallProgram.Publish(_folder, SmallProgram.Reports);
        SmallProgram.Publish(_folder, SmallProgram.Reports.Replace("reports-in", "letters", StringComparison.Ordinal), "Letters");
        Assert.Contains("There are several programs: Letters, Reports.", ToolRun.Of(_folder, "generate", _folder).Ends(ExitCodes.Usage).Error, StringComparison.Ordinal);
        Assert.Contains("arn:aws:s3:::letters/today.csv", ToolRun.Of(_folder, "generate", _folder, "--program", "letters").Ends(ExitCodes.Success).Output, StringComparison.Ordinal);
        Assert.Contains("It has: Letters, Reports.", ToolRun.Of(_folder, "generate", _folder, "--program", "x").Ends(ExitCodes.Usage).Error, StringComparison.Ordinal);
        ToolRun.Of(_folder, "generate", _folder, "--output", "policies/", "--format", "terraform").Ends(ExitCodes.Success);
        Assert.Equal(
            ["Letters.iam-policy.explain.json", "Letters.iam-policy.explain.md", "Letters.iam-policy.json", "Letters.iam-policy.tf", "Reports.iam-policy.explain.json", "Reports.iam-policy.explain.md", "Reports.iam-policy.json", "Reports.iam-policy.tf"],
            Directory.EnumerateFiles(_folder.ToFile("policies")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nothing.dll", "does not exist")]
    [InlineData("text.dll", "is not a .NET assembly")]
    [InlineData("text.zip", "cannot be unpacked")]
    [InlineData("host.exe", "is not a .NET program that can be read")]
    [InlineData("empty", "holds no project, no solution and no published program")]
    public void WhatIsNoProgram_IsTold(string input, string expected)
    {
        Directory.CreateDirectory(_folder.ToFile("empty"));
        foreach (var name in new[] { "text.dll", "text.zip", "host.exe" }) File.WriteAllText(_folder.ToFile(name), "This is text.");
        var run = ToolRun.Of(_folder, "generate", input).Ends(ExitCodes.BadInput);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void ProgramWithoutCalls_HasNoPolicy()
    {
        var program = SmallProgram.Publish(_folder, "System.Console.WriteLine();");
        Assert.Contains("Reports needs no AWS permission", ToolRun.Of(_folder, "generate", program).Ends(ExitCodes.CannotTell).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_IsToldToBeOne()
    {
        var program = SmallProgram.Publish(_folder, """
            public static class Store
            {
                public static System.Threading.Tasks.Task Put(Amazon.S3.IAmazonS3 s3) => s3.PutObjectAsync(new Amazon.S3.Model.PutObjectRequest { BucketName = "store", Key = "k" });
            }
            """, isApplication: false);
        var run = ToolRun.Of(_folder, "generate", program).Ends(ExitCodes.Success);
        Assert.Contains("arn:aws:s3:::store/k", run.Output, StringComparison.Ordinal);
        Assert.Contains("Reports is a library.", run.Error, StringComparison.Ordinal);
    }

    // Compiled code does not keep the name of an input; a record does, see ProjectTests.
    [Fact]
    public void InputOfAnAssemblyWithoutRecord_IsTold()
    {
        var program = SmallProgram.Publish(_folder, SmallProgram.Reports.Replace("\"reports-in\"", "System.Environment.GetEnvironmentVariable(\"IN_BUCKET\")", StringComparison.Ordinal));
        var run = ToolRun.Of(_folder, "generate", program, "--input", "IN_BUCKET=reports-*").Ends(ExitCodes.Success);
        Assert.Contains("\"arn:aws:s3:::*/today.csv\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("IAM4023: IamInput 'IN_BUCKET': no resource of the policy is named by it; remove the item, because no input names a resource of the policy", run.Error, StringComparison.Ordinal);
        Assert.Contains("--input 'IN_BUCKET': it has no Value", ToolRun.Of(_folder, "generate", program, "--input", "IN_BUCKET").Ends(ExitCodes.Usage).Error, StringComparison.Ordinal);
    }
}
