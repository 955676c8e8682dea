using System.Buffers.Binary;

namespace CrampCheck.Web.Tests.People;

/// <summary>A password hash as it is stored: format 1, function (2 is HMAC-SHA512), rounds, length of the salt, salt, key.</summary>
internal sealed record StoredHash(byte Format, uint Function, uint Rounds, uint SaltBytes, int KeyBytes)
{
    public static StoredHash Parse(string stored)
    {
        var bytes = Convert.FromBase64String(stored);
        var salt = Read(9);
        return new(bytes[0], Read(1), Read(5), salt, bytes.Length - 13 - (int)salt);

        uint Read(int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
    }
}
