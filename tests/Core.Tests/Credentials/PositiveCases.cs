using IamAnalyzers.Core.Credentials;

namespace IamAnalyzers.Core.Tests.Credentials;

/// <summary>Texts that hold a credential, by the formats that AWS publishes; each row says what must be found.</summary>
internal static class PositiveCases
{
    /// <summary>Where key ids are written; {0} is the id.</summary>
    private static readonly string[] IdPlaces =
    [
        "{0}", " {0} ", "\"{0}\"", "'{0}'", "`{0}`", "<{0}>", "({0})", "[{0}]", "{{\"{0}\"}}", "{0}.", "{0},", "{0};", "{0}:", "{0}|x",
        "aws_access_key_id={0}", "aws_access_key_id = {0}", "export AWS_ACCESS_KEY_ID={0}", "set AWS_ACCESS_KEY_ID={0}",
        "ENV AWS_ACCESS_KEY_ID {0}", "AWS_ACCESS_KEY_ID: {0}", "- AWS_ACCESS_KEY_ID={0}", "\"AWS:AccessKey\": \"{0}\"",
        "<add key=\"AWSAccessKey\" value=\"{0}\" />", "<AwsAccessKey>{0}</AwsAccessKey>", "accessKey={0};secretKey=x", "Id={0};Region=eu-west-1",
        "https://{0}:secret@bucket.s3.amazonaws.com/", "https://b.s3.amazonaws.com/k?AWSAccessKeyId={0}&Signature=x",
        "https://b.s3.amazonaws.com/k?X-Amz-Credential={0}%2F20260101%2Feu-west-1%2Fs3%2Faws4_request",
        "Credential={0}/20260101/eu-west-1/s3/aws4_request", "AWS {0}:signature", "s3://{0}:x@bucket/key", "aws configure set aws_access_key_id {0} --profile p",
        "curl --user {0}:x https://sts.amazonaws.com", "line one\n{0}\nline three", "line one\r\n{0}\r\nline three", "tab\t{0}\tend",
        "lower{0}lower", "a{0}", "{0}z", "-{0}-", "_{0}_", "+{0}+", "/{0}/", "={0}=", "ä{0}ä", "\uD800{0}\uDC00", "\0{0}\0", "🔑{0}🔑",
        "AKIA {0}", "AKIAX {0}", "AAAA {0}", "{0} AKIA", "see {0} and not AIDAX", "0 {0} 0", "key-{0}-end", "--{0}", "$({0})", "%{0}%", "#{0}",
        "//{0}", "/* {0} */", "{0}\\", "\\n{0}\\n", "user:{0}@host", "{0}/path/of/the/object", "path/of/the/object/{0}",
    ];

