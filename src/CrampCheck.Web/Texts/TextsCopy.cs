using System.Security.Cryptography;
using System.Text.Json;

namespace CrampCheck.Web.Texts;

/// <summary>The copy of the live texts on disk: with a hash, so that a damaged file is noticed and its words are never shown.</summary>
internal sealed record TextsCopy(string Hash, SourceText[] Texts)
{
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="JsonException">It is not even JSON.</exception>
    public static SourceText[] Read(byte[] file) =>
        JsonSerializer.Deserialize(file, TextsAsJson.Default.TextsCopy) is { Texts: { } texts } copy && copy.Hash == Of(texts).Hash
            ? texts
            : throw new InvalidDataException("The copy is damaged.");

    public static byte[] Write(SourceText[] texts) => JsonSerializer.SerializeToUtf8Bytes(Of(texts), TextsAsJson.Default.TextsCopy);

    private static TextsCopy Of(SourceText[] texts) =>
        new(Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(texts, TextsAsJson.Default.SourceTextArray))), texts);
}
