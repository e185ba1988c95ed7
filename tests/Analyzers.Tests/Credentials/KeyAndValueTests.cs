using IamAnalyzers.Analyzers.Credentials;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>A key and its value as two parts of the code: elements, indexers, pairs, XML, JSON, formats.</summary>
public class KeyAndValueTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Xml.Linq; using System.Text.Json.Nodes;\n";

    [Theory]
    [InlineData("void M() { var a = new string[2]; a[0] = \"AWS_SECRET_ACCESS_KEY\"; a[1] = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("void M(string[] a) { a[3] = {|IAM0002:\"$SECRET$\"|}; a[2] = \"--aws-secret-key\"; }")]
    [InlineData("void M(string[] a, int i) { a[i] = \"--aws-secret-key\"; a[i + 1] = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("void M(string[] a, int i) { a[i++] = \"--aws-secret-key\"; a[i++] = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("void M(string[,] a) { a[0, 0] = \"AwsSecretKey\"; a[0, 1] = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("void M(List<string> a) { a.Insert(0, \"--aws-secret-key\"); a.Insert(1, {|IAM0002:\"$SECRET$\"|}); }")]
    [InlineData("string[][] M() => new[] { new[] { \"REGION\", \"x\" }, new[] { \"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|} } };")]
    [InlineData("string[,] M() => new string[,] { { \"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|} } };")]
    [InlineData("string[][] M() => [[\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|}]];")]
    [InlineData("const string Name = \"AWS_SECRET_ACCESS_KEY\"; string[] M() => [Name, {|IAM0002:\"$SECRET$\"|}];")]
    [InlineData("string[] M() => new[] { nameof(AwsSecretKey), {|IAM0002:\"$SECRET$\"|} }; string AwsSecretKey => \"\";")]
    public Task ElementBehindItsKey_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("void M(string[] a) { a[0] = \"CHECKSUM\"; a[1] = \"$SECRET$\"; }")]
    [InlineData("void M(string[] a, string[] b) { a[0] = \"AWS_SECRET_ACCESS_KEY\"; b[1] = \"$SECRET$\"; }")]
    [InlineData("void M(string[] a) { a[0] = \"AWS_SECRET_ACCESS_KEY\"; a[1] = \"\"; a[2] = \"$SECRET$\"; }")]
    [InlineData("void M(string[] a) { a[0] = \"AWS_SECRET_ACCESS_KEY\"; a[7] = \"$SECRET$\"; }")]
    [InlineData("string[] M() => [\"AWS_SECRET_ACCESS_KEY\", \"\", \"$SECRET$\"];")]
    [InlineData("string[,] M() => new string[,] { { \"AWS_SECRET_ACCESS_KEY\", \"\" }, { \"CHECKSUM\", \"$SECRET$\" } };")]
    public Task ElementBehindAnotherKey_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => new XElement(\"add\", new XAttribute(\"key\", \"AWSSecretKey\"), new XAttribute(\"value\", {|IAM0002:\"$SECRET$\"|}));")]
    [InlineData("object M() => new XElement(\"add\", new XAttribute(\"value\", {|IAM0002:\"$SECRET$\"|}), new XAttribute(\"key\", \"AWSSecretKey\"));")]
    [InlineData("object M() => new XElement(\"setting\", new XAttribute(\"name\", \"AWSSecretKey\"), new XElement(\"value\", {|IAM0002:\"$SECRET$\"|}));")]
    [InlineData("object M() => new XElement(\"property\", new XElement(\"name\", \"AWSSecretKey\"), new XElement(\"type\", \"x\"), new XElement(\"value\", {|IAM0002:\"$SECRET$\"|}));")]
    [InlineData("object M() => new XElement(\"AWSSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("object M() => new XElement(\"AWSSecretKey\", new XElement(\"value\", {|IAM0002:\"$SECRET$\"|}));")]
    [InlineData("object M() => new XElement(\"AWSSecretKey\", new XCData({|IAM0002:\"$SECRET$\"|}));")]
    [InlineData("void M(XElement e) { e.SetAttributeValue(\"key\", \"AWSSecretKey\"); e.SetAttributeValue(\"value\", {|IAM0002:\"$SECRET$\"|}); }")]
    [InlineData("void M(XElement e) { e.Add(new XAttribute(\"key\", \"AWSSecretKey\"), new XAttribute(\"value\", {|IAM0002:\"$SECRET$\"|})); }")]
    [InlineData("void M(XElement e) { e.Add(new XAttribute(\"key\", \"AWSSecretKey\")); e.Add(new XAttribute(\"value\", {|IAM0002:\"$SECRET$\"|})); }")]
    [InlineData("void M(XElement e) => e.SetElementValue(\"AWSSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void M(System.Xml.XmlWriter w) { w.WriteAttributeString(\"key\", \"AWSSecretKey\"); w.WriteAttributeString(\"value\", {|IAM0002:\"$SECRET$\"|}); }")]
    [InlineData("void M(System.Xml.XmlWriter w) => w.WriteElementString(\"AWSSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void M(System.Xml.XmlWriter w) { w.WriteStartElement(\"AWSSecretKey\"); w.WriteString({|IAM0002:\"$SECRET$\"|}); w.WriteEndElement(); }")]
    [InlineData("void M(System.Xml.XmlElement e) { e.SetAttribute(\"key\", \"AWSSecretKey\"); e.SetAttribute(\"value\", {|IAM0002:\"$SECRET$\"|}); }")]
    public Task PartOfAnElement_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => new XElement(\"add\", new XAttribute(\"key\", \"Checksum\"), new XAttribute(\"value\", \"$SECRET$\"));")]
    [InlineData("object M() => new XElement(\"all\", new XElement(\"add\", new XAttribute(\"key\", \"AWSSecretKey\")), new XElement(\"add\", new XAttribute(\"value\", \"$SECRET$\")));")]
    [InlineData("object M() => new XElement(\"add\", new XAttribute(\"key\", \"AWSSecretKey\"), new XAttribute(\"etag\", \"$SECRET$\"));")]
    [InlineData("void M(XElement a, XElement b) { a.SetAttributeValue(\"key\", \"AWSSecretKey\"); b.SetAttributeValue(\"value\", \"$SECRET$\"); }")]
    [InlineData("void M(XElement e) { e.SetAttributeValue(\"key\", \"AWSSecretKey\"); e.SetAttributeValue(\"digest\", \"$SECRET$\"); }")]
    [InlineData("object M() => new XElement(\"AWSSecretKey\", new XElement(\"digest\", \"$SECRET$\"));")]
    public Task PartOfAnotherElement_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => new JsonObject { [\"Name\"] = \"AWS_SECRET_ACCESS_KEY\", [\"Value\"] = {|IAM0002:\"$SECRET$\"|} };")]
    [InlineData("object M() => new JsonObject { [\"value\"] = {|IAM0002:\"$SECRET$\"|}, [\"type\"] = \"x\", [\"name\"] = \"AWS_SECRET_ACCESS_KEY\" };")]
    [InlineData("object M() => new Dictionary<string, string> { { \"Key\", \"AwsSecretKey\" }, { \"Value\", {|IAM0002:\"$SECRET$\"|} } };")]
    [InlineData("void M(JsonObject o) { o[\"name\"] = \"AWS_SECRET_ACCESS_KEY\"; o[\"value\"] = {|IAM0002:\"$SECRET$\"|}; }")]
    [InlineData("void M(JsonObject o) { o.Add(\"name\", \"AWS_SECRET_ACCESS_KEY\"); o.Add(\"value\", {|IAM0002:\"$SECRET$\"|}); }")]
    [InlineData("object M() => new JsonObject { [\"AWS\"] = new JsonObject { [\"SecretKey\"] = {|IAM0002:\"$SECRET$\"|} } };")]
    [InlineData("object M() => new Dictionary<string, Dictionary<string, string>> { [\"AWS\"] = new() { [\"SecretKey\"] = {|IAM0002:\"$SECRET$\"|} } };")]
    [InlineData("object M() => new { AWS = new { SecretKey = {|IAM0002:\"$SECRET$\"|} } };")]
    [InlineData("void M(JsonNode o) => o[\"AWS\"][\"SecretKey\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(System.Text.Json.Utf8JsonWriter w) { w.WriteString(\"name\", \"AWS_SECRET_ACCESS_KEY\"); w.WriteString(\"value\", {|IAM0002:\"$SECRET$\"|}); }")]
    [InlineData("void M(System.Text.Json.Utf8JsonWriter w) { w.WritePropertyName(\"AwsSecretKey\"); w.WriteStringValue({|IAM0002:\"$SECRET$\"|}); }")]
    public Task MemberOfAnObject_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => new JsonObject { [\"Name\"] = \"Checksum\", [\"Value\"] = \"$SECRET$\" };")]
    [InlineData("object M() => new JsonObject { [\"Name\"] = \"AWS_SECRET_ACCESS_KEY\", [\"Digest\"] = \"$SECRET$\" };")]
    [InlineData("object M() => new JsonArray(new JsonObject { [\"Name\"] = \"AWS_SECRET_ACCESS_KEY\" }, new JsonObject { [\"Value\"] = \"$SECRET$\" });")]
    [InlineData("object M() => new JsonObject { [\"AWS\"] = new JsonObject { [\"Jwt\"] = new JsonObject { [\"SecretKey\"] = \"$SECRET$\" } } };")]
    [InlineData("object M() => new JsonObject { [\"AWS\"] = \"x\", [\"Jwt\"] = new JsonObject { [\"SecretKey\"] = \"$SECRET$\" } };")]
    [InlineData("void M(JsonNode o) => o[\"Jwt\"][\"SecretKey\"] = \"$SECRET$\";")]
    [InlineData("void M(JsonObject a, JsonObject b) { a[\"name\"] = \"AWS_SECRET_ACCESS_KEY\"; b[\"value\"] = \"$SECRET$\"; }")]
    public Task MemberOfAnotherObject_IsSilent(string members) => VerifyAsync("sealed class AwsHost { } " + members);

    [Theory]
    [InlineData("object M() => new JsonObject { [\"Jwt\"] = new JsonObject { [\"SecretKey\"] = \"$SECRET$\" } };")]
    [InlineData("object M() => new Dictionary<string, object> { [\"Recaptcha\"] = new Dictionary<string, string> { [\"Secret\"] = \"$SECRET$\" } };")]
    [InlineData("object M() => new { Jwt = new { SecretKey = \"$SECRET$\" } };")]
    [InlineData("void M(JsonNode o) => o[\"Stripe\"][\"SecretKey\"] = \"$SECRET$\";")]
    [InlineData("void M(IDictionary<string, string> o) => o[\"Jwt:SecretKey\"] = \"$SECRET$\";")]
    public Task SectionOfOthersInAFileThatUsesTheSdk_IsSilent(string members)
        => TestPrograms.Verify<HardCodedCredentialAnalyzer>("using Amazon.S3; " + Usings + "class C { " + members + " }", Testing.ReferenceAssemblies.AwsV4);

    [Theory]
    [InlineData("void M() => Console.WriteLine(\"AWS_SECRET_ACCESS_KEY={0}\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void M(string id) => Console.WriteLine(\"AWS_ACCESS_KEY={0}\\nAWS_SECRET_ACCESS_KEY={1}\", id, {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void M() => Console.WriteLine(\"{0}={1}\", \"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void M(System.IO.TextWriter w, string r) => w.WriteLine(\"aws_secret_access_key = {0}; region = {1}\", {|IAM0002:\"$SECRET$\"|}, r);")]
    [InlineData("void M(System.Text.StringBuilder b) => b.AppendFormat(\"<add key=\\\"AWSSecretKey\\\" value=\\\"{0}\\\" />\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string M(string r) => string.Format(\"aws_secret_access_key = {1}; region = {0}\", r, {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string M() => string.Format(System.Globalization.CultureInfo.InvariantCulture, \"--aws-secret-key {0}\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string M(string r) => string.Format(\"{0}/{1}/{2}/aws_secret_access_key={3}\", new object[] { r, r, r, {|IAM0002:\"$SECRET$\"|} });")]
    [InlineData("void M() => System.Diagnostics.Trace.TraceInformation(\"AwsSecretKey={0}\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("const string Line = \"AWS_SECRET_ACCESS_KEY={0}\"; void M(System.IO.TextWriter w) => w.Write(Line, {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("static void Log(string message, params object[] args) { } void M() => Log(\"The {AwsSecretKey} of {User}\", {|IAM0002:\"$SECRET$\"|}, \"x\");")]
    public Task ValueOfAFormat_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("void M() => Console.WriteLine(\"AwsSecretHash={0}\", \"$SECRET$\");")]
    [InlineData("void M() => Console.WriteLine(\"AWS_SECRET_ACCESS_KEY={0} CHECKSUM={1}\", \"\", \"$SECRET$\");")]
    [InlineData("void M() => Console.WriteLine(\"AwsSecretKey is not set; etag {0}\", \"$SECRET$\");")]
    [InlineData("string M(string s) => string.Format(\"etag={1}&AwsSecretKey={0}\", s, \"$SECRET$\");")]
    [InlineData("static void Log(string message, params object[] args) { } void M(string s) => Log(\"{AwsSecretKey} {Checksum}\", s, \"$SECRET$\");")]
    public Task OtherValueOfAFormat_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("void M(Dictionary<string, string> d) => d[\"AWS_SECRET_ACCESS_KEY\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(System.Collections.Specialized.StringDictionary d) => d[\"AWS_SECRET_ACCESS_KEY\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(System.Collections.Specialized.NameValueCollection d) => d[\"AWSSecretKey\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(System.Collections.Concurrent.ConcurrentDictionary<string, string> d) => d.GetOrAdd(\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("void M(System.Collections.Hashtable d) => d[\"AwsSecretKey\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(System.Data.DataRow d) => d[\"AwsSecretKey\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(Dictionary<string, string> d) => d[\"AwsSecretKey\"] ??= {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("void M(IDictionary<string, string> d) => d?.Add(\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("string this[string a, string b] { set { } } void M() => this[\"default\", \"aws_secret_access_key\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("string this[string a, string b] { set { } } void M() => this[\"aws\", \"secret_key\"] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("enum Key { Region, AwsSecretKey } void M(Dictionary<Key, string> d) => d[Key.AwsSecretKey] = {|IAM0002:\"$SECRET$\"|};")]
    [InlineData("object M() => new Dictionary<string, string> { [nameof(AwsSecretKey)] = {|IAM0002:\"$SECRET$\"|} }; string AwsSecretKey => \"\";")]
    [InlineData("object M(System.Collections.Immutable.ImmutableDictionary<string, string> d) => d.SetItem(\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    public Task ValueUnderAKey_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("void M(Dictionary<string, string> d) => d[\"CHECKSUM\"] = \"$SECRET$\";")]
    [InlineData("void M(Dictionary<string, string> d) => d[\"AwsSecretName\"] = \"$SECRET$\";")]
    [InlineData("string this[string a, string b] { set { } } void M() => this[\"jwt\", \"secret_key\"] = \"$SECRET$\";")]
    [InlineData("void M(Dictionary<string, string> d) => d[\"$SECRET$\"] = \"AWS_SECRET_ACCESS_KEY\";")]
    [InlineData("void M(Dictionary<string, string> d) { d[\"AWS_SECRET_ACCESS_KEY\"] = \"\"; d[\"ETAG\"] = \"$SECRET$\"; }")]
    public Task ValueUnderAnotherKey_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => KeyValuePair.Create(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("object M() => new KeyValuePair<string, string>(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("KeyValuePair<string, string>[] M() => [new(\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|})];")]
    [InlineData("object M() => Tuple.Create(\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("object M() => ValueTuple.Create(\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("object M() => new System.Collections.DictionaryEntry(\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("object M() => (\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|});")]
    [InlineData("(string Name, string Value)[] M() => [(\"REGION\", \"x\"), (\"AWS_SECRET_ACCESS_KEY\", {|IAM0002:\"$SECRET$\"|})];")]
    [InlineData("object M() => new[] { (Value: {|IAM0002:\"$SECRET$\"|}, Name: \"AWS_SECRET_ACCESS_KEY\") };")]
    [InlineData("(string Key, string Secret) M() => (\"x\", \"\"); object N() => (AwsKey: {|IAM0002:\"$SECRET$\"|}, 1);")]
    [InlineData("object M() => KeyValuePair.Create(value: {|IAM0002:\"$SECRET$\"|}, key: \"AWS_SECRET_ACCESS_KEY\");")]
    [InlineData("object M() => new Dictionary<string, (string, string)> { [\"aws\"] = (\"AwsSecretKey\", {|IAM0002:\"$SECRET$\"|}) };")]
    public Task SecondOfAPair_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("object M() => KeyValuePair.Create(\"ETAG\", \"$SECRET$\");")]
    [InlineData("object M() => KeyValuePair.Create(\"AwsSecretArn\", \"$SECRET$\");")]
    [InlineData("object M() => (\"AWS_SECRET_ACCESS_KEY\", \"\", \"$SECRET$\");")]
    [InlineData("object M() => (Hash: \"$SECRET$\", Name: \"AWS_SECRET_ACCESS_KEY\");")]
    [InlineData("object M() => new[] { (\"AWS_SECRET_ACCESS_KEY\", \"\"), (\"ETAG\", \"$SECRET$\") };")]
    public Task PartOfAnotherPair_IsSilent(string members) => VerifyAsync(members);

    private static Task VerifyAsync(string members) => TestPrograms.Verify<HardCodedCredentialAnalyzer>(Usings + "class C { " + members + " }");
}
