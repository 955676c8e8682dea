namespace CrampCheck.Web.Editing;

/// <summary>A file of texts is faulty. The message says where and how, for whoever brought it.</summary>
public sealed class TextFileException(string message) : Exception(message);
