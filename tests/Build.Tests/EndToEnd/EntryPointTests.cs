using System.Text.Json;
using AngleSharp.Html.Parser;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>A program with entry points gets a policy for each of them beside that of the whole program.</summary>
public sealed class EntryPointTests : IDisposable
{
    private const string Lambda = "<AWSProjectType>Lambda</AWSProjectType>";

    // Three handlers; the first two share a class, and all have the initialisation of their type.
    private const string Shop = """
        using System.Threading.Tasks;
        using Amazon.S3;
        using Amazon.S3.Model;

        namespace Shop;

        public class Orders
        {
            private static readonly Task Start = new AmazonS3Client().GetBucketLocationAsync("config");
            private readonly Store _store = new(new AmazonS3Client());
            public Task Add(string key) => _store.Put("orders", key);
            public async Task Move(string key) { await _store.Put("archive", key); await _store.Drop("orders", key); }
            public Task<GetObjectResponse> Read(string key) => new AmazonS3Client().GetObjectAsync("orders", key);
        }

        internal sealed class Store(IAmazonS3 s3)
        {
            public Task Put(string bucket, string key) => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key });
            public Task Drop(string bucket, string key) => s3.DeleteObjectAsync(bucket, key);
        }
        """;

    private const string Template = """
        {
          "AWSTemplateFormatVersion": "2010-09-09",
          "Transform": "AWS::Serverless-2016-10-31",
          "Resources": {
            "AddOrder": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Api::Shop.Orders::Add" } },
            "MoveOrder": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Api::Shop.Orders::Move", "Events": { "Queue": { "Type": "SQS" } } } },
            "ReadOrder": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Api::Shop.Orders::Read" } }
          }
        }
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void ThreeHandlers_HaveThreePoliciesWhoseActionsAreThoseOfTheProgram()
    {
        WriteShop(Lambda + "<IamPolicyFormats>html</IamPolicyFormats>");

        var build = _workspace.Build("Api").Succeeded();

        Assert.Equal(["s3:GetBucketLocation arn:aws:s3:::config", "s3:PutObject arn:aws:s3:::orders/*"], S3("Api", "AddOrder"));
        Assert.Equal(["s3:DeleteObject arn:aws:s3:::orders/*", "s3:GetBucketLocation arn:aws:s3:::config", "s3:PutObject arn:aws:s3:::archive/*"], S3("Api", "MoveOrder"));
        Assert.Equal(["s3:GetBucketLocation arn:aws:s3:::config", "s3:GetObject arn:aws:s3:::orders/*"], S3("Api", "ReadOrder"));
        string[] each = [.. new[] { "AddOrder", "MoveOrder", "ReadOrder" }.SelectMany(name => Actions("Api", name)).Where(static action => !action.StartsWith("sqs:", StringComparison.Ordinal)).Distinct().Order()];
        Assert.Equal(Actions("Api").Where(static action => !action.StartsWith("sqs:", StringComparison.Ordinal)).Distinct().Order(), each);

        // One page for all, with a part for each.
        using var page = new HtmlParser().ParseDocument(File.ReadAllText(Directory.EnumerateFiles(_workspace.ToFile("Api"), "Api.iam-policy.html", SearchOption.AllDirectories).Single(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))));
        Assert.Equal(["program", "entry=AddOrder", "entry=MoveOrder", "entry=ReadOrder"], page.QuerySelectorAll(".part").Select(static part => part.Id));
        Assert.NotNull(page.GetElementById("entry=MoveOrder&action=sqs:ReceiveMessage"));
        Assert.Null(page.GetElementById("entry=AddOrder&action=sqs:ReceiveMessage"));

        // The presets of each, and the line of each.
        Assert.Contains("logs:PutLogEvents", Actions("Api", "ReadOrder"));
        Assert.Contains("sqs:ReceiveMessage", Actions("Api", "MoveOrder"));
        Assert.DoesNotContain("sqs:ReceiveMessage", Actions("Api", "AddOrder"));
        Assert.Equal(4, build.IamLines.Count);
        Assert.Contains(build.IamLines, static line => line.StartsWith("IamAnalyzers: entry point AddOrder: ", StringComparison.Ordinal) && line.EndsWith("Api.AddOrder.iam-policy.json", StringComparison.Ordinal));
        Assert.Contains("Entry point AddOrder (serverless.template(5)): only what it reaches of the program and its references counts.", Explanation("Api", "AddOrder"), StringComparison.Ordinal);

        // Nothing changed, so nothing is done.
        var times = _workspace.Times();
        var again = _workspace.Build("Api").Succeeded();
        Assert.Contains("Skipping target \"WriteIamPolicy\"", again.Output, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"CollectIamHandlers\"", again.Output, StringComparison.Ordinal);
        Assert.Equal(4, again.IamLines.Count);
        Assert.Equal(times.Where(static file => file.Key.Contains("iam-", StringComparison.Ordinal)), _workspace.Times().Where(static file => file.Key.Contains("iam-", StringComparison.Ordinal)));

        // A handler goes, and its files.
        _workspace.Write("Api/serverless.template", Template.Replace("Api::Shop.Orders::Read", "Other::Shop.Orders::Read", StringComparison.Ordinal));
        _workspace.Build("Api").Succeeded();
        Assert.False(Has("Api", "ReadOrder"));
        Assert.True(Has("Api", "AddOrder"));

        _workspace.Run("clean", "Api").Succeeded();
        Assert.False(Has("Api", "AddOrder"));
        Assert.False(_workspace.Has("Api", "bin", "Debug", "net10.0", "Api.AddOrder.iam-policy.explain.md"));
    }

    [Fact]
    public void OnePolicyForAll_WhenTheProjectSaysSo()
    {
        WriteShop(Lambda + "<IamPolicyPerEntryPoint>false</IamPolicyPerEntryPoint>");

        Assert.Single(_workspace.Build("Api").Succeeded().IamLines);
        Assert.False(Has("Api", "AddOrder"));
        Assert.Contains("s3:PutObject", Actions("Api"));
    }

    [Fact]
    public void LibraryWithoutAProjectType_IsAnApplicationByItsHandlers()
    {
        WriteShop("");
        _workspace.Build("Api").Succeeded();
        Assert.Contains("logs:PutLogEvents", Actions("Api", "AddOrder"));
        Assert.Contains("s3:DeleteObject", Actions("Api"));

        // By the template of another folder, in YAML, and by an attribute.
        _workspace.WriteProject("Jobs", items: """<IamTemplate Include="../deploy/jobs.yaml" />""");
        _workspace.Write("deploy/jobs.yaml", """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Handler: Jobs::Nightly::Run
                VpcConfig: { SubnetIds: [subnet-1] }
            Resources:
              NightlyFunction:
                Type: AWS::Serverless::Function
                Properties: { MemorySize: 256 }
            """);
        _workspace.Write("Jobs/Jobs.cs", """
            using System.Threading.Tasks;
            using Amazon.S3;

