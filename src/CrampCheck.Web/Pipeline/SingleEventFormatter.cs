using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;

namespace CrampCheck.Web.Pipeline;

/// <summary>Writes an event so that nothing in it can pass for another event or control a terminal.</summary>
public sealed class SingleEventFormatter(ITextFormatter format) : ITextFormatter
{
    private const string NextLine = "\n    ";

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        format.Format(logEvent, text);
        output.WriteLine(Plain(text.ToString().TrimEnd().Replace(Environment.NewLine, "\n", StringComparison.Ordinal), NextLine));
    }

    /// <summary>Text with each control character written as its number; JSON reads it back.</summary>
    public static string Plain(string text, string newLine = "\\u000a")
    {
        // The usual case.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c == '\n' ? plain.Append(newLine)
                : char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                    ? plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                    : plain.Append(c);
        }

        return plain.ToString();
    }
}
