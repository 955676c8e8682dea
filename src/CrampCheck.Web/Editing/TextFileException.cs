namespace CrampCheck.Web.Editing;

/// <summary>Says what is wrong with a file of texts, and where.</summary>
public sealed class TextFileException(string place, string problem) : Exception(place == "" ? $"The file: {problem}." : $"{place}: {problem}.");