    /// <summary>Where secrets are written; {0} is the secret, {1} a key id.</summary>
    private static readonly string[] SecretPlaces =
    [
        "aws_secret_access_key={0}", "aws_secret_access_key = {0}", "AWS_SECRET_ACCESS_KEY={0}", "AWS_SECRET_ACCESS_KEY: {0}",
        "AWS_SECRET_ACCESS_KEY: \"{0}\"", "export AWS_SECRET_ACCESS_KEY='{0}'", "set AWS_SECRET_ACCESS_KEY={0}", "ENV AWS_SECRET_ACCESS_KEY {0}",
        "ENV AWS_SECRET_ACCESS_KEY={0}", "- AWS_SECRET_ACCESS_KEY={0}", "AWS_SECRET_KEY={0}", "$env:AWS_SECRET_ACCESS_KEY = \"{0}\"",
        "{{\"SecretAccessKey\": \"{0}\"}}", "{{\"AWS\": {{\"SecretKey\": \"{0}\"}}}}", "{{\"AWS\": {{\"Region\": \"eu-west-1\", \"Secret\": \"{0}\"}}}}",
        "\"AWS:SecretKey\": \"{0}\"", "\"AwsSecretKey\" : \"{0}\"", "\"aws_secret\": \"{0}\"", "{{\"S3\": {{\n  \"Bucket\": \"b\",\n  \"SecretKey\": \"{0}\"\n}}}}",
        "{{\"AccessKey\": \"(from the environment)\", \"SecretKey\": \"{0}\"}}", "<add key=\"AWSSecretKey\" value=\"{0}\" />",
        "<add key=\"AWSSecretKey\"\n     value=\"{0}\" />", "<AWSSecretKey>{0}</AWSSecretKey>", "<AwsSecretAccessKey>{0}</AwsSecretAccessKey>",
        "- name: AWS_SECRET_ACCESS_KEY\n  value: {0}", "{{\"Name\": \"AWS_SECRET_ACCESS_KEY\", \"Value\": \"{0}\"}}",
        "aws configure set aws_secret_access_key {0}", "Region=eu-west-1;AwsSecretKey={0}", "AWSSecretAccessKey={0};Region=eu-west-1",
        "[default]\naws_secret_access_key = {0}\n", "secret_access_key = \"{0}\"", "awsSecretAccessKey: '{0}'", "amazon.secret={0}", "S3_SECRET={0}",
        "{1}:{0}", "{1} {0}", "{1},{0}", "{1}\n{0}", "{0}\n{1}", "id = {1}\nkey = {0}", "{{ \"a\": \"{1}\", \"b\": \"{0}\" }}", "curl --user {1}:{0} https://x",
        "https://{1}:{0}@host/", "User={1};Password={0}", "{1}|{0}|eu-west-1",
        "{{\"AWS\": {{\"Credentials\": {{\"Secret\": \"{0}\"}}}}}}", "{{\"Aws\": {{\n  \"S3\": {{ \"Bucket\": \"b\" }},\n  \"Keys\": {{\n    \"SecretKey\": \"{0}\"\n  }}\n}}}}",
        "aws:\n  region: x\n  secretKey: {0}", "aws:\n  keys:\n    - name: main\n      secret: {0}", "[aws]\nregion = x\nsecret_key = {0}", "AWS_REGION=x\nSECRET_KEY={0}",
        "<aws>\n  <region>x</region>\n  <secretKey>{0}</secretKey>\n</aws>", "S3Bucket=b;Secret={0}",

        // The name stands anywhere in the entry of the value.
        "<setting name=\"AWSSecretKey\" serializeAs=\"String\"><value>{0}</value></setting>", "<data name=\"AwsSecretKey\" xml:space=\"preserve\">\n    <value>{0}</value>\n  </data>",
        "<data name=\"AwsSecretKey\" xml:space=\"preserve\">\n    <comment>of the uploader</comment>\n    <value>{0}</value>\n  </data>",
        "<add value=\"{0}\" key=\"AWSSecretKey\" />", "<add value='{0}' lockItem='true' key='AWSSecretKey' />", "<environmentVariable value=\"{0}\" name=\"AWS_SECRET_ACCESS_KEY\"/>",
        "<property><name>fs.s3a.secret.key</name><value>{0}</value></property>", "<property>\n  <value>{0}</value>\n  <name>awsSecretAccessKey</name>\n</property>",
        "<property name=\"awsSecretAccessKey\"><value>{0}</value></property>", "<entry><key>aws.secretKey</key><value><![CDATA[{0}]]></value></entry>",
        "<dict>\n<key>AWSRegion</key><string>eu-west-1</string>\n<key>AWSSecretKey</key>\n<string>{0}</string>\n</dict>", "<AWSSecretKey><value>{0}</value></AWSSecretKey>",
        "{{ \"value\": \"{0}\", \"name\": \"AWS_SECRET_ACCESS_KEY\" }}", "{{\"name\": \"AWS_SECRET_ACCESS_KEY\", \"type\": \"SecureString\", \"value\": \"{0}\"}}",
        "[{{\"Key\": \"AwsRegion\", \"Value\": \"x\"}}, {{\"Secure\": true, \"Value\": \"{0}\", \"Overrides\": [\"a\"], \"Key\": \"AwsSecretKey\"}}]",
        "{{\"AwsSecretKey\": {{\"value\": \"{0}\", \"slotSetting\": false}}}}", "{{\"Parameters\": {{\"AwsSecretKey\": {{\"Type\": \"String\", \"NoEcho\": true, \"Default\": \"{0}\"}}}}}}",
        "Parameters:\n  AwsSecretKey:\n    Type: String\n    NoEcho: true\n    Default: {0}\n", "Parameters:\n  AwsSecretKey:\n    Default: '{0}'\n    Type: String\n",
        "env:\n  - value: {0}\n    name: AWS_SECRET_ACCESS_KEY\n", "env:\n  - name: AWS_SECRET_ACCESS_KEY\n    # rotated\n    optional: false\n    value: \"{0}\"\n  - name: B\n    value: c\n",
        "variable \"aws_secret_key\" {{\n  type    = string\n  default = \"{0}\"\n}}", "[[env]]\nvalue = \"{0}\"\nname = \"AWS_SECRET_ACCESS_KEY\"\n",

        // AWS's own term, whatever stands behind it; arguments of a command in a list.
        "SecretAccessKeyID = {0}", "\"AwsSecretAccessKeyId\": \"{0}\"", "aws_secret_key_id: {0}", "\"args\": [\"--aws-secret-key\", \"{0}\"]", "command: [\"--secret-access-key\", \"{0}\"]",
        "{{\"Jwt\": {{\"Issuer\": \"x\"}}, \"AWS\": {{\"SecretKey\": \"{0}\"}}}}",

        // Key and value under longer names, a shell's default, a header that is the name, JSON in a string, an object that says what it is for.
        "[{{\"ParameterKey\": \"AwsSecretKey\", \"ParameterValue\": \"{0}\"}}]", "[{{\"ParameterValue\": \"{0}\", \"UsePreviousValue\": false, \"ParameterKey\": \"AwsSecretKey\"}}]",
        "AWS_SECRET_ACCESS_KEY: ${{AWS_SECRET_ACCESS_KEY:-{0}}}", "export AWS_SECRET_ACCESS_KEY=\"${{AWS_SECRET_ACCESS_KEY:-{0}}}\"", "aws_secret_keys:\n  - {0}\n",
        "[AWS_SECRET_ACCESS_KEY]\nvalue={0}\n", "[env.AWS_SECRET_ACCESS_KEY]\nrotate = true\nvalue = \"{0}\"\n", "{{\"settings\": \"{{\\\"AWS\\\": {{\\\"SecretKey\\\": \\\"{0}\\\"}}}}\"}}",
        "{{\"WriteTo\": [{{\"Name\": \"AmazonS3\", \"Args\": {{\"bucketName\": \"b\", \"secretKey\": \"{0}\"}}}}]}}", "{{\"Provider\": \"aws\", \"Options\": {{\"Secret\": \"{0}\"}}}}",
        "{{\"type\": \"s3\", \"bucket\": \"b\", \"secret\": \"{0}\"}}", "key = AWS4{0}", "HMAC(\"AWS4{0}\", date)",

        // As people write them in other tools.
        "{{\"containerDefinitions\": [{{\"name\": \"web\", \"environment\": [{{\"name\": \"PORT\", \"value\": \"80\"}}, {{\"name\": \"AWS_SECRET_ACCESS_KEY\", \"value\": \"{0}\"}}]}}]}}",
        "provider \"aws\" {{\n  region     = \"eu-west-1\"\n  access_key = var.access_key\n  secret_key = \"{0}\"\n}}", "terraform {{\n  backend \"s3\" {{\n    bucket     = \"b\"\n    secret_key = \"{0}\"\n  }}\n}}",
        "ENV A=b \\\n    AWS_REGION=x \\\n    AWS_SECRET_ACCESS_KEY={0}", "<target xsi:type=\"AWSTarget\" name=\"aws\" secretKey=\"{0}\" />", "<appender type=\"AWS.Logger.Log4net.AWSAppender\"><Secret>{0}</Secret></appender>",
        "stringData:\n  aws-secret-access-key: {0}", "kind: Secret\nstringData:\n  AWS_ACCESS_KEY_ID: $ID\n  secret-key: \"{0}\"\n", "cloud.aws.credentials.secret-key={0}", "AWS__SecretKey={0}",
        "AWS_SECRET_KEY: !Sub \"{0}\"", "aws_sec_key {0}", "[s3]\ntype = s3\nprovider = AWS\nsecret_access_key = {0}", "<Setting Name=\"AwsSecretKey\" Type=\"System.String\"><Value Profile=\"(Default)\">{0}</Value></Setting>",
        "{{\"Variables\": [{{\"Id\": \"1\", \"Name\": \"AWS.SecretKey\", \"Value\": \"{0}\", \"Type\": \"String\"}}]}}", "variables:\n- name: awsSecretKey\n  value: {0}\n", "SECRET_ACCESS_KEY '{0}'",
        "<connectionStrings><add name=\"S3\" connectionString=\"Region=x;SecretKey={0};Bucket=b\" /></connectionStrings>", "<AssemblyMetadata Include=\"AwsSecretKey\" Value=\"{0}\" />",

        // A term of other clouds, where AWS is named.
        "AWS_ACCESS_KEY_SECRET={0}", "{{\"AWS\": {{\"AccessKeySecret\": \"{0}\"}}}}", "aws:\n  access-key-secret: {0}", "{{\"S3\": {{\"AccessKeyId\": \"x\", \"AccessKeySecret\": \"{0}\"}}}}",
    ];

