using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IamAnalyzers.Core.Tests.Credentials;

/// <summary>Texts that hold no credential, though a hasty reader might think so.</summary>
internal static class NegativeCases
{
    private static readonly string[] Fixed =
    [
        // AWS's own examples, place holders, emulators.
        "AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE", "ASIAY34FZKBOKEXAMPLE", "AKIAEXAMPLEEXAMPLE22",
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AWS_SECRET_ACCESS_KEY=je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
        "AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "AKIAXXXXXXXXXXXXXXXX", "ASIAXXXXXXXXXXXXXXXX", "AKIA****************",
        "AKIA................", "AKIA________________", "AKIA----------------", "AKIAxxxxxxxxxxxxxxxx", "<AKIA...>", "AKIA<your key>", "AKIA${RANDOM}",
        "AKIAAAAAAAAAAAAAAAAA", "AKIAABABABABABABABAB", "AKIAABCABCABCABCABCA", "AKIAABCDEABCDEABCDEA", "AKIA2222222222222222", "AKIATESTTESTTESTTEST",
        "AKIAXXXXXXXXABCDEFGH", "LKIAQAAAAAAAAABCDEFG", "LKIAQ2345672345672345", "test:test", "aws_secret_access_key = test", "AWS_SECRET_ACCESS_KEY=dummy",
        "AWS_SECRET_ACCESS_KEY=changeme", "AWS_SECRET_ACCESS_KEY=${SECRET}", "AWS_SECRET_ACCESS_KEY=<your secret access key here>",
        "AWS_SECRET_ACCESS_KEY=%SECRET%", "AWS_SECRET_ACCESS_KEY=$(SecretFromTheVaultOfTheDevelopmentTeam)", "AWS_SECRET_ACCESS_KEY=",
        "AWS_SECRET_ACCESS_KEY=XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "AWS_SECRET_ACCESS_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "AWS_SECRET_ACCESS_KEY=0000000000000000000000000000000000000000", "AWS_SECRET_ACCESS_KEY=1234567890123456789012345678901234567890",
        "AWS_SECRET_ACCESS_KEY=abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN", "AWS_SECRET_ACCESS_KEY=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn",
        "AWS_SECRET_ACCESS_KEY=YourSecretAccessKeyGoesHere1234567890abc", "AWS_SECRET_ACCESS_KEY=EnterYourAwsSecretAccessKeyInThisPlace01",
        "AWS_SECRET_ACCESS_KEY=aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd", "AWS_SECRET_ACCESS_KEY=abababababababababababababababababababab",
        "aws_access_key_id = fakeMyKeyId", "aws_secret_access_key = fakeSecretAccessKey", "DummyAccessKey:DummySecretKey", "minioadmin:minioadmin",
        "aws_secret_access_key = local/local/local/local/local/local/loca", "AWS_SESSION_TOKEN=token", "AWS_SESSION_TOKEN=<token>", "AWS_SESSION_TOKEN=$TOKEN",

        // Placeholders: the alphabet in order, words that say so.
        "AKIAABCDEFGHIJKLMNOP", "AKIAQRSTUVWXYZ234567", "AKIAPONMLKJIHGFEDCBA", "AKIA234567ABCDEFGHIJ", "AKIAYOURACCESSKEYIDX", "AKIADUMMYACCESSKEYAB", "AKIAFAKEACCESSKEYIDX", "ASIAMYTESTKEYFORDEVS",
        "AKIASAMPLEKEYIDABCDX", "AKIAREPLACEMEWITHKEY", "AKIAINSERTKEYIDHEREX", "AKIANOTREALKEYQQZZWW", "AKIAQWERTYUIOPASDFGH", "AKIAMOCKKEYFORUNITSX", "AKIAINVALIDKEYFORUSX", "AKIAREDACTEDREDACTED",
        "AWS_SECRET_ACCESS_KEY=FakeSecretKey1234567890aBcDeFgHiJkLmNoPq", "AWS_SECRET_ACCESS_KEY=ReplaceThisWithYourOwnKey1a2B3c4D5e6F7g8", "AWS_SECRET_ACCESS_KEY=NotARealSecret0aB1cD2eF3gH4iJ5kL6mN7oP8q",
        "AWS_SECRET_ACCESS_KEY=abcdefABCDEF0123456789ghijklGHIJKLmnopq+", "AWS_SECRET_ACCESS_KEY=YourAwsSecret0aB1cD2eF3gH4iJ5kL6mN7oP8qR",

        // Paths of forty characters: a slash is no sign of randomness, and words change little.
        "secret: src/Infrastructure/Aws/Storage/KeyHolder", "AWS_SECRET_ACCESS_KEY=config/Production/aws/Uploader/SecretKey", "awsSecret=services/Billing/v2/Aws/SecretStore01/key",
        "\"AwsSecretKey\": \"vault/data/Team7/Production/Aws/SecretKey\"", "aws_secret: Apps/Web2/Prod/Aws/Keys/Main/Secret/Name", "AWS_SECRET_ACCESS_KEY=/run/secrets/Aws1/MyAccount/SecretKey/main",

        // Ids that open nothing, or of another length or alphabet.
        "AKIA", "ASIA", "A3T", "AKIAIOSFODNN7", "ABSK", "bedrock-api-key-", "bedrock-api-key-<token>", "ABSKabc=", "AKIA-AKIA-AKIA-AKIA",

        // Words.
        "ASIAPACIFICSOUTHEAST", "ASIAPACIFIC", "SLOVAKIA", "CZECHOSLOVAKIA", "AUSTRALASIA", "EURASIA", "MALAYSIASINGAPORE",
        "The quick brown fox jumps over the lazy dog", "System.Collections.Generic.IReadOnlyDictionary", "ThisIsAVeryLongIdentifierInCamelCaseForTesting",
        "THIS_IS_A_VERY_LONG_CONSTANT_NAME_FOR_TESTING", "THISISAVERYLONGCONSTANTNAMEFORTESTING", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        "secret: AmazonSecretsManagerCredentialConfigKey1", "AwsSecretKey = ApplicationSettingsSectionSecretKeyName2", "aws_secret = SettingsSectionForAwsSecretsManagerNames",
        "AwsSecret = src/Infrastructure/Storage/Amazon/Client", "AWSSecretKey: Infrastructure/Aws/SecretsManagerClient/", "aws.secret = arn/aws/secretsmanager/eu/west/1/secret/a",
        "the access key id begins with AKIA and has twenty characters", "prefix AKIA, ASIA, ABIA, ACCA or A3T", "AKIA then sixteen of [A-Z2-7]", "(A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{16}",

        // Addresses, names, versions.
        "arn:aws:iam::123456789012:user/JohnDoe", "arn:aws:s3:::my-bucket-of-many-things/with/a/long/key/that/goes/on/and/on", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:AwsSecretKey-a1b2c3",
        "https://s3.eu-west-1.amazonaws.com/bucket/path/to/an/object", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
        "i-0abcdef1234567890", "vol-0123456789abcdef0", "sg-0123456789abcdef0", "subnet-0a1b2c3d4e5f60718", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/image:latest",
        "PublicKeyToken=b77a5c561934e089", "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e",
        "/usr/local/share/dotnet/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib", "C:\\Users\\someone\\AppData\\Local\\Temp\\AKIA",
        "s3:GetObject", "secretsmanager:GetSecretValue", "ec2:DescribeInstanceCreditSpecifications", "AWS4-HMAC-SHA256", "aws4_request", "X-Amz-Security-Token",
        "UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_BEARER_TOKEN_BEDROCK",

        // Well-known public values of other makers.
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ", "-----BEGIN PUBLIC KEY-----", "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",

        // Texts of no shape.
        "", " ", "\n", "\0", "A", "AK", "AKI", "\uD800", "\uDC00\uD800", "\uFFFF", "🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑", "ＡＫＩＡＩＯＳＦＯＤＮＮ７ＡＢＣＤＥＦＧ", "АКІА234567ABCDEFGHIJ",
    ];

