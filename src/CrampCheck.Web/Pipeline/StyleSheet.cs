namespace CrampCheck.Web.Pipeline;

/// <summary>A style sheet whose address changes with its text, so that browsers may keep it for ever.</summary>
public sealed record StyleSheet(string Address, string Text);