    /// <summary>Where passwords of SES's SMTP interface are written; {0} is the password, {1} a key id.</summary>
    private static readonly string[] PasswordPlaces =
    [
        "SMTP_USER={1}\nSMTP_PASSWORD={0}", "{{\"Smtp\": {{\"Host\": \"h\", \"UserName\": \"{1}\", \"Password\": \"{0}\"}}}}", "smtp://{1}:{0}@email-smtp.eu-west-1.amazonaws.com:587",
        "{{\"Smtp\": {{\"Host\": \"email-smtp.us-east-1.amazonaws.com\", \"User\": \"(environment)\", \"Password\": \"{0}\"}}}}", "AWS_SES_SMTP_PASSWORD={0}", "SES_SMTP_PASSWORD: {0}",
        "<network host=\"email-smtp.us-west-2.amazonaws.com\" userName=\"x\" password=\"{0}\" />", "<network host=\"h\" userName=\"{1}\" password=\"{0}\" port=\"587\" />",
        "{{\"name\": \"SES_PASSWORD\", \"type\": \"x\", \"value\": \"{0}\"}}", "ses:\n  region: x\n  smtpPassword: {0}",
    ];

    public static IEnumerable<(string Name, string Text, (CredentialKind Kind, string Value)[] Expected)> All()
    {
        foreach (var (place, i) in IdPlaces.Select((place, i) => (place, i)))
        {
            var id = TestKeys.Id(i, i % 2 == 0 ? "AKIA" : "ASIA");
            yield return ("id in " + place, Format(place, id), [(CredentialKind.AccessKeyId, id)]);
        }

        foreach (var prefix in (string[])["AKIA", "ASIA", "ABIA", "ACCA", "A3TA", "A3T0", "A3TX"])
        {
            var id = TestKeys.Id(50, prefix);
            yield return ("prefix " + prefix, "key: " + id, [(CredentialKind.AccessKeyId, id)]);
        }

        foreach (var (place, i) in SecretPlaces.Select((place, i) => (place, i)))
        {
            var (secret, id) = (TestKeys.Secret(i), TestKeys.Id(i + 500));
            var text = Format(place, secret, id);
            var both = new[] { (CredentialKind.AccessKeyId, id), (CredentialKind.SecretAccessKey, secret) }
                .Where(one => text.Contains(one.Item2, StringComparison.Ordinal))
                .OrderBy(one => text.IndexOf(one.Item2, StringComparison.Ordinal));
            yield return ("secret in " + place, text, both.ToArray());
        }

        foreach (var (place, i) in PasswordPlaces.Select((place, i) => (place, i)))
        {
            var (password, id) = (TestKeys.Smtp(i, (byte)(i % 2 == 0 ? 4 : 2)), TestKeys.Id(i + 700));
            var text = Format(place, password, id);
            (CredentialKind, string)[] expected = [(CredentialKind.SesSmtpPassword, password)];
            yield return ("SMTP password in " + place, text, place.Contains("{1}", StringComparison.Ordinal) ? [(CredentialKind.AccessKeyId, id), .. expected] : expected);
        }

        foreach (var one in Encoded().Concat(Tokens()).Concat(Bedrock()).Concat(Several())) yield return one;
    }

