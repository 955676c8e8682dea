namespace CrampCheck.Web.Texts;

/// <summary>Says what is wrong with a content file, and where.</summary>
public sealed class ContentException(string file, int line, string problem) : Exception($"{file}:{line}: {problem}");