    public static IEnumerable<(string Name, string Text)> All()
    {
        foreach (var text in Fixed) yield return ("fixed " + Printable(text), text);
        foreach (var one in Ids().Concat(Digests()).Concat(Alphabets()).Concat(Unnamed()).Concat(OtherMakers()).Concat(LongBase64())) yield return one;
    }

    /// <summary>One thing is wrong with each.</summary>
    private static IEnumerable<(string, string)> Ids()
    {
        foreach (var prefix in (string[])["AIDA", "AROA", "AGPA", "ANPA", "AIPA", "ANVA", "APKA", "ASCA", "ABCA", "AKIB", "BKIA", "akia", "Akia", "A4TX", "AKLA", "A3Sx"])
            yield return ("prefix " + prefix, "id: " + prefix + TestKeys.Id(70)[4..]);
        var id = TestKeys.Id(71);
        foreach (var digit in "0189") yield return ("alphabet " + digit, id[..10] + digit + id[11..]);
        foreach (var sign in "abz-_ .+/=é\n") yield return ("sign inside " + Printable(sign.ToString()), id[..10] + sign + id[11..]);
        foreach (var neighbour in (string[])["A", "Z", "0", "1", "8", "9", "XYZ", "AKIA"])
        {
            yield return ("after " + neighbour, neighbour + id);
            yield return ("before " + neighbour, id + neighbour);
        }

        for (var length = 4; length < 20; length++) yield return ("cut to " + length.ToString(CultureInfo.InvariantCulture), id[..length]);
        foreach (var letters in (string[])["A", "AB", "ABC", "ABCD", "ABCDE"])
            yield return ("letters " + letters, "AKIA" + string.Concat(Enumerable.Range(0, 16).Select(i => letters[(i * 3) % letters.Length])));
        for (var seed = 0; seed < 6; seed++) yield return ("dna " + seed.ToString(CultureInfo.InvariantCulture), "ACCA" + TestKeys.Random(seed, "ACGT", 16));
    }

