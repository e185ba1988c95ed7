namespace IamAnalyzers.CodeFixes.Tests.Credentials.Random;

/// <summary>Members that hold credentials: every place that takes one, in the forms in which C# can hold it.</summary>
internal static class Shapes
{
    private const string Client = "new Amazon.S3.AmazonS3Client";
    private const string Basic = "new Amazon.Runtime.BasicAWSCredentials";
    private const string Session = "new Amazon.Runtime.SessionAWSCredentials";
    private const string Dictionary = "new System.Collections.Generic.Dictionary<string, string>";
    private const string Profile = "Amazon.Runtime.CredentialManagement.CredentialProfile";
    private const string Store = "Amazon.Runtime.CredentialManagement.SharedCredentialsFile";
    private const string Set = "System.Environment.SetEnvironmentVariable";

    public static IReadOnlyList<string> All { get; } =
    [
        // Clients.
        $"object M#() => {Client}(\"$ID$\", \"$SECRET$\");",
        $"object M#() => {Client}(\"$ID$\", \"$SECRET$\", \"$TOKEN$\", Amazon.RegionEndpoint.EUWest1);",
        $"object M#() => {Client}(awsSecretAccessKey: \"$SECRET$\", awsAccessKeyId: \"$ID$\", region: Amazon.RegionEndpoint.EUWest1);",
        $"object M#() {{ var id = \"$ID$\"; var secret = \"$SECRET$\"; return {Client}(id, secret); }}",
        $"object M#() {{ var id = \"$ID$\"; var secret = \"$SECRET$\"; System.Console.WriteLine(secret); return {Client}(id, secret); }}",
        $"object M#() {{ string id; id = \"$ID$\"; return {Client}(id, \"$SECRET$\"); }}",
        $"object M#() {{ var (id, secret) = (\"$ID$\", \"$SECRET$\"); return {Client}(id, secret); }}",
        $"object M#() {{ const string Id = \"$ID$\"; const string Secret = \"$SECRET$\"; return {Client}(Id, Secret, Amazon.RegionEndpoint.EUWest1); }}",
        $"const string Id# = \"$ID$\"; const string Secret# = \"$SECRET$\"; object M#() => {Client}(Id#, Secret#);",
        $"static readonly string Id# = \"$ID$\", Secret# = \"$SECRET$\"; object M#() => {Client}(Id#, Secret#);",
        $"string Id# => \"$ID$\"; string Secret# {{ get; }} = \"$SECRET$\"; object M#() => {Client}(Id#, Secret#);",
        $"string Id# {{ get; set; }} = \"$ID$\"; string Secret# {{ get; set; }} = \"$SECRET$\"; object M#() => {Client}(Id#, Secret#);",
        $"object M#() => {Client}(~.Shared, ~.SharedSecret);",
        $"object M#() => {Client}(~.Shared, \"$SECRET$\");",
        $"object M#() => {Client}(\"$ID$\"[..20], \"$SECRET$\".Trim());",
        $"object M#(string id) => {Client}(id, \"$SECRET$\");",
        $"object M#(string? id) => {Client}(id ?? \"$ID$\", \"$SECRET$\");",
        $"object M#(bool test) => {Client}(test ? \"$ID$\" : \"$ID$\", \"$SECRET$\");",
        $"object M#(int n) => {Client}(n switch {{ 1 => \"$ID$\", _ => \"test\" }}, n switch {{ 1 => \"$SECRET$\", _ => \"test\" }});",
        $"object M#(string? id) {{ id ??= \"$ID$\"; return {Client}(id, \"$SECRET$\"); }}",
        $"object M#() => {Client}(\"$ID$\", \"$SECRET$\", new Amazon.S3.AmazonS3Config {{ ServiceURL = \"http://localhost:4566\" }});",
        $"sealed class Photos#() : Amazon.S3.AmazonS3Client(\"$ID$\", \"$SECRET$\");",
        $"sealed class Files# : Amazon.S3.AmazonS3Client {{ public Files#() : base(\"$ID$\", \"$SECRET$\", Amazon.RegionEndpoint.EUWest1) {{ }} }}",
        $"object M#(string id = \"$ID$\", string secret = \"$SECRET$\") => {Client}(id, secret);",
        $"object Make#(string id, string secret) => {Client}(id, secret); object M#() => Make#(\"$ID$\", \"$SECRET$\");",

        // Objects of credentials.
        $"object M#() => {Client}({Basic}(\"$ID$\", \"$SECRET$\"));",
        $"object M#() {{ var c = {Basic}(\"$ID$\", \"$SECRET$\"); return {Client}(c, Amazon.RegionEndpoint.EUWest1); }}",
        $"object M#() {{ var c = {Basic}(\"$ID$\", \"$SECRET$\"); System.Console.WriteLine(c); return {Client}(c); }}",
        $"Amazon.Runtime.AWSCredentials M#() => {Session}(\"$ID$\", \"$SECRET$\", \"$TOKEN$\");",
        $"Amazon.Runtime.BasicAWSCredentials M#() => new(\"$ID$\", \"$SECRET$\");",
        $"readonly Amazon.Runtime.AWSCredentials _c# = {Basic}(\"$ID$\", \"$SECRET$\"); object M#() => {Client}(_c#);",
        $"object M#(string token) => {Session}(\"$ID$\", \"$SECRET$\", token);",
        $"object M#() => {Session}(\"$ID$\", \"$SECRET$\", \"$JWT$\");",
        $"object M#() => new Amazon.S3.AmazonS3Config {{ DefaultAWSCredentials = {Basic}(\"$ID$\", \"$SECRET$\"), UseHttp = true }};",
        $"void M#(Amazon.S3.AmazonS3Config config) {{ config.DefaultAWSCredentials = {Basic}(\"$ID$\", \"$SECRET$\"); }}",
        $"void M#() {{ foreach (var secret in new[] {{ \"$SECRET$\" }}) {Basic}(\"$ID$\", secret).GetCredentials(); }}",

        // Profiles and the environment.
        $"void M#({Store} f) => f.RegisterProfile(new {Profile}(\"x\", new() {{ AccessKey = \"$ID$\", SecretKey = \"$SECRET$\" }}));",
        $"void M#({Store} f) {{ var o = new {Profile}Options(); o.AccessKey = \"$ID$\"; o.SecretKey = \"$SECRET$\"; f.RegisterProfile(new {Profile}(\"x\", o)); }}",
        $"object M#() => new {Profile}Options {{ AccessKey = \"$ID$\", SecretKey = \"$SECRET$\", Token = \"$TOKEN$\" }};",
        $"void M#() {{ {Set}(\"AWS_ACCESS_KEY_ID\", \"$ID$\"); {Set}(\"AWS_SECRET_ACCESS_KEY\", \"$SECRET$\"); }}",
        $"void M#() {{ {Set}(\"AWS_SECRET_ACCESS_KEY\", \"$SECRET$\"); {Set}(\"AWS_SESSION_TOKEN\", \"$TOKEN$\"); {Set}(\"AWS_BEARER_TOKEN_BEDROCK\", \"$BEDROCK$\"); }}",
        $"void M#(bool local) {{ if (local) {Set}(\"AWS_SECRET_ACCESS_KEY\", \"$SECRET$\"); else {Set}(\"A\", \"b\"); }}",
        $"void M#(System.Diagnostics.ProcessStartInfo p) {{ p.Environment[\"AWS_ACCESS_KEY_ID\"] = \"$ID$\"; p.Environment[\"AWS_SECRET_ACCESS_KEY\"] = \"$SECRET$\"; }}",
        "void M#(System.Diagnostics.ProcessStartInfo p) { p.ArgumentList.Add(\"--aws-secret-key\"); p.ArgumentList.Add(\"$SECRET$\"); }",

        // Values that nothing of the SDK takes.
        "string A# = \"$ID$\"; string B# = \"$SECRET$\";",
        "string A# = \"$ID$\";\n\n\n\n    string B# = \"$SECRET$\";",
        "(string, string) M#() => (\"$ID$\", \"$SECRET$\");",
        "string[] M#() => [\"$ID$\", \"$SECRET$\", \"$TOKEN$\"];",
        "string[] M#() => new[] { \"--aws-secret-key\", \"$SECRET$\" };",
        "string AwsSecretKey# { get; } = \"$SECRET$\";",
        "static string AwsSecretKey#() { return \"$SECRET$\"; }",
        "System.Func<string> awsSecret# = () => \"$SECRET$\";",
        "string M#() => System.Environment.GetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\") ?? \"$SECRET$\";",
        "string M#() => System.Environment.GetEnvironmentVariable(\"SHOP_KEY\") ?? \"$ID$\";",
        "string M#(string? token) => token ?? \"$TOKEN$\";",
        "bool M#(string awsSecretKey) => awsSecretKey == \"$SECRET$\";",
        "bool M#(string id) => id is \"$ID$\";",
        "string M#(string name) => name switch { \"AWS_ACCESS_KEY_ID\" => \"$ID$\", \"AWS_SECRET_ACCESS_KEY\" => \"$SECRET$\", _ => \"\" };",
        "string M#() => \"$ID$:$SECRET$\";",
        "string M#(string region) => $\"aws_access_key_id={region};$ID$;aws_secret_access_key=$SECRET$\";",
        "string M#() => \"AWS_SECRET_ACCESS_KEY=\" + \"$SECRET$\";",
        "const string Piece# = \"$SECRET$\"; string M#() => $\"awsSecretKey={Piece#}\"; void Log#() => System.Console.WriteLine(Piece#);",
        "string M#() => string.Format(\"{0}:{1}\", \"$ID$\", \"$SECRET$\");",
        "string M#() { var b = new System.Text.StringBuilder(); b.Append(\"aws_secret_access_key=\"); b.Append(\"$SECRET$\"); return b.ToString(); }",
        "string M#() => @\"[default]\naws_access_key_id = $ID$\naws_secret_access_key = $SECRET$\naws_session_token = $TOKEN$\";",
        "// aws_secret_access_key = $SECRET$",
        "string A# = \"$ID$\"; // $SECRET$",
        "/* $ID$ */ string B# = \"$SECRET$\";",
        $"object M#() => {Dictionary} {{ [\"AWS:AccessKey\"] = \"$ID$\", [\"AWS:SecretKey\"] = \"$SECRET$\" }};",
        $"object M#() => {Dictionary} {{ {{ \"key\", \"$ID$\" }}, {{ \"AwsSecretKey\", \"$SECRET$\" }} }};",
        "object M#() => new { Name = \"AWS_SECRET_ACCESS_KEY\", Value = \"$SECRET$\" };",
        "record Keys#(string Id, string AwsSecret); object M#() => new Keys#(\"$ID$\", \"$SECRET$\");",
        "sealed class O# { public string A = \"\", B = \"\"; } void M#(O# o) { o.A = \"$ID$\"; o.B = \"$SECRET$\"; }",
        "sealed class A#Attribute : System.Attribute { public string AwsSecret { get; set; } = \"\"; } [A#(AwsSecret = \"$SECRET$\")] void M#() { }",
        "string M#() { string Find() => \"$SECRET$\"; var awsSecretKey = Find(); return \"$ID$:\" + awsSecretKey; }",
        "System.ReadOnlySpan<byte> AwsSecret# => \"$SECRET$\"u8;",

        // Mail, Bedrock, tokens.
        "object M#() => new System.Net.NetworkCredential(\"$ID$\", \"$SMTP$\");",
        "object M#() { var user = \"$ID$\"; var password = \"$SMTP$\"; return new System.Net.NetworkCredential(user, password); }",
        "string User# = \"$ID$\"; string Password# = \"$SMTP$\";",
        "const string SesSmtpPassword# = \"$SMTP$\";",
        "string Host# = \"email-smtp.eu-west-1.amazonaws.com\"; string M#() => \"$SMTP$\";",
        "string M#() => \"Bearer $BEDROCK$\";",
        "void M#(System.Net.Http.HttpRequestMessage m) => m.Headers.Authorization = new(\"Bearer\", \"$BEDROCK$\");",
        "string AwsSessionToken# = \"$TOKEN$\";",
        "string Token# = \"$JWT$\";",
    ];
}
