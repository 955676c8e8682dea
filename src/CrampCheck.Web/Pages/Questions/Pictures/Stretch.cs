namespace CrampCheck.Web.Pages.Questions.Pictures;

/// <summary>One stretch of a ruler.</summary>
/// <param name="From">Its start, in the ruler's unit.</param>
/// <param name="To">Its end.</param>
/// <param name="Label">Its label.</param>
/// <param name="Shade">How harmful it is: weak, some or strong.</param>
public sealed record Stretch(decimal From, decimal To, string Label, string Shade);
