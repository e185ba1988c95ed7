namespace IamAnalyzers.Executed.Tests.Operations;

/// <summary>What a member of a request holds, and so which texts can stand there.</summary>
/// <param name="Name">The kind's name in <c>Operations.txt</c>.</param>
/// <param name="Before">What stands before the part that is free.</param>
/// <param name="After">What stands after it.</param>
/// <param name="IsFree">Whether any word can be the free part; else it is 17 hexadecimal digits.</param>
internal sealed record NameKind(string Name, string Before, string After, bool IsFree)
{
    private static readonly string[] Words =
    [
        "orders", "invoices", "images", "archive", "ledger", "reports", "exports", "uploads", "audit", "backups",
        "clients", "events", "drafts", "parts", "quotes", "routes", "tickets", "visits", "shifts", "meters",
    ];

    private static readonly NameKind[] All =
    [
        new("name", "", "", true),
        new("path", "/", "", true),
        new("queue", "https://sqs.us-east-1.amazonaws.com/" + Account + "/", "", true),
        new("role", "arn:aws:iam::" + Account + ":role/", "", true),
        new("policy", "arn:aws:iam::" + Account + ":policy/", "", true),
        new("topic", "arn:aws:sns:us-east-1:" + Account + ":", "", true),
        new("machine", "arn:aws:states:us-east-1:" + Account + ":stateMachine:", "", true),
        new("instance", "i-", "", false),
        new("volume", "vol-", "", false),
        new("snapshot", "snap-", "", false),
        new("image", "ami-", "", false),
        new("subnet", "subnet-", "", false),
        new("vpc", "vpc-", "", false),
        new("group", "sg-", "", false),
        new("gateway", "igw-", "", false),
        new("key", "3f2b8c1e-77aa-4d0c-9e1b-", "", false),
    ];

    /// <summary>The account in which programs run.</summary>
    public const string Account = "123456789012";

    public static NameKind Of(string name) => All.Single(kind => kind.Name == name);

    /// <summary>A text of this kind, unlike those before with another number.</summary>
    public string Make(Random random, int number)
    {
        if (IsFree) return $"{Before}{Words[random.Next(Words.Length)]}-{number}{After}";
        var digits = Name == "key" ? 12 : 17;
        var text = random.NextInt64(1L << 40).ToString("x", System.Globalization.CultureInfo.InvariantCulture) + number.ToString("x4", System.Globalization.CultureInfo.InvariantCulture);
        return Before + text.PadLeft(digits, '0')[^digits..] + After;
    }
}
