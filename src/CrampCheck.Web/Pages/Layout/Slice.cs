using RazorSlices;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>A slice that is sent without its template's indentation, which would be a twentieth of a result.</summary>
public abstract class Slice<TModel> : RazorSlice<TModel>
{
    /// <summary>Writes the template's literal text. No slice template has preformatted text.</summary>
    protected new void WriteLiteral(ReadOnlySpan<byte> literal)
    {
        if (literal.StartsWith("  "u8))
        {
            literal = literal[1..].TrimStart((byte)' ');
        }

        for (var end = literal.IndexOf((byte)'\n'); end >= 0; end = literal.IndexOf((byte)'\n'))
        {
            base.WriteLiteral(literal[..(end + 1)]);
            literal = literal[end..].TrimStart("\n "u8);
        }

        base.WriteLiteral(literal);
    }
}
