namespace IamAnalyzers.Core.Credentials;

/// <summary>What part of an AWS credential a value is.</summary>
public enum CredentialKind
{
    /// <summary>Twenty characters that begin with AKIA, ASIA, ABIA, ACCA or A3T: names the key, and opens nothing without its secret.</summary>
    AccessKeyId,

    /// <summary>Forty characters that sign requests: the secret half of an access key.</summary>
    SecretAccessKey,

    /// <summary>The third part of temporary credentials: base64 of more than a hundred characters.</summary>
    SessionToken,

    /// <summary>A bearer token for Amazon Bedrock, long-lived (<c>ABSK...</c>) or short-lived (<c>bedrock-api-key-...</c>).</summary>
    BedrockApiKey,

    /// <summary>The password of Amazon SES's SMTP interface: 44 characters that are made from a secret access key.</summary>
    SesSmtpPassword,

    /// <summary>A JSON web token. Most are somebody else's: only AWS's own names and parameters make one a credential of AWS.</summary>
    JsonWebToken,
}