    private static IEnumerable<(string, string, (CredentialKind, string)[])> Encoded()
    {
        var id = TestKeys.Id(600);
        foreach (var before in (string[])["", "x", "xy", "xyz", "user:", "{\"id\":\"", "aws_access_key_id="])
        {
            foreach (var after in (string[])["", ":", ":x", "\"}", "\nmore text that follows the key id"])
                yield return ($"base64 of '{before}' id '{after}'", TestKeys.Encode(before + id + after), [(CredentialKind.AccessKeyId, id)]);
        }

        yield return ("base64 in a header", "Basic " + TestKeys.Encode(id + ":" + TestKeys.Secret(601)), [(CredentialKind.AccessKeyId, id)]);
        yield return ("base64 after a path", "/some/path/" + TestKeys.Encode("a" + id + "b"), [(CredentialKind.AccessKeyId, id)]);
        yield return ("base64 of a secret under its name", "AWS_SECRET_ACCESS_KEY=" + TestKeys.Encode(TestKeys.Secret(602)),
            [(CredentialKind.SecretAccessKey, TestKeys.Secret(602))]);
    }

    private static IEnumerable<(string, string, (CredentialKind, string)[])> Tokens()
    {
        foreach (var place in (string[])["AWS_SESSION_TOKEN={0}", "aws_session_token = {0}", "\"AwsSessionToken\": \"{0}\"", "X-Amz-Security-Token: {0}",
            "{{\"AWS\": {{\"SessionToken\": \"{0}\"}}}}", "<add key=\"AWSSessionToken\" value=\"{0}\" />", "export AWS_SESSION_TOKEN='{0}'"])
        {
            yield return ("token in " + place, Format(place, TestKeys.Token(20)), [(CredentialKind.SessionToken, TestKeys.Token(20))]);
        }

        foreach (var place in (string[])["AWS_SESSION_TOKEN={0}", "AWS_BEARER_TOKEN_BEDROCK={0}", "\"AwsSessionToken\": \"{0}\"", "{{\"name\": \"AWS_BEARER_TOKEN_BEDROCK\", \"value\": \"{0}\"}}"])
            yield return ("web token in " + place, Format(place, TestKeys.Jwt(25)), [(CredentialKind.JsonWebToken, TestKeys.Jwt(25))]);

        yield return ("token with padding", "AWS_SESSION_TOKEN=" + TestKeys.Token(21) + "==", [(CredentialKind.SessionToken, TestKeys.Token(21) + "==")]);
        yield return ("token of a known issuer", TestKeys.MarkedToken(22), [(CredentialKind.SessionToken, TestKeys.MarkedToken(22))]);
        yield return ("token of a known issuer in a call", $"f('{TestKeys.MarkedToken(23)}')", [(CredentialKind.SessionToken, TestKeys.MarkedToken(23))]);
        yield return ("token of 101 characters", "AWS_SESSION_TOKEN=" + TestKeys.Token(24, 101), [(CredentialKind.SessionToken, TestKeys.Token(24, 101))]);
    }

