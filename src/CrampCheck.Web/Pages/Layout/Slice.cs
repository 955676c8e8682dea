using RazorSlices;

namespace CrampCheck.Web.Pages.Layout;

/// <summary>A slice that is sent without the indentation of its template, which would be a twentieth of a result.</summary>
public abstract class Slice<TModel> : RazorSlice<TModel>
{
    /// <summary>Writes what the template holds as it stands. No template of a slice has preformatted text.</summary>
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
