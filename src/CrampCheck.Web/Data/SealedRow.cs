using System.Security.Cryptography;
using System.Text.Json;

namespace CrampCheck.Web.Data;

/// <summary>A row that carries a hash of what it says, so that a damaged file is noticed and its words are never shown.</summary>
public abstract class SealedRow
{
    /// <summary>SHA-256 of the row, in hexadecimal; null in rows from before there were seals.</summary>
    public string? Seal { get; private set; }

    /// <summary>All that the row says.</summary>
    protected abstract object[] SealedFields();

    internal void Close() => Seal = Hash();

    internal bool IsWhole() => Seal is null || Seal == Hash();

    private string Hash() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(SealedFields())));
}
