using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace S3Backup;

/// <summary>Makes and unwraps the keys of backups.</summary>
internal sealed class KeyRing(IAmazonKeyManagementService kms, string keyId)
{
    public async Task<BackupKey> CreateAsync()
    {
        var response = await kms.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 });
        return new BackupKey(response.Plaintext.ToArray(), response.CiphertextBlob.ToArray());
    }

    public async Task<BackupKey> UnwrapAsync(byte[] wrapped)
    {
        using var blob = new MemoryStream(wrapped);
        var response = await kms.DecryptAsync(new DecryptRequest { KeyId = keyId, CiphertextBlob = blob });
        return new BackupKey(response.Plaintext.ToArray(), wrapped);
    }
}