    private static IEnumerable<(string, string)> Digests()
    {
        for (var i = 0; i < 8; i++)
        {
            var bytes = Encoding.UTF8.GetBytes("text " + i.ToString(CultureInfo.InvariantCulture));
            yield return ($"sha1 {i}", "aws_secret_key = " + Convert.ToHexStringLower(Sha1(bytes)));
            yield return ($"SHA1 {i}", "aws_secret_key = " + Convert.ToHexString(Sha1(bytes)));
            yield return ($"sha256 {i}", "aws_secret_key = " + Convert.ToHexStringLower(SHA256.HashData(bytes)));
            yield return ($"sha256 in base64 {i}", "aws_secret_key_hash: " + Convert.ToBase64String(SHA256.HashData(bytes)));
            yield return ($"sha1 in base64 {i}", "aws_secret = " + Convert.ToBase64String(Sha1(bytes)));
            yield return ($"sha512 in base64 {i}", "sha512-" + Convert.ToBase64String(SHA512.HashData(bytes)));
            yield return ($"guid {i}", "aws_secret_key_id = " + new Guid(SHA256.HashData(bytes).AsSpan(0, 16)).ToString());
            yield return ($"guid without dashes {i}", "AwsSecret = " + new Guid(SHA256.HashData(bytes).AsSpan(0, 16)).ToString("N"));
        }
    }

