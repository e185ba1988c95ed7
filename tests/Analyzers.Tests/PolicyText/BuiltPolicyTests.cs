using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>
/// Policies that code goes on building. Each way is legal, so that it has no finding; with a misspelt action in a literal, which no way of
/// filling the holes makes right, it has one, at that literal.
/// </summary>
public class BuiltPolicyTests
{
    private const string Right = "s3:GetObject";
    private const string Wrong = "s3:GetObjekt";

    // $A stands for the action; ' for a quote in a text of the document.
    private const string Head = "{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': ";
    private const string Document = Head + "[ $A ], 'Resource': '$R' } ] }";

    // By number: the test runner makes names of the programs, and takes forever for some.
    public static TheoryData<int> Ways => [.. Enumerable.Range(0, Programs.Length)];

    private static readonly string[] Programs =
    [
        // Words that code replaces, known by what it replaces.
        "const string T = " + Text("arn:aws:sqs:{region}:{accountId}:q") + "; string P(string r, string a) => T.Replace(\"{region}\", r).Replace(\"{accountId}\", a);",
        "const string T = " + Text("bucket-goes-here") + "; string P(string r) => T.Replace(\"bucket-goes-here\", r);",
        "static readonly string T = " + Text("?that?") + "; string P(string r) { var t = T; t = t.Replace(\"?that?\", r); return t; }",
        "const string T = " + Text("*1*") + "; string P(string r) { var b = new StringBuilder(T); b.Replace(\"*1*\", r); return b.ToString(); }",

        // Words that code replaces out of sight, in any style.
        "const string T = " + Text("arn:aws:sqs:ACCOUNT_REGION:ACCOUNT_ID:q") + "; string P() => Other.Fill(T);",
        "string P() => Other.Fill(" + Text("__QUEUE__") + ");",
        "string P() => Other.Fill(" + Text("#{Queue}#") + ");",
        "string P() => Other.Fill(" + Text("%QUEUE%") + ");",
        "string P() => Other.Fill(" + Text("arn:aws:iam::<account-id>:role/<role name>") + ");",
        "string P() => Other.Fill(" + Text("arn:aws:s3:::{{ bucket }}/*") + ");",
        "string P() => Other.Fill(" + Text("RESOURCE") + ");",
        "string P() => Other.Fill(" + Text("arn:aws:s3:::@bucket@/*") + ");",
        "string P() => Other.Fill(" + Text("arn:aws:sqs:[REGION]:[ACCOUNT]:q") + ");",
        "string P() => Other.Fill(" + Text("$BUCKET_ARN") + ");",
        "string P() => Other.Fill(" + Text("${BucketArn}") + ");",
        "string P() => Other.Fill(" + Text("$(BucketArn)") + ");",
        "string P() => Other.Fill(" + Text("arn:aws:sqs:region:account-id:q") + ");",
        "string P() => Other.Fill(" + Text("arn:aws:sqs:REGION:ACCOUNT:q") + ");",
        "string P() => Other.Fill(" + Quote("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': [ $A ], 'Resource': RESOURCES } , {{more}} ] }") + ");",
        "string P() => Other.Fill(" + Quote("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': [ $A, %ACTIONS% ], 'Resource': ['arn:aws:s3:::a/*', ${resources}] } ] }") + ");",

        // Formats.
        "string P(string r) => string.Format(" + Quote(Braces(Document).Replace("$R", "{0}", StringComparison.Ordinal)) + ", r);",
        "const string T = " + Quote(Braces(Document).Replace("$R", "arn:aws:sqs:{0}:{1,12}:q", StringComparison.Ordinal)) + "; string P(string r, object[] all) => string.Format(CultureInfo.InvariantCulture, T, all);",
        "static readonly CompositeFormat T = CompositeFormat.Parse(" + Quote(Braces(Document).Replace("$R", "{0}", StringComparison.Ordinal)) + "); string P(string r) => string.Format(null, T, r);",
        "string P(string r) => new StringBuilder().AppendFormat(" + Quote(Braces(Document).Replace("$R", "{0}", StringComparison.Ordinal)) + ", r).ToString();",

        // Pieces one behind the other.
        "string P(string r) => string.Concat(" + Quote(Head + "[ $A ], 'Resource': '") + ", r, " + Quote("' } ] }") + ");",
        "string P(string r) => string.Join(\"\", " + Quote(Head) + ", " + Quote("[ $A ], 'Resource': '") + ", r, " + Quote("' } ] }") + ");",
        "string P(string r) => string.Join(\"\", [" + Quote(Head) + ", " + Quote("[ $A ], 'Resource': '") + ", r, " + Quote("' } ] }") + "]);",
        "string P(string r) => new StringBuilder(" + Quote(Head) + ").Append(" + Quote("[ $A ], 'Resource': '") + ").Append(r).Append(" + Quote("' } ] }") + ").ToString();",
        "string P(string r) { var b = new StringBuilder(); b.Append(" + Quote(Head) + "); b.Append(" + Quote("[ $A ], 'Resource': '") + "); b.Append(r); b.Append(" + Quote("' } ] }") + "); return b.ToString(); }",
        "string P(string r) { var b = new StringBuilder(); b.AppendLine(" + Quote(Head) + ").AppendLine(" + Quote("[ $A ]") + "); b.AppendLine($\", \\\"Resource\\\": \\\"{r}\\\" }} ] }}\"); return b.ToString(); }",
        "string P(string r) { using var w = new StringWriter(); w.WriteLine(" + Quote(Head) + "); w.Write(" + Quote("[ $A ], 'Resource': '") + "); w.Write(r); w.Write(" + Quote("' } ] }") + "); return w.ToString(); }",
        "string P(string r) { var p = " + Quote(Head) + "; p += " + Quote("[ $A ], 'Resource': '") + "; p += r; p += " + Quote("' } ] }") + "; return p; }",
        "string P(string r, bool isAll) { var p = " + Quote(Head + "[ $A") + "; if (isAll) p += " + Quote(", 's3:PutObject'") + "; p += " + Quote(" ], 'Resource': '") + " + r + " + Quote("' } ] }") + "; return p; }",
        "string P(string[] rs) { var p = " + Quote(Head + "[ $A ], 'Resource': [ ") + "; foreach (var r in rs) { p += \"\\\"\" + r + \"\\\",\"; } p = p.TrimEnd(',') + " + Quote(" ] } ] }") + "; return p; }",
        "string P(string[] rs) { var b = new StringBuilder(" + Quote(Head + "[ $A ], 'Resource': [ ") + "); foreach (var r in rs) { b.Append('\"').Append(r).Append('\"').Append(','); } b.Length--; b.Append(" + Quote(" ] } ] }") + "); return b.ToString(); }",
        "string P(string[] rs) => " + Quote("{ 'Version': '2012-10-17', 'Statement': [ ") + " + string.Join(\",\", rs.Select(r => $\"{{ \\\"Effect\\\": \\\"Allow\\\", \\\"Resource\\\": \\\"{r}\\\" }}\")) + " + Quote(", { 'Effect': 'Allow', 'Action': [ $A ], 'Resource': 'arn:aws:s3:::a/*' } ] }") + ";",
        "string P(string r) => Start() + " + Quote("[ $A ], 'Resource': '") + " + r + End; string Start() => " + Quote(Head) + "; static readonly string End = " + Quote("' } ] }") + ";",
        "string Start => " + Quote(Head) + "; string P(string r) { return $\"{Start}{Middle(r)}\"; } string Middle(string r) => " + Quote("[ $A ], 'Resource': '") + " + r + " + Quote("' } ] }") + ";",
        "string P(string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": [ {|X:\"$W\"|} {{r}} ], \"Resource\": {{r}} } ] }\"\"\";",
        "string P(string r) => string.Create(CultureInfo.InvariantCulture, $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": {|X:\"$W\"|}, {{r}} } ] }\"\"\");",
        "string P(string r) => FormattableString.Invariant($$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"{{r}}\", \"Action\": {|X:\"$W\"|}, \"Resource\": \"{{r}}\" } {{r}} ] }\"\"\");",
        "byte[] P(string r) => Encoding.UTF8.GetBytes(" + Quote(Head + "[ $A ], 'Resource': '") + " + r + " + Quote("' } ] }") + ");",
        "string P(string r) => " + Quote(Head + "[ $A ], 'Resource': '' } ] }") + ".Insert(" + (Head.Length + "[ \"s3:GetObject\" ], \"Resource\": \"".Length) + ", r);",

        // The action from elsewhere.
        "string P(string r) { var action = {|X:\"$W\"|}; return $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{action}}\", \"Resource\": \"{{r}}\" } ] }\"\"\"; }",
        "static readonly string A = {|X:\"$W\"|}; string P(string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{A}}\", \"Resource\": \"{{r}}\" } ] }\"\"\"; string Q(string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{A}}\", \"Resource\": \"{{r}}\" } ] }\"\"\";",
        "string A() => {|X:\"$W\"|}; string P(string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{A()}}\", \"Resource\": \"{{r}}\" } ] }\"\"\";",
        "string A { get; } = {|X:\"$W\"|}; string P(string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{A}}\", \"Resource\": \"{{r}}\" } ] }\"\"\";",
        "static class K { public const string A = {|X:\"$W\"|}; } string P(string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{K.A}}\", \"Resource\": \"{{r}}\" } ] }\"\"\";",
        "public static class K { public static string A = {|X:\"$W\"|}; } string P(string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{K.A}}\", \"Resource\": \"{{r}}\" } ] }\"\"\";",
        "public static string A { get; set; } = {|X:\"$W\"|}; public string P(string r) => " + Quote(Head + "'") + " + A + " + Quote("', 'Resource': '") + " + r + " + Quote("' } ] }") + ";",
        "public virtual string A() => {|X:\"$W\"|}; public string P(string r) => " + Quote(Head + "'") + " + A() + " + Quote("', 'Resource': '") + " + r + " + Quote("' } ] }") + ";",
        "public static string T = " + Quote(Braces(Document).Replace("$R", "{0}", StringComparison.Ordinal)) + "; public string P(string r) => string.Format(T, r);",
        "public static readonly string[] Actions = { \"s3:PutObject\", {|X:\"$W\"|} }; public string P(string r) => " + Quote(Head + "['") + " + string.Join(\"\\\",\\\"\", Actions) + " + Quote("'], 'Resource': '") + " + r + " + Quote("' } ] }") + ";",
        "string P(string r) { var all = new System.Collections.Generic.List<string>(); all.Add(\"s3:PutObject\"); all.Add({|X:\"$W\"|}); return " + Quote(Head + "['") + " + string.Join(\"\\\",\\\"\", all) + " + Quote("'], 'Resource': '") + " + r + " + Quote("' } ] }") + "; }",
        "string P(int kind, string r) => $$\"\"\"{ \"Version\": \"2012-10-17\", \"Statement\": [ { \"Effect\": \"Allow\", \"Action\": \"{{kind switch { 0 => \"s3:PutObject\", _ => {|X:\"$W\"|} }}}\", \"Resource\": \"{{r}}\" } ] }\"\"\";",
        "string P(bool isAll, string r) { string action; if (isAll) action = \"s3:PutObject\"; else action = {|X:\"$W\"|}; return " + Quote(Head + "'") + " + action + " + Quote("', 'Resource': '") + " + r + " + Quote("' } ] }") + "; }",
        "string P(string r) => Make({|X:\"$W\"|}, r); string Q(string r) => Make(\"s3:PutObject\", r); private string Make(string action, string r) => " + Quote(Head + "'") + " + action + " + Quote("', 'Resource': '") + " + r + " + Quote("' } ] }") + ";",
        "static readonly string[] Actions = { \"s3:PutObject\", {|X:\"$W\"|} }; string P(string r) => " + Quote(Head + "['") + " + string.Join(\"\\\",\\\"\", Actions) + " + Quote("'], 'Resource': '") + " + r + " + Quote("' } ] }") + ";",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public Task RightPolicy_IsSilent(int way) => Verify(Programs[way], Right, "");

    [Theory]
    [MemberData(nameof(Ways))]
    public Task WrongAction_IsFoundAtItsLiteral(int way) => Verify(Programs[way], Wrong, "IAM3002");

    // The languages of others, and those of applications, have the same words.
    [Theory]
    [InlineData("{ 'Version': '1', 'Statement': [ { 'Effect': 'Allow', 'Action': ['oss:GetObjekt'], 'Resource': ['acs:oss:*:*:bucket'] } ] }")]
    [InlineData("{ 'Version': '1', 'Statement': [ { 'Effect': 'allow', 'Action': 'ecs:Describe*', 'Resource': '*' } ] }")]
    [InlineData("{ 'Statement': [ { 'Action': 'sts:AssumeRole', 'Effect': 'Allow', 'Principal': { 'Service': ['ecs.aliyuncs.com'] } } ], 'Version': '1' }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': ['admin:*'] } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': ['admin:*'], 'Resource': ['arn:aws:s3:::*'] }, { 'Effect': 'Allow', 'Action': ['kms:*'] } ] }")]
    [InlineData("{ 'Version': '1.1', 'Statement': [ { 'Effect': 'Allow', 'Action': ['obs:bucket:ListBucket'], 'Resource': ['OBS:*:*:bucket:x'] } ] }")]
    [InlineData("{ 'version': '2.0', 'statement': [ { 'effect': 'allow', 'action': ['name/cos:GetObject'], 'resource': ['qcs::cos:ap-guangzhou:uid/1250000000:shop-1250000000/*'] } ] }")]
    [InlineData("{ 'Version': '2.0', 'Statement': [ { 'Effect': 'allow', 'Principal': { 'qcs': ['qcs::cam::uin/100000000001:uin/100000000001'] }, 'Action': ['name/cos:GetObject'], 'Resource': ['qcs::cos:ap-guangzhou:uid/1250000000:shop-1250000000/*'] } ] }")]
    [InlineData("{ 'Version': '1.1', 'Statement': [ { 'Effect': 'Allow', 'Action': ['obs:object:GetObject'], 'Resource': ['obs:*:*:object:shop/*'], 'Condition': { 'StringStartWith': { 'g:ProjectName': ['eu'] } } } ] }")]
    [InlineData("{ 'Version': '2023-04-17', 'Id': 'shop', 'Statement': [ { 'Effect': 'Allow', 'Principal': { 'SCW': 'user_id:11111111-2222-3333-4444-555555555555' }, 'Action': 's3:GetObject', 'Resource': ['shop/*'] } ] }")]
    [InlineData("{ 'Version': '3', 'Statement': [ { 'Effect': 'Allow', 'Action': ['vm:describeInstances'], 'Resource': ['jrn:vm:cn-north-1:*:instances/*'] } ] }")]
    [InlineData("{ 'Statement': [ { 'Effect': 'Allow', 'Action': ['tos:GetObject'], 'Resource': ['trn:tos:::shop/*'] } ] }")]
    [InlineData("{ 'Version': '1', 'Statement': [ { 'Effect': 'Allow', 'Action': ['admin:ServerInfo', 's3:*'], 'Resource': ['arn:aws:s3:::*'] } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': ['admin:Heal', 'kms:KeyStatus'] } ] }")]
    [InlineData("{ 'Version': '1', 'Statement': [ { 'Effect': 'Allow', 'Action': 'ram:PassRole', 'Resource': '*', 'Condition': { 'StringEquals': { 'acs:Service': 'fc.aliyuncs.com' } } } ] }")]
    [InlineData("{ 'Name': 'staff', 'Statement': [ { 'Effect': 'Allow', 'Permission': 'Orders.Read' }, { 'Effect': 'Deny', 'Permission': 'Orders.Delete' } ] }")]
    [InlineData("{ 'Statement': [ { 'Effect': 'Allow', 'Action': 'read', 'Resource': 'tenant/42/*' } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Principal': { 'AWS': ['arn:aws:iam::usfolks:user/fred:subuser'] }, 'Action': 's3:PutObjectAcl', 'Resource': ['arn:aws:s3:::happybucket/*'] } ] }")]
    [InlineData("{ 'Version': '5.0', 'Statement': [ { 'Effect': 'Allow', 'Action': ['ims:images:list'] } ] }")]
    [InlineData("{ 'Statement': [ { 'Effect': 'permit', 'Rule': 'age > 18' } ] }")]
    [InlineData("{ 'Statement': { 'Effect': 'deny', 'Reason': 'closed' } }")]
    [InlineData("{ 'Version': 2, 'Statement': [ { 'Effect': 'Allow', 'Action': 'orders:read', 'Resource': '*' } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': 'orders:Read', 'Resource': 'orders/*' } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': ['orders:Read', 'bills:Write'], 'Resource': ['urn:app:orders'] } ] }")]
    [InlineData("{ 'input': { 'Statement': [ { 'Effect': 'allow' } ] } }")]
    [InlineData("{ 'Id': 7, 'Statement': { 'Effect': 'side', 'Text': 'nausea' }, 'Drug': 'x' }")]
    public Task PolicyOfAnotherLanguage_IsSilent(string document) => Verify("string P() => " + Quote(document) + ";", Right, "");

    // Nothing in the text, and nothing that happens to it, says that these are words of a template.
    [Theory]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': {|IAM3001:'ALLOW'|}, 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::a/*' } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': {|IAM3002:'S3:GETOBJEKT'|}, 'Resource': 'arn:aws:s3:::a/*' } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', 'Action': {|IAM3002:'dynamo:GetItem'|}, 'Resource': '*' } ] }")]
    [InlineData("{ 'Version': {|IAM3001:'2012-10-18'|}, 'Statement': [ { 'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::a/*' } ] }")]
    [InlineData("{ 'Version': '2012-10-17', 'Statement': [ { 'Effect': 'Allow', {|IAM3001:'ACTION'|}: 's3:GetObject', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::a/*' } ] }")]
    public Task MistakeThatIsNoWordOfATemplate_IsFound(string document)
        => Verify("string P() => " + Quote(document) + ";", Right, "");

    private static string Text(string resource) => Quote(Document.Replace("$R", resource, StringComparison.Ordinal));

    private static string Braces(string document) => document.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    private static string Quote(string document)
        => "\"" + document.Replace("$A", "{|X:'$W'|}", StringComparison.Ordinal).Replace("'", "\\\"", StringComparison.Ordinal) + "\"";

    private static Task Verify(string members, string action, string rule)
    {
        var program = "using System; using System.Globalization; using System.IO; using System.Linq; using System.Text;\nstatic class Other { public static string Fill(string text) => text; }\nclass C { " + members + " }";
        program = program.Replace("$W", action, StringComparison.Ordinal);
        program = rule.Length > 0 ? program.Replace("{|X:", "{|" + rule + ":", StringComparison.Ordinal) : System.Text.RegularExpressions.Regex.Replace(program, @"\{\|X:(.*?)\|\}", "$1");
        return new CSharpAnalyzerTest<PolicyStringAnalyzer> { TestCode = program, ReferenceAssemblies = ReferenceAssemblies.Net80 }.RunAsync();
    }
}
