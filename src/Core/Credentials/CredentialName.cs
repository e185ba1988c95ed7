namespace IamAnalyzers.Core.Credentials;

/// <summary>How much the name beside a value says about what the value is.</summary>
public enum NameEvidence
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It speaks of a secret, but not of AWS: "SecretKey" also signs web tokens.</summary>
    Weak,

    /// <summary>AWS's own term, or AWS by name.</summary>
    Strong,
}

/// <summary>Reads the names of variables, members, parameters, keys and settings.</summary>
public static class CredentialName
{
    private static readonly string[] StrongSecrets =
        ["secretaccesskey", "awssecret", "amazonsecret", "amzsecret", "accesssecretkey", "s3secret", "awskey", "awsaccesskey", "awsprivatekey", "awsseckey"];

    private static readonly string[] StrongTokens = ["awssession", "awstoken", "awssecuritytoken", "amzsecuritytoken", "amazontoken", "awsbearertoken", "bearertokenbedrock"];

    private static readonly string[] WeakTokens = ["sessiontoken", "securitytoken"];

    private static readonly string[] WeakPasswords = ["smtppass", "smtppwd", "smtpsecret", "mailpass", "mailpwd"];

    /// <summary>What Alibaba Cloud and others call their secrets; AWS says "secret access key".</summary>
    private const string TermOfOthers = "accesskeysecret";

    private static readonly string[] Contexts = ["amz", "s3", "s3a", "s3n", "dynamo", "dynamodb", "sqs", "sns", "sts", "ses"];

    /// <summary>Words that make a secret that of somebody else, or of somebody else's protocol.</summary>
    private static readonly string[] Foreign =
    [
        "jwt", "client", "consumer", "oauth", "oidc", "auth0", "okta", "webhook", "signing", "hmac", "csrf", "cookie", "captcha", "recaptcha", "totp", "otp",
        "refresh", "bearer", "github", "gitlab", "google", "azure", "facebook", "twitter", "slack", "discord", "stripe", "paypal", "twilio", "sendgrid",
        "hcaptcha", "turnstile", "mailgun", "mailchimp", "braintree", "firebase", "shopify", "pusher", "plaid", "algolia", "cloudinary", "minio",
        "alibaba", "aliyun", "alicloud", "oss", "huawei", "huaweicloud", "obs", "tencent", "qcloud", "cos", "qiniu", "baidu", "volcengine", "yandex", "scaleway", "digitalocean",
        "linode", "backblaze", "cloudflare", "vultr",
    ];

    /// <summary>Those of them that types and methods of any program have in their names.</summary>
    private static readonly string[] General = ["client", "consumer", "signing", "refresh", "bearer", "cookie"];

    /// <summary>Words that, in the name of a secret without a word for AWS, make it one of an application or of its users.</summary>
    private static readonly string[] OfApplications = ["app", "api", "session", "encryption", "encrypt", "cipher", "auth", "admin", "shared", "partner", "merchant", "tenant", "bot"];

    /// <summary>Last words of the name of something about a secret.</summary>
    private static readonly string[] About = ["hash", "sha", "sha1", "sha256", "md5", "salt", "etag", "thumbprint", "checksum", "digest", "fingerprint", "name", "arn", "version", "path", "length", "header", "url", "uri", "file", "id", "ids"];

    /// <summary>Reads a name as that of a secret or a token.</summary>
    /// <param name="name">The name in any case and with any separators.</param>
    /// <param name="kind">What the value has the form of.</param>
    /// <returns>What the name says.</returns>
    public static NameEvidence Read(string name, CredentialKind kind)
    {
        var plain = Plain(name);
        var evidence = kind switch
        {
            CredentialKind.SessionToken => ReadToken(plain),
            CredentialKind.JsonWebToken => ContainsAny(plain, StrongTokens) ? NameEvidence.Strong : NameEvidence.None,
            CredentialKind.SesSmtpPassword => ReadPassword(name, plain),
            _ => ReadSecret(plain),
        };
        if (evidence == NameEvidence.None || IsAbout(name, evidence)) return NameEvidence.None;
        return evidence == NameEvidence.Weak && (IsForeign(name) || IsOfApplication(name)) ? NameEvidence.None : evidence;
    }