    private static IEnumerable<(string, string, (CredentialKind, string)[])> Bedrock()
    {
        foreach (var place in (string[])["{0}", "AWS_BEARER_TOKEN_BEDROCK={0}", "Authorization: Bearer {0}", "\"ApiKey\": \"{0}\"", "'{0}'"])
        {
            yield return ("long-lived in " + place, Format(place, TestKeys.LongLivedBedrock(30)), [(CredentialKind.BedrockApiKey, TestKeys.LongLivedBedrock(30))]);
            yield return ("short-lived in " + place, Format(place, TestKeys.ShortLivedBedrock(31)), [(CredentialKind.BedrockApiKey, TestKeys.ShortLivedBedrock(31))]);
        }

        yield return ("long-lived of another inside", "ABSK" + TestKeys.Token(32, 120), [(CredentialKind.BedrockApiKey, "ABSK" + TestKeys.Token(32, 120))]);
    }

    private static IEnumerable<(string, string, (CredentialKind, string)[])> Several()
    {
        var (first, second) = (TestKeys.Id(40), TestKeys.Id(41, "ASIA"));
        yield return ("two ids", $"{first} {second}", [(CredentialKind.AccessKeyId, first), (CredentialKind.AccessKeyId, second)]);
        yield return ("two ids and one sign", $"{first}-{second}", [(CredentialKind.AccessKeyId, first), (CredentialKind.AccessKeyId, second)]);
        yield return ("temporary credentials", $"{second}\n{TestKeys.Secret(42)}\nSessionToken: {TestKeys.Token(43)}",
            [(CredentialKind.AccessKeyId, second), (CredentialKind.SecretAccessKey, TestKeys.Secret(42)), (CredentialKind.SessionToken, TestKeys.Token(43))]);
    }

    private static string Format(string place, params object[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, place, values);
}