            public class Nightly { public Task Run() => new AmazonS3Client().GetObjectAsync("nightly", "k"); }
            public class Weekly { [IamAnalyzers.IamEntryPoint("weekly")] public Task Run() => new AmazonS3Client().DeleteObjectAsync("weekly", "k"); }
            """);
        _workspace.Build("Jobs").Succeeded();
        Assert.Equal(["s3:GetObject arn:aws:s3:::nightly/k"], S3("Jobs", "NightlyFunction"));
        Assert.Contains("ec2:CreateNetworkInterface", Actions("Jobs", "NightlyFunction"));
        Assert.Equal(["s3:DeleteObject arn:aws:s3:::weekly/k"], S3("Jobs", "weekly"));
        Assert.DoesNotContain("logs:PutLogEvents", Actions("Jobs", "weekly"));
        Assert.Contains("Skipping target \"WriteIamPolicy\"", _workspace.Build("Jobs").Succeeded().Output, StringComparison.Ordinal);

        // It is none any more.
        _workspace.Write("Jobs/Jobs.cs", "public class Nightly { public object Run() => new Amazon.S3.AmazonS3Client().GetObjectAsync(\"nightly\", \"k\"); }");
        _workspace.Write("deploy/jobs.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n");
        Assert.Empty(_workspace.Build("Jobs").Succeeded().IamLines);
        Assert.False(Has("Jobs", "weekly"));
        Assert.False(_workspace.Has("Jobs", "bin", "Debug", "net10.0", "Jobs.iam-policy.json"));
    }

    [Fact]
    public void ToolsDefaults_NameAHandler()
    {
        _workspace.WriteProject("Api");
        _workspace.Write("Api/Orders.cs", Shop);
        _workspace.Write("Api/aws-lambda-tools-defaults.json", """{ "function-name": "orders", "function-handler": "Api::Shop.Orders::Add" }""");

        _workspace.Build("Api").Succeeded();

        Assert.Equal(["s3:GetBucketLocation arn:aws:s3:::config", "s3:PutObject arn:aws:s3:::orders/*"], S3("Api", "orders"));
    }

    [Fact]
    public void CommandsOfAConsoleProgram_HaveAPolicyEach()
    {
        _workspace.WriteApplication("Tool", """
            using Amazon.S3;
            using Amazon.S3.Model;
            using IamAnalyzers;

