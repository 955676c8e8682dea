namespace CrampCheck.Web.Pages.Questions.Pictures;

/// <summary>A ruler, and the visitor's own value or range on it.</summary>
/// <param name="Caption">What the picture says, in words.</param>
/// <param name="Ruler">The ruler.</param>
/// <param name="Low">The visitor's value, or the lower end of it.</param>
/// <param name="High">The upper end; the same as <paramref name="Low"/> for one value.</param>
public sealed record Scale(string Caption, Ruler Ruler, decimal Low, decimal High);
