namespace CrampCheck.Web.Editing;

/// <summary>A file of texts is faulty. The message tells the publisher where and how.</summary>
public sealed class TextFileException(string message) : Exception(message);
