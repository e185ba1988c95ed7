using System.Diagnostics;
using IamAnalyzers.Core.Credentials;

namespace IamAnalyzers.Build.Credentials;

/// <summary>Lets one process at a time change a file that several builds share. The lock is a file of the temporary folder, which stays: to delete it would let two in.</summary>
internal static class FileLock
{
    private const int RetryMilliseconds = 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Waits for the lock of a file.</summary>
    /// <param name="path">The full path of the file to change.</param>
    /// <returns>The lock; disposing it lets the next process in.</returns>
    /// <exception cref="IOException">Another process has held the lock for a minute.</exception>
    public static IDisposable Of(string path)
    {
        var name = Path.Combine(Path.GetTempPath(), $"iam-analyzers-{CredentialText.Hash(path).Substring(0, 32)}.lock");
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < LongestWait)
            {
                Thread.Sleep(RetryMilliseconds);
            }
        }
    }
}