    /// <summary>Forty characters, named as a secret, of too few sorts.</summary>
    private static IEnumerable<(string, string)> Alphabets()
    {
        foreach (var (alphabet, i) in ((string[])["ACGT", "01", "0123456789", "abcdef", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz",
            "abcdefghijklmnopqrstuvwxyz0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789abcdef", "aA1", "xY/"]).Select((one, i) => (one, i)))
        {
            yield return ("secret of " + alphabet, "AWS_SECRET_ACCESS_KEY=" + TestKeys.Random(i, alphabet, 40));
        }

        foreach (var length in (int[])[20, 30, 39, 41, 44, 50, 64])
            yield return ($"secret of length {length}", "AWS_SECRET_ACCESS_KEY=" + TestKeys.Random(length, TestKeys.Base64, length));
        foreach (var sign in "-_~") yield return ($"secret with {sign} before", "AWS_SECRET_ACCESS_KEY=abc" + sign + TestKeys.Secret(80));
        foreach (var sign in "-_~=") yield return ($"secret with {sign} after", "AWS_SECRET_ACCESS_KEY=" + TestKeys.Secret(81) + sign + "abc");
    }

    /// <summary>The form of a secret or token, and nothing that says so.</summary>
    private static IEnumerable<(string, string)> Unnamed()
    {
        foreach (var (place, i) in ((string[])["{0}", "hash = {0}", "\"Checksum\": \"{0}\"", "nonce: {0}", "etag={0}", "Password={0}", "ApiKey={0}", "ClientSecret={0}",
            "\"Jwt\": {{ \"SecretKey\": \"{0}\" }}", "\"Jwt\": {{ \"Secret\": \"{0}\" }}", "{{\"AWS\": {{\"Region\": \"x\"}}, \"Jwt\": {{\"SecretKey\": \"{0}\"}}}}",
            "aws_secret_access_key = $FROM_VAULT\nchecksum = {0}", "\"SecretAccessKey\": null, \"Checksum\": \"{0}\"", "AWS_REGION=eu-west-1\nBUILD_HASH={0}",
            "https://cdn.host/{0}.js", "git+{0}", "integrity {0}", "AWS_SECRET_ACCESS_KEY=$X; HASH={0}", "AWS_SECRET_ACCESS_KEY is read\n\n\nfrom {0}",
            "aws:\n  region: x\njwt:\n  secretKey: {0}", "aws:\n  s3:\n    bucket: x\nlogin:\n  secret: {0}", "[aws]\nregion=x\n[web]\nsecret={0}",
            "AWS_REGION=x\nJWT_SECRET={0}", "AWS_REGION=x\nOAUTH_CLIENT_SECRET={0}", "{{\"AwsRegion\": \"x\", \"StripeSecretKey\": \"{0}\"}}",
            "{{\"AWS\": {{\"Region\": \"x\", \"Cognito\": {{\"ClientSecret\": \"{0}\"}}}}}}", "AwsSecretHash={0}", "\"AwsSecretName\": \"{0}\"", "aws_secret_version: {0}",
            "{{\"AWS\": {{\"Region\": \"x\"}}, \"A\": {{\"B\": {{\"Secret\": \"{0}\"}}}}}}",

            // The nearest section decides, and an entry names only its own value.
            "{{\"AWS\": {{\"Jwt\": {{\"Secret\": \"{0}\"}}}}}}", "{{\"AWS\": {{\"Region\": \"x\", \"Jwt\": {{\"Issuer\": \"y\", \"SecretKey\": \"{0}\"}}}}}}",
            "{{\"Jwt\": {{\"Issuer\": \"https://cognito-idp.eu-west-1.amazonaws.com/x\", \"Secret\": \"{0}\"}}}}", "aws:\n  jwt:\n    secret: {0}", "aws:\n  recaptcha:\n    secretKey: {0}",
            "{{\"AWS\": {{\"Webhook\": {{\"Secret\": \"{0}\"}}}}}}", "{{\"AWS\": {{\"SecretHeader\": \"{0}\"}}}}", "\"AwsSecretHeader\": \"{0}\"",
            "<add value=\"{0}\" key=\"Checksum\" />", "<add key=\"AWSSecretKey\" value=\"\" /><add value=\"{0}\" key=\"Checksum\" />", "<data name=\"Logo\"><value>{0}</value></data>",
            "<data name=\"AwsSecretKey\"><value>x</value></data><data name=\"Hash\"><value>{0}</value></data>", "<setting name=\"JwtSecret\"><value>{0}</value></setting>",
            "[{{\"name\": \"AWS_SECRET_ACCESS_KEY\", \"value\": \"$X\"}}, {{\"value\": \"{0}\", \"name\": \"CHECKSUM\"}}]", "{{\"name\": \"JWT_SECRET\", \"type\": \"x\", \"value\": \"{0}\"}}",
            "env:\n  - name: AWS_SECRET_ACCESS_KEY\n    value: $X\n  - value: {0}\n    name: CHECKSUM\n", "Parameters:\n  AwsSecretKey:\n    Type: String\n  Checksum:\n    Default: {0}\n",
            "<dict><key>AWSSecretKey</key><string>x</string><key>Checksum</key><string>{0}</string></dict>", "variable \"checksum\" {{\n  default = \"{0}\"\n}}",

            // A name for an application, its sessions or its digests; an entry that another entry's name, type or header does not reach.
            "AWS_SECRET_ACCESS_KEY_SHA={0}", "AWS_SECRET_KEY_SALT={0}", "<add key=\"AWSRegion\" value=\"x\" />\n<add key=\"AppSecret\" value=\"{0}\" />", "AWS_REGION=x\nSESSION_SECRET={0}",
            "AWS_REGION=x\nAPI_SECRET={0}", "{{\"AWS\": {{\"Region\": \"x\"}}, \"Stripe\": {{\"SecretKey\": \"{0}\"}}}}", "{{\"name\": \"aws-portal\", \"options\": {{\"secret\": \"{0}\"}}}}",
            "{{\"type\": \"oidc\", \"secret\": \"{0}\"}}", "{{\"WriteTo\": [{{\"Name\": \"AmazonS3\", \"Args\": {{}}}}, {{\"Name\": \"Http\", \"Args\": {{\"secret\": \"{0}\"}}}}]}}",
            "[{{\"ParameterKey\": \"AwsSecretKey\", \"ParameterValue\": \"$X\"}}, {{\"ParameterKey\": \"Checksum\", \"ParameterValue\": \"{0}\"}}]", "[AWS_SECRET_ACCESS_KEY]\nvalue=$X\n[CHECKSUM]\nvalue={0}",
            "AWS_SECRET_ACCESS_KEY=${{X}}\nBUILD=${{BUILD:-{0}}}", "aws_regions:\n  - x\nhashes:\n  - {0}\n", "{{\"Minio\": {{\"AccessKey\": \"x\", \"SecretKey\": \"{0}\"}}}}",
            "<machineKey validationKey=\"{0}\" decryptionKey=\"x\" />", "aws:\n  sns:\n    webhookSecret: {0}", "{{\"AWS\": {{\"UserPoolClientId\": \"x\", \"UserPoolClientSecret\": \"{0}\"}}}}", "AWS4-HMAC-SHA256 {0}",
            "aws_secret_version_id: {0}", "\"AwsSecretId\": \"{0}\"", "Type: AWS::SecretsManager::Secret\nProperties:\n  SecretString: {0}", "AWS_CONTAINER_AUTHORIZATION_TOKEN={0}",

            // The terms and sections of other clouds, whose secrets have forty characters, too.
            "AccessKeySecret={0}", "access_key_secret: {0}", "{{\"Aliyun\": {{\"AccessKeyId\": \"x\", \"AccessKeySecret\": \"{0}\"}}}}", "ALIBABA_CLOUD_ACCESS_KEY_SECRET={0}",
            "{{\"HuaweiCloud\": {{\"AccessKey\": \"x\", \"SecretKey\": \"{0}\"}}}}", "<add key=\"OssAccessKeySecret\" value=\"{0}\" />", "tencent:\n  region: x\n  secretKey: {0}", "[scaleway]\nsecret_key={0}"])
            .Select((one, i) => (one, i)))
        {
            yield return ("unnamed secret in " + place, string.Format(CultureInfo.InvariantCulture, place, TestKeys.Secret(i + 100)));
        }

        foreach (var place in (string[])["{0}", "token = {0}", "\"SessionToken\": \"{0}\"", "Authorization: Bearer {0}", "data:image/png;base64,{0}", "cookie={0}", "\"Jwt\": {{\"Token\": \"{0}\"}}"])
            yield return ("unnamed token in " + place, string.Format(CultureInfo.InvariantCulture, place, TestKeys.Token(110)));
    }

