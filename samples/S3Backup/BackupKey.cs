using System.Security.Cryptography;

namespace S3Backup;

/// <summary>Encrypts and decrypts the files of one backup (AES-256, with a new vector and a check sum for each file).</summary>
public sealed class BackupKey(byte[] key, byte[] wrapped) : IDisposable
{
    private const int VectorLength = 12;
    private const int TagLength = 16;

    public byte[] Wrapped { get; } = wrapped;

    public void Encrypt(string source, string target)
    {
        var plain = File.ReadAllBytes(source);
        var sealedFile = new byte[VectorLength + TagLength + plain.Length];
        RandomNumberGenerator.Fill(sealedFile.AsSpan(0, VectorLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(sealedFile.AsSpan(0, VectorLength), plain, sealedFile.AsSpan(VectorLength + TagLength), sealedFile.AsSpan(VectorLength, TagLength));
        File.WriteAllBytes(target, sealedFile);
    }

    public void Decrypt(string source, string target)
    {
        var sealedFile = File.ReadAllBytes(source);
        var plain = new byte[sealedFile.Length - VectorLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(sealedFile.AsSpan(0, VectorLength), sealedFile.AsSpan(VectorLength + TagLength), sealedFile.AsSpan(VectorLength, TagLength), plain);
        File.WriteAllBytes(target, plain);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(key);
}
