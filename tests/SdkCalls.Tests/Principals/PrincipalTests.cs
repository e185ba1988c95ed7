using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests.Principals;

/// <summary>Whom a call acts for: a role, a profile, or the identity that the program runs as.</summary>
public class PrincipalTests
{
    private const string Usings = """
        using System; using System.Threading.Tasks;
        using Amazon; using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.Runtime.Credentials;
        using Amazon.S3; using Amazon.S3.Transfer; using Amazon.SecurityToken; using Amazon.SecurityToken.Model;

        """;

    private const string Role = "\"arn:aws:iam::123456789012:role/path/Deployer\"";

    [Theory]
    [InlineData("var s3 = new AmazonS3Client();", "")]
    [InlineData("var s3 = new AmazonS3Client(RegionEndpoint.EUWest1);", "")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { ForcePathStyle = true });", "")]
    [InlineData("var s3 = new AmazonS3Client(new InstanceProfileAWSCredentials());", "")]
    [InlineData("var s3 = new AmazonS3Client(DefaultAWSCredentialsIdentityResolver.GetCredentials());", "")]
    [InlineData("var s3 = new AmazonS3Client(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables());", "")]
    [InlineData("var s3 = new AmazonS3Client(new AssumeRoleAWSCredentials(own, " + Role + ", \"s\"));", "Deployer")]
    [InlineData("var s3 = new AmazonS3Client(new AssumeRoleAWSCredentials(own, \"arn:aws:iam::\" + text + \":role/Deployer\", \"s\"));", "Deployer")]
    [InlineData("var s3 = new AmazonS3Client(new AssumeRoleWithWebIdentityCredentials(\"file\", " + Role + ", \"s\"), RegionEndpoint.EUWest1);", "Deployer")]
    [InlineData("var s3 = new AmazonS3Client(new SSOAWSCredentials(\"1\", \"r\", \"Admin\", \"u\"));", "Admin")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { Profile = new Profile(\"backup\") });", "backup")]
    [InlineData("var config = new AmazonS3Config(); config.Profile = new Profile(\"backup\"); var s3 = new AmazonS3Client(config);", "backup")]
    [InlineData("var s3 = new AmazonS3Client(new AmazonS3Config { DefaultAWSCredentials = new AssumeRoleAWSCredentials(own, " + Role + ", \"s\") });", "Deployer")]
    [InlineData("if (!new CredentialProfileStoreChain().TryGetAWSCredentials(\"my profile\", out var held)) return; var s3 = new AmazonS3Client(held);", "my-profile")]
    [InlineData("AWSCredentials held; new CredentialProfileStoreChain().TryGetAWSCredentials(\"backup\", out held); var s3 = new AmazonS3Client(held);", "backup")]
    [InlineData("var chain = new CredentialProfileStoreChain(); chain.TryGetProfile(\"backup\", out var profile); var s3 = new AmazonS3Client(profile.GetAWSCredentials(chain));", "backup")]
    [InlineData("var chain = new CredentialProfileStoreChain(); chain.TryGetProfile(\"backup\", out var profile); var s3 = new AmazonS3Client(AWSCredentialsFactory.GetAWSCredentials(profile, chain));", "backup")]
    [InlineData("var made = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = " + Role + " }); var s3 = new AmazonS3Client(made.Credentials);", "Deployer")]
    [InlineData("var made = (await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = " + Role + " }).ConfigureAwait(false)).Credentials; var s3 = new AmazonS3Client(new SessionAWSCredentials(made.AccessKeyId, made.SecretAccessKey, made.SessionToken));", "Deployer")]
    [InlineData("var s3 = flag ? new AmazonS3Client() : new AmazonS3Client(new AssumeRoleAWSCredentials(own, " + Role + ", \"s\"));", " Deployer")]
    [InlineData("IAmazonS3 s3; if (flag) s3 = new AmazonS3Client(); else s3 = new AmazonS3Client(new AmazonS3Config { Profile = new Profile(\"backup\") });", " backup")]
    [InlineData("var s3 = new AmazonS3Client(new AssumeRoleAWSCredentials(own, text, \"s\"));", "?")]
    [InlineData("var s3 = new AmazonS3Client(new AssumeRoleAWSCredentials(own, \"arn:aws:iam::1:role/\" + text, \"s\"));", "?")]
    [InlineData("var s3 = new AmazonS3Client(new BasicAWSCredentials(text, text));", "?")]
    [InlineData("var s3 = new AmazonS3Client(text, text);", "?")]
    [InlineData("var s3 = new AmazonS3Client(own);", "?")]
    [InlineData("var s3 = injected;", "")]
    public void ClientInALocal_ActsForWhatItIsMadeWith(string statements, string expected)
        => Assert.Equal(expected, PrincipalsOf("ListBuckets", Usings + """
            class User
            {
                static async Task Use(IAmazonS3 injected, IAmazonSecurityTokenService sts, AWSCredentials own, string text, bool flag)
                {
            """ + statements + """

                    await s3.ListBucketsAsync();
                    await Task.Yield();
                }
            }
            """));

    [Theory]
    [InlineData("readonly IAmazonS3 _s3 = Role(); static IAmazonS3 Role() => new AmazonS3Client(new AssumeRoleAWSCredentials(null, R, \"s\"));", "_s3", "Deployer")]
    [InlineData("readonly IAmazonS3 _s3; public User(IAmazonS3 s3) => _s3 = s3;", "_s3", "")]
    [InlineData("static readonly AWSCredentials Held = new AssumeRoleAWSCredentials(null, R, \"s\"); IAmazonS3 S3 => new AmazonS3Client(Held);", "S3", "Deployer")]
    [InlineData("IAmazonS3 S3 { get; } = new AmazonS3Client(new AssumeRoleAWSCredentials(null, R, \"s\"));", "S3", "Deployer")]
    [InlineData("IAmazonS3? _s3; IAmazonS3 S3 => _s3 ??= new AmazonS3Client(new AssumeRoleAWSCredentials(null, R, \"s\"));", "S3", "Deployer")]
    [InlineData("static async Task<AmazonS3Client> Make(IAmazonSecurityTokenService sts) { var made = await sts.AssumeRoleAsync(new() { RoleArn = R }); return new(made.Credentials); }", "(await Make(null!))", "Deployer")]
    [InlineData("readonly TransferUtility _transfer = new(new AmazonS3Client(new AssumeRoleAWSCredentials(null, R, \"s\")));", "_transfer.S3Client", "Deployer")]
    public void ClientOfAMember_ActsForWhatItIsMadeWith(string members, string client, string expected)
        => Assert.Equal(expected, PrincipalsOf("ListBuckets", Usings + "class User { const string R = " + Role + "; " + members + " async Task Use() { await " + client + ".ListBucketsAsync(); await Task.Yield(); } }"));

    [Fact]
    public void InjectedClient_ActsForWhatItsConstructorIsGiven()
        => Assert.Equal("Deployer", PrincipalsOf("ListBuckets", Usings + $$"""
            class Store(IAmazonS3 s3) { public Task Use() => s3.ListBucketsAsync(); }
            class Start { object Make() => new Store(new AmazonS3Client(new AssumeRoleAWSCredentials(null, {{Role}}, "s"))); }
            """));

    [Fact]
    public void ClientPassedOn_ActsForEachCaller()
        => Assert.Equal(" Deployer", PrincipalsOf("ListBuckets", Usings + $$"""
            class User
            {
                static Task List(IAmazonS3 s3) => s3.ListBucketsAsync();
                public Task One() => List(new AmazonS3Client());
                internal Task Two() => List(new AmazonS3Client(new AssumeRoleAWSCredentials(null, {{Role}}, "s")));
            }
            """));

    [Fact]
    public void HelperPaginatorMethodGroupAndNullConditional_ActForTheirClient()
    {
        var reading = Reading.Of(Usings + $$"""
            class User
            {
                async Task Use()
                {
                    var s3 = new AmazonS3Client(new AssumeRoleAWSCredentials(null, {{Role}}, "s"));
                    await new TransferUtility(s3).DownloadAsync("f", "b", "k");
                    s3.Paginators.ListObjectsV2(new());
                    Func<string, System.Threading.CancellationToken, Task> delete = s3.DeleteBucketAsync;
                    s3?.ListBucketsAsync();
                    await Amazon.S3.Util.AmazonS3Util.DoesS3BucketExistV2Async(s3, "b");
                }
            }
            """);
        Assert.Equal(6, reading.Calls.Count);
        Assert.All(reading.Calls, static call => Assert.Equal(call.Operation == "AssumeRole" ? "" : "Deployer", call.Principal.Name));
    }

    [Fact]
    public void AssumingARole_IsDoneByTheOneWhoseCredentialsAreUsed()
    {
        var calls = Reading.Of(Usings + $$"""
            class User
            {
                async Task Use()
                {
                    var first = new AssumeRoleAWSCredentials(DefaultAWSCredentialsIdentityResolver.GetCredentials(), "arn:aws:iam::111122223333:role/First", "s");
                    var second = new AssumeRoleAWSCredentials(first, "arn:aws:iam::111122223333:role/Second", "s");
                    await new AmazonS3Client(second).ListBucketsAsync();
                }
            }
            """).Calls;
        Assert.Equal(
            ["AssumeRole of arn:aws:iam::111122223333:role/First for ", "AssumeRole of arn:aws:iam::111122223333:role/Second for First", "ListBuckets of  for Second"],
            calls.Select(static call => $"{call.Operation} of {string.Concat(call.Request.Find("RoleArn")?.Values ?? default)} for {call.Principal.Name}").Order(StringComparer.Ordinal));
        Assert.All(calls, static call => Assert.True(call.Request.IsWhole));
    }

    [Fact]
    public void Attribute_DecidesBeforeTheCode()
    {
        var calls = Reading.Of(Usings + $$"""
            namespace IamAnalyzers { class IamPrincipalAttribute : Attribute { public IamPrincipalAttribute(string principal) { } } }
            [IamAnalyzers.IamPrincipal("arn/odd name")]
            class User
            {
                Task Use(IAmazonS3 s3) => s3.ListBucketsAsync();
                [IamAnalyzers.IamPrincipal("")] Task Own() => new AmazonS3Client(new BasicAWSCredentials("a", "b")).DeleteBucketAsync("b");
            }
            """).Calls;
        Assert.Equal([("DeleteBucket", ""), ("ListBuckets", "arn-odd-name")], calls.Select(static call => (call.Operation, call.Principal.Name)).Order());
        Assert.All(calls, static call => Assert.Empty(call.Principal.Doubt));
    }

    [Fact]
    public void StoredProfileOfVersionThree_IsThePrincipal()
        => Assert.Equal("backup", PrincipalsOf("ListBuckets", """
            using System.Threading.Tasks; using Amazon.Runtime; using Amazon.S3;
            class User { Task Use() => new AmazonS3Client(new StoredProfileAWSCredentials("backup")).ListBucketsAsync(); }
            """, ReferenceAssemblies.AwsV3));

    // The names of the principals of one operation, a question mark for a doubtful one.
    private static string PrincipalsOf(string operation, string code, ReferenceAssemblies? references = null)
        => string.Join(" ", Reading.Of(code, references).Calls.Where(call => call.Operation == operation).Select(static call => call.Principal).Select(static principal => principal.Doubt.Length > 0 ? "?" : principal.Name));
}