            var tool = new Tool(new AmazonS3Client(), new AmazonS3Client().GetBucketLocationAsync("shared").Result.ToString()!);
            switch (args[0])
            {
                case "import": await tool.Import("inbox"); break;
                case "export": await tool.Export(); break;
                default: await Tool.Clean(); break;
            }

            internal sealed class Tool(IAmazonS3 s3, string where)
            {
                [IamEntryPoint("import")] public Task Import(string bucket) => s3.GetObjectAsync(bucket, "k");
                [IamEntryPoint("export")] public async Task Export() { await Task.Yield(); await s3.PutObjectAsync(new PutObjectRequest { BucketName = "outbox", Key = where }); }
                [IamEntryPoint("clean")] public static Task Clean() => new AmazonS3Client().DeleteObjectAsync("old", "k");
            }
            """, "<ImplicitUsings>enable</ImplicitUsings>");

        _workspace.Build("Tool").Succeeded();

        Assert.Equal(["s3:GetBucketLocation arn:aws:s3:::shared", "s3:GetObject arn:aws:s3:::inbox/k"], S3("Tool", "import"));
        Assert.Equal(["s3:GetBucketLocation arn:aws:s3:::shared", "s3:PutObject arn:aws:s3:::outbox/*"], S3("Tool", "export"));
        Assert.Equal(["s3:DeleteObject arn:aws:s3:::old/k", "s3:GetBucketLocation arn:aws:s3:::shared"], S3("Tool", "clean"));
    }

    [Fact]
    public void HandlerOfFSharp_HasItsPolicy()
    {
        _workspace.Write("Api/Api.fsproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><Compile Include="Api.fs" /><PackageReference Include="AWSSDK.S3" Version="{Repository.S3Version}" /></ItemGroup>
            </Project>
            """);
        _workspace.Write("Api/Api.fs", """
            namespace Shop
            open Amazon.S3
            type Orders() =
                let s3 = new AmazonS3Client()
                member _.Read(key: string) = s3.GetObjectAsync("orders", key)
                member _.Drop(key: string) = s3.DeleteObjectAsync("orders", key)
            """);
        _workspace.Write("Api/serverless.template", """{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "Reader": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "Api::Shop.Orders::Read" } } } }""");

        _workspace.Build("Api").Succeeded();

        Assert.Equal(["s3:GetObject arn:aws:s3:::orders/*"], S3("Api", "Reader"));
        Assert.Contains("s3:DeleteObject", Actions("Api"));
    }

    [Fact]
    public void NamesThatAreWrong_AreTold()
    {
        WriteShop(Lambda);
        _workspace.Write("Api/serverless.template", Template.Replace("Orders::Read", "Orders::Reed", StringComparison.Ordinal));
        var build = _workspace.Build("Api").Succeeded();
        Assert.Contains("warning IAM4022: serverless.template(7): the handler 'Api::Shop.Orders::Reed' names a method that Shop.Orders does not have. Did you mean Read?", build.Output, StringComparison.Ordinal);

        _workspace.Write("Api/Twice.cs", """
            public static class Twice
            {
                [IamAnalyzers.IamEntryPoint("job")] public static void One() { }
                [IamAnalyzers.IamEntryPoint("job")] public static void Two() { }
                [IamAnalyzers.IamEntryPoint("a/b")] public static void Three() { }
            }
            """);
        var wrong = _workspace.Build("Api").Failed();
        Assert.Contains("error IAM4022: Several entry points have the name 'job': [IamEntryPoint] on Twice.One; [IamEntryPoint] on Twice.Two.", wrong.Output, StringComparison.Ordinal);
        Assert.Contains("error IAM4022: [IamEntryPoint] on Twice.Three: the name 'a/b' of the entry point cannot be used in a file name.", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ReviewedPolicyOfAnEntryPoint_IsHeldToWhatItReaches()
    {
        WriteShop(Lambda, """<AdditionalFiles Include="policies/read.json" IamPolicyBaseline="true" EntryPoint="ReadOrder" />""");
        _workspace.Write("Api/policies/read.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::orders/*" } ] }""");

        var build = _workspace.Build("Api").Succeeded();

        Assert.Contains("warning IAM2001: The reviewed policy (read.json) does not allow 's3:GetObject' on arn:aws:s3:::orders/*", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("'s3:DeleteObject'", build.Output, StringComparison.Ordinal);
        Assert.Contains("`s3:GetObject`", _workspace.Read("Api", "bin", "Debug", "net10.0", "Api.ReadOrder.iam-policy.md"), StringComparison.Ordinal);
        var check = _workspace.Build("Api", "-t:CheckIamPolicy").Failed();
        Assert.Contains("error IAM2001: The reviewed policy (read.json) does not allow 's3:GetObject'", check.Output, StringComparison.Ordinal);
        Assert.Contains("error IAM2002", check.Output, StringComparison.Ordinal);
        Assert.Contains("entry point ReadOrder of Api and its reviewed policy (read.json) differ", check.Output, StringComparison.Ordinal);
        Assert.Contains("IamAnalyzers: entry points of Api without a reviewed policy: AddOrder, MoveOrder", check.Output, StringComparison.Ordinal);

        _workspace.Build("Api", "-t:UpdateIamPolicy", "-p:IamPolicyPrune=true").Succeeded();
        var policy = _workspace.Read("Api", "policies", "read.json");
        Assert.Contains("s3:GetObject", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("s3:PutObject", policy, StringComparison.Ordinal);
        Assert.Contains("allows everything that entry point ReadOrder of Api needs, and nothing more", _workspace.Build("Api", "-t:CheckIamPolicy").Succeeded().Output, StringComparison.Ordinal);

        WriteShop(Lambda, """<AdditionalFiles Include="policies/read.json" IamPolicyBaseline="true" EntryPoint="ReedOrder" />""");
        Assert.Contains("error IAM4022: read.json is the reviewed policy of the entry point 'ReedOrder', which does not exist. The entry points are: AddOrder, MoveOrder, ReadOrder.", _workspace.Build("Api").Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PoliciesOfATemplate_AreHeldToWhatEachHandlerNeeds()
    {
        WriteShop(Lambda + "<IamPolicyTemplateReview>true</IamPolicyTemplateReview>");
        _workspace.Write("Api/serverless.template", """
            {
              "AWSTemplateFormatVersion": "2010-09-09",
              "Transform": "AWS::Serverless-2016-10-31",
              "Resources": {
                "AddOrder": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "Api::Shop.Orders::Add",
                    "Policies": [
                      "AWSLambdaBasicExecutionRole",
                      "AmazonS3FullAccess",
                      "AWSLambda_FullAccess",
                      { "SQSPollerPolicy": { "QueueName": { "Fn::GetAtt": [ "Queue", "QueueName" ] } } }
                    ]
                  }
                },
                "MoveOrder": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "Api::Shop.Orders::Move",
                    "Policies": [
                      { "S3WritePolicy": { "BucketName": "archive" } },
                      { "Statement": [
                        { "Effect": "Allow",
                          "Action": [ "s3:GetBucketLocation", "s3:ListBucket" ],
                          "Resource": { "Fn::Sub": "arn:${AWS::Partition}:s3:::config" } } ] }
                    ]
                  }
                },
                "ReadOrder": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Api::Shop.Orders::Read", "Role": "arn:aws:iam::123456789012:role/read" } }
              }
            }
            """);

        var output = _workspace.Build("Api").Succeeded().Output;

        Assert.Contains("serverless.template(11,11): warning IAM2003: AddOrder needs only s3:GetBucketLocation, s3:PutObject of the permissions that AmazonS3FullAccess grants", output, StringComparison.Ordinal);
        Assert.Contains("serverless.template(12,11): warning IAM2002: AddOrder needs none of the permissions that AWSLambda_FullAccess grants", output, StringComparison.Ordinal);
        Assert.Contains("serverless.template(13,13): warning IAM2002: AddOrder needs none of the permissions that SQSPollerPolicy grants", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AWSLambdaBasicExecutionRole allows", output, StringComparison.Ordinal);
        Assert.Contains("serverless.template(21,9): warning IAM2001: The Policies of MoveOrder do not allow 's3:DeleteObject' on arn:aws:s3:::orders/*, which 'Amazon.S3.IAmazonS3.DeleteObjectAsync' in Api needs", output, StringComparison.Ordinal);
        Assert.Contains("serverless.template(25,51): warning IAM2002: MoveOrder: no call needs 's3:ListBucket'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MoveOrder: the code needs only", output, StringComparison.Ordinal);
        Assert.DoesNotContain("ReadOrder do not allow", output, StringComparison.Ordinal);
        Assert.Equal(5, output.Split('\n').Where(static line => line.Contains("serverless.template(", StringComparison.Ordinal) && line.Contains(": warning IAM200", StringComparison.Ordinal)).Select(static line => line.Trim()).Distinct().Count(line => line.StartsWith("1>", StringComparison.Ordinal)));

        // Told in each build, and no more when the project does not ask.
        Assert.Contains("needs none of the permissions that AWSLambda_FullAccess grants", _workspace.Build("Api").Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AWSLambda_FullAccess allows", _workspace.Build("Api", "-p:IamPolicyTemplateReview=false").Succeeded().Output, StringComparison.Ordinal);
    }

    private void WriteShop(string properties, string items = "")
    {
        _workspace.WriteProject("Api", properties, items);
        _workspace.Write("Api/Orders.cs", Shop);
        _workspace.Write("Api/serverless.template", Template);
    }

    private bool Has(string project, string entryPoint) => _workspace.Has(project, "bin", "Debug", "net10.0", $"{project}.{entryPoint}.iam-policy.json");

    private string Explanation(string project, string entryPoint) => _workspace.Read(project, "bin", "Debug", "net10.0", $"{project}.{entryPoint}.iam-policy.explain.md");

    private string[] Actions(string project, string? entryPoint = null) => [.. Allowed(project, entryPoint).Select(static pair => pair.Action)];

    private string[] S3(string project, string entryPoint)
        => [.. Allowed(project, entryPoint).Where(static pair => pair.Action.StartsWith("s3:", StringComparison.Ordinal)).Select(static pair => pair.Action + " " + pair.Resource).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<(string Action, string Resource)> Allowed(string project, string? entryPoint)
    {
        using var policy = JsonDocument.Parse(_workspace.Read(project, "bin", "Debug", "net10.0", $"{project}{(entryPoint is null ? "" : "." + entryPoint)}.iam-policy.json"));
        foreach (var statement in policy.RootElement.GetProperty("Statement").EnumerateArray().ToArray())
        {
            foreach (var action in Texts(statement.GetProperty("Action")))
            {
                foreach (var resource in Texts(statement.GetProperty("Resource"))) yield return (action, resource);
            }
        }
    }

    private static string[] Texts(JsonElement value)
        => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static one => one.GetString()!)] : [value.GetString()!];
}
