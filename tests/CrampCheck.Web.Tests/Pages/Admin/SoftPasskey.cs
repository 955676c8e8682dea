using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrampCheck.Web.Pipeline;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>A device with one passkey, that does as it is told: also what no honest device does.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte Present = 0x01, Verified = 0x04, HasKey = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Its name, made up by the device.</summary>
    public byte[] Id { get; init; } = RandomNumberGenerator.GetBytes(16);

    public string Origin { get; set; } = "http://localhost";

    public string Host { get; set; } = "localhost";

    /// <summary>Whether it was asked in a frame of another site.</summary>
    public bool IsCrossOrigin { get; set; }

    /// <summary>How often it was used, as it says; 0 where it does not count.</summary>
    public uint Uses { get; set; }

    /// <summary>Whose it says it is.</summary>
    public string User { get; set; } = "";

    public bool IsVerified { get; set; } = true;

    /// <summary>Whether another key signs than the one that was added.</summary>
    public bool IsForged { get; set; }

    /// <summary>The hash that it signs by; the right one is SHA256.</summary>
    public string Hash { get; set; } = "SHA256";

    /// <summary>The number of the algorithm that it says its key is for, as COSE writes it; 0x26 is ES256.</summary>
    public byte Algorithm { get; set; } = 0x26;

    /// <summary>What an answer to a form asks of the device.</summary>
    public static async Task<JsonElement> OptionsAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }

    public string Create(JsonElement options)
    {
        User = options.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 1, 2, 3, Algorithm, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. Data(HasKey), .. new byte[16], 0, (byte)Id.Length, .. Id, .. cose];
        byte[] made = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Credential(new
        {
            clientDataJSON = Text(ClientData("webauthn.create", options)),
            attestationObject = Text(made),
            transports = Array.Empty<string>(),
        });
    }

    public string Get(JsonElement options)
    {
        var client = ClientData("webauthn.get", options);
        var data = Data(0);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = (IsForged ? other : _key).SignData([.. data, .. SHA256.HashData(client)], new(Hash), DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = User });
    }

    public void Dispose() => _key.Dispose();

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = IsCrossOrigin });

    private byte[] Data(byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Host)), (byte)(flags | Present | (IsVerified ? Verified : 0)), .. count];
    }

    private string Credential(object response) => JsonSerializer.Serialize(
        new { id = Text(Id), rawId = Text(Id), type = "public-key", clientExtensionResults = new { }, response });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
