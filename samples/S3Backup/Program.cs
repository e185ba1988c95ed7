using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.S3;
using S3Backup;

// Keeps encrypted copies of a folder in S3. Each backup has a key of its own, which KMS wraps.
//
//   s3-backup backup <folder>
//   s3-backup list
//   s3-backup restore <backup> <folder>
//   s3-backup prune <days>
//
// BACKUP_BUCKET, BACKUP_TABLE and BACKUP_KEY name the bucket, the journal's table and the KMS key.
using var s3 = new AmazonS3Client();
using var dynamoDb = new AmazonDynamoDBClient();
using var kms = new AmazonKeyManagementServiceClient();

var vault = new Vault(s3, Setting("BACKUP_BUCKET"));
var journal = new Journal(dynamoDb, Setting("BACKUP_TABLE"));
var keys = new KeyRing(kms, Setting("BACKUP_KEY"));

switch (args)
{
    case ["backup", var folder]:
        using (var key = await keys.CreateAsync())
        {
            var id = DateTime.UtcNow.ToString("yyyyMMddTHHmmssZ");
            var files = await vault.StoreAsync(id, folder, key);
            await journal.AddAsync(new Backup(id, Path.GetFullPath(folder), files, key.Wrapped));
            Console.WriteLine($"{id}: {files} files");
        }

        return 0;

    case ["list"]:
        await foreach (var backup in journal.AllAsync()) Console.WriteLine($"{backup.Id} {backup.Files} files of {backup.Folder}");
        return 0;

    case ["restore", var id, var folder]:
        var wanted = await journal.FindAsync(id);
        using (var key = await keys.UnwrapAsync(wanted.WrappedKey)) await vault.FetchAsync(id, folder, key);
        return 0;

    case ["prune", var days]:
        var oldest = DateTime.UtcNow.AddDays(-int.Parse(days)).ToString("yyyyMMddTHHmmssZ");
        await foreach (var backup in journal.AllAsync())
        {
            if (string.CompareOrdinal(backup.Id, oldest) >= 0) continue;
            await vault.DeleteAsync(backup.Id);
            await journal.RemoveAsync(backup.Id);
        }

        return 0;

    default:
        Console.Error.WriteLine("usage: s3-backup backup <folder> | list | restore <backup> <folder> | prune <days>");
        return 2;
}

static string Setting(string name)
    => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
