using System.Collections.Frozen;

namespace CrampCheck.Web.Texts;

/// <summary>Where a text may link to: this site, and a few schemes.</summary>
public static class SafeLink
{
    /// <summary>The schemes, without their colon.</summary>
    public static readonly FrozenSet<string> Schemes = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "https", "mailto", "tel");

    /// <summary>Whether a browser stays on this site with this address, or follows one of the schemes.</summary>
    public static bool Allows(string? address)
    {
        // Browsers drop control characters and leading spaces, and read \ as /.
        if (string.IsNullOrEmpty(address) || char.IsWhiteSpace(address[0]) || address.Any(char.IsControl) || address.Contains('\\', StringComparison.Ordinal))
        {
            return false;
        }

        var end = address.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && address[end] == ':'
            ? Schemes.Contains(address[..end])
            : !address.StartsWith("//", StringComparison.Ordinal);
    }
}
