namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>What a credential diagnostic tells code fixes and tools beside its message. Never the value.</summary>
public static class DiagnosticProperties
{
    /// <summary>The name of a <see cref="Core.Credentials.CredentialKind"/>.</summary>
    public const string Kind = "Kind";

    /// <summary>The name of a <see cref="SinkForm"/>. Where it is not None, the first additional location is the sink.</summary>
    public const string Sink = "Sink";

    /// <summary>The SHA-256 of the value, for allow lists and baselines.</summary>
    public const string Hash = "Hash";
}

/// <summary>How a credential reaches AWS.</summary>
public enum SinkForm
{
    /// <summary>Not known.</summary>
    None,

    /// <summary>An argument of a client's constructor or factory.</summary>
    ClientConstructor,

    /// <summary>Part of an object that holds credentials, which goes nowhere known.</summary>
    CredentialsObject,

    /// <summary>A call of <c>Environment.SetEnvironmentVariable</c>.</summary>
    EnvironmentVariable,

    /// <summary>A property of options that holds credentials, such as <c>AWSOptions.Credentials</c>.</summary>
    OptionsProperty,

    /// <summary>A stored profile: <c>CredentialProfileOptions</c> or <c>RegisterProfile</c>.</summary>
    ProfileOptions,
}