    /// <summary>Whether a name says that its value is something else: somebody else's secret, or a hash, a name, a version.</summary>
    /// <returns>Whether it does.</returns>
    public static bool SpeaksOfOthers(string name) => !SpeaksOfAws(name) && (IsAbout(name, NameEvidence.None) || IsForeign(name));

    /// <summary>Whether a name has a word for somebody else's secrets or protocols, such as <c>Jwt</c> or <c>VerifyRecaptcha</c>.</summary>
    /// <returns>Whether it does.</returns>
    public static bool IsForeign(string name) => Words(name).Any(static word => Foreign.Contains(word, StringComparer.Ordinal));

    /// <summary>The same for the name of a type, a method or a namespace around a secret, where a client may be anybody's.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsForeignPlace(string name)
        => Words(name).Any(static word => Foreign.Contains(word, StringComparer.Ordinal) && !General.Contains(word, StringComparer.Ordinal));

    private static bool IsOfApplication(string name)
        => !SpeaksOfAws(name) && Words(name).ToArray() is { Length: > 1 } words && words.Contains("secret", StringComparer.Ordinal) && words.Any(static word => OfApplications.Contains(word, StringComparer.Ordinal));

    /// <summary>
    /// Whether a name is that of something about a secret. "SecretAccessKeyID" is AWS's own term, whatever was put behind it; the "SecretId" is a
    /// name in AWS Secrets Manager.
    /// </summary>
    private static bool IsAbout(string name, NameEvidence evidence)
        => Words(name).ToArray() is [.., var last] words
            && About.Contains(last, StringComparer.Ordinal)
            && !(evidence == NameEvidence.Strong && last is "id" or "ids" && words is [.., "key" or "keys", _]);

    private static NameEvidence ReadSecret(string plain)
    {
        if (ContainsAny(plain, StrongSecrets)) return NameEvidence.Strong;
        return Contains(plain, "secret") ? NameEvidence.Weak : NameEvidence.None;
    }

    private static NameEvidence ReadToken(string plain)
    {
        if (ContainsAny(plain, StrongTokens)) return NameEvidence.Strong;
        return ContainsAny(plain, WeakTokens) || plain == "token" ? NameEvidence.Weak : NameEvidence.None;
    }

    private static NameEvidence ReadPassword(string name, string plain)
    {
        var isOfSes = Words(name).Contains("ses", StringComparer.Ordinal) || Contains(plain, "awssmtp") || Contains(plain, "sessmtp") || Contains(plain, "amazonses");
        if (isOfSes && (Contains(plain, "pass") || Contains(plain, "pwd") || Contains(plain, "secret") || Contains(plain, "smtp"))) return NameEvidence.Strong;
        return ContainsAny(plain, WeakPasswords) ? NameEvidence.Weak : NameEvidence.None;
    }

    /// <summary>Whether a name is worth reading: the cheapest question, for a name of which nothing else is known.</summary>
    /// <returns>Whether <see cref="Read"/> may find something in it.</returns>
    public static bool MayTell(string name)
        => name.IndexOf("secret", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("aws", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("pass", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a name speaks of AWS or of one of its best known services.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>Whether it does.</returns>
    public static bool SpeaksOfAws(string name)
        => (Plain(name) is var plain && Contains(plain, "accesskey") && !Contains(plain, TermOfOthers)) || Words(name).Any(static word
            => Contexts.Contains(word, StringComparer.Ordinal)
                || word.StartsWith("aws", StringComparison.Ordinal)
                || word.StartsWith("amazon", StringComparison.Ordinal));

    /// <summary>Only the letters and digits, in lower case.</summary>
    private static string Plain(string name)
        => new string([.. name.Where(static c => CharClass.IsLetterOrDigit(c))]).ToLowerInvariant();

    /// <summary>The words of a name, parted by case and by what is not a letter or digit; in lower case.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length || !CharClass.IsLetterOrDigit(name[i])
                || (CharClass.IsUpper(name[i]) && (!CharClass.IsUpper(name[i - 1]) || (i + 1 < name.Length && CharClass.IsLower(name[i + 1]))));
            if (!ends) continue;
            while (start < i && !CharClass.IsLetterOrDigit(name[start])) start++;
            if (start < i) yield return name.Substring(start, i - start).ToLowerInvariant();
            start = i;
        }
    }

    private static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    private static bool ContainsAny(string text, string[] parts) => parts.Any(part => Contains(text, part));
}
