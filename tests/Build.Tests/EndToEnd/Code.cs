namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Small programs with known needs.</summary>
internal static class Code
{
    /// <summary>Needs s3:GetObject.</summary>
    public const string GetsAnObject = """
        using System.Threading.Tasks;
        using Amazon.S3;

        public static class Program
        {
            public static async Task Main()
            {
                using var s3 = new AmazonS3Client();
                await s3.GetObjectAsync("bucket", "key");
            }
        }
        """;

    /// <summary>Needs nothing.</summary>
    public const string NeedsNothing = """
        public static class Program
        {
            public static void Main() => System.Console.WriteLine("no call of AWS");
        }
        """;
}
