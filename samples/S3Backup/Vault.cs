using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace S3Backup;

/// <summary>The files of backups, each backup under a prefix of its own.</summary>
internal sealed class Vault(IAmazonS3 s3, string bucket)
{
    public async Task<int> StoreAsync(string backup, string folder, BackupKey key)
    {
        using var transfer = new TransferUtility(s3);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            using var sealedFile = new TemporaryFile();
            key.Encrypt(file, sealedFile.Path);
            await transfer.UploadAsync(sealedFile.Path, bucket, Prefix(backup) + Path.GetRelativePath(folder, file).Replace('\\', '/'));
        }

        return files.Length;
    }

    public async Task FetchAsync(string backup, string folder, BackupKey key)
    {
        using var transfer = new TransferUtility(s3);
        await foreach (var stored in ObjectsAsync(backup))
        {
            using var sealedFile = new TemporaryFile();
            await transfer.DownloadAsync(sealedFile.Path, bucket, stored.Key);
            var target = Path.Combine(folder, stored.Key[Prefix(backup).Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            key.Decrypt(sealedFile.Path, target);
        }
    }

    public async Task DeleteAsync(string backup)
    {
        await foreach (var stored in ObjectsAsync(backup)) await s3.DeleteObjectAsync(bucket, stored.Key);
    }

    private IAsyncEnumerable<S3Object> ObjectsAsync(string backup)
        => s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = bucket, Prefix = Prefix(backup) }).S3Objects;

    private static string Prefix(string backup) => $"backups/{backup}/";
}