    private static IEnumerable<(string, string)> OtherMakers()
    {
        foreach (var place in (string[])["token = {0}", "{{\"AWS\": {{\"Token\": \"{0}\"}}}}", "{{\"Cognito\": {{\"SessionToken\": \"{0}\"}}}}", "Authorization: Bearer {0}", "id: AKIA\ntoken: {0}"])
            yield return ("web token in " + place, string.Format(CultureInfo.InvariantCulture, place, TestKeys.Jwt(120)));
        foreach (var place in (string[])["RECAPTCHA_SECRET={0}", "\"AWS\": {{ \"SecretKey\": \"{0}\" }}", "secret_access_key={0}"])
            yield return ("captcha key in " + place, string.Format(CultureInfo.InvariantCulture, place, "6Ld" + TestKeys.Random(121, TestKeys.Base64[..62], 5) + "AAAAA" + TestKeys.Random(122, TestKeys.Base64[..62], 27)));
        foreach (var place in (string[])["{0}", "Password={0}", "\"Smtp\": {{ \"Host\": \"smtp.host\", \"Password\": \"{0}\" }}", "SMTP_PASSWORD={0}", "sha256: {0}", "AWS_SECRET_ACCESS_KEY={0}"])
            yield return ("text like an SMTP password in " + place, string.Format(CultureInfo.InvariantCulture, place, TestKeys.Smtp(123)));
        for (byte version = 0; version < 8; version++)
        {
            if (version is not (2 or 4)) yield return ($"password of version {version}", "SES_SMTP_PASSWORD=" + TestKeys.Smtp(124, version));
        }

        const string Word = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        foreach (var (prefix, length) in ((string, int)[])[("ghp_", 36), ("github_pat_", 82), ("glpat-", 20), ("xoxb-", 50), ("sk_live_", 24), ("npm_", 36), ("SG.", 66),
            ("AIza", 35), ("ya29.", 60), ("dop_v1_", 64), ("pypi-", 100), ("hvs.", 90), ("key-", 32), ("rk_live_", 24), ("LTAI", 20), ("AKID", 32), ("AKCp", 69), ("eyJ", 90)])
        {
            yield return ("of another maker: " + prefix, "token: " + prefix + TestKeys.Random(length, Word, length));
        }
    }

    /// <summary>Long random base64 into which letters were set that would be an id if they stood alone.</summary>
    private static IEnumerable<(string, string)> LongBase64()
    {
        for (var i = 0; i < 6; i++)
        {
            var text = TestKeys.Token(200 + i, 600);
            yield return ($"image {i}", "data:image/png;base64," + text);
            yield return ($"image with an id inside {i}", "data:image/png;base64," + text[..(100 + i)] + "q" + TestKeys.Id(i) + "w" + text[300..]);
            yield return ($"certificate with an id inside {i}", text[..80] + "+" + TestKeys.Id(i) + "/" + text[80..160]);
            yield return ($"picture of zeros {i}", Convert.ToBase64String(new byte[200 + i]));
        }
    }

#pragma warning disable CA5350 // Digests of texts, as other programs print them.
    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350

    private static string Printable(string text)
        => string.Concat(text.Select(static c => c is > ' ' and <= '~' ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));
}
