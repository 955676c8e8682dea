namespace CrampCheck.Web.Texts;

/// <summary>One line of the public history: a text went live.</summary>
public sealed record Change(string Title, DateTime PublishedAt, string Reason);
