using System.Security.Cryptography;
using System.Text.Json;

namespace CrampCheck.Web.Texts;

/// <summary>
/// The copy of the live texts on disk: with a hash, so that a damaged file is noticed and its words are never shown, and with
/// the number of the last line in the log of editors, so that a database that lacks it is noticed too.
/// </summary>
internal sealed record TextsCopy(string Hash, SourceText[] Texts, int LastEntry = 0)
{
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="JsonException">It is not even JSON.</exception>
    public static TextsCopy Read(byte[] file) =>
        JsonSerializer.Deserialize(file, TextsJsonContext.Default.TextsCopy) is { Texts: { } texts } copy && copy.Hash == HashOf(texts)
            ? copy
            : throw new InvalidDataException("The copy is damaged.");

    public static byte[] Write(SourceText[] texts, int lastEntry) => JsonSerializer.SerializeToUtf8Bytes(new(HashOf(texts), texts, lastEntry), TextsJsonContext.Default.TextsCopy);

    private static string HashOf(SourceText[] texts) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(texts, TextsJsonContext.Default.SourceTextArray)));
}
