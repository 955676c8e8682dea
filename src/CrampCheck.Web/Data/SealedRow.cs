using System.Security.Cryptography;
using System.Text.Json;

namespace CrampCheck.Web.Data;

/// <summary>A row with a hash of its content, so that damage is noticed and a damaged text is never shown.</summary>
public abstract class SealedRow
{
    /// <summary>SHA-256 of the row, in hexadecimal; null in rows from before there were seals.</summary>
    public string? Seal { get; private set; }

    /// <summary>The whole content of the row.</summary>
    protected abstract object[] SealedFields();

    internal void ApplySeal() => Seal = Hash();

    internal bool IsIntact() => Seal is null || Seal == Hash();

    private string Hash() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(SealedFields())));
}
