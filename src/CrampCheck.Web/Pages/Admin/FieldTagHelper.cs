using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CrampCheck.Web.Pages.Admin;

/// <summary>Ties a field to its error, which <c>_FieldError</c> shows, for people who cannot see them side by side.</summary>
[HtmlTargetElement("input", Attributes = FieldAttribute, TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    private const string FieldAttribute = "field";

    /// <summary>Its id, and its name if it has no other.</summary>
    [HtmlAttributeName(FieldAttribute)]
    public string Field { get; set; } = "";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("id", Field);
        if (!output.Attributes.ContainsName("name"))
        {
            output.Attributes.SetAttribute("name", Field);
        }

        if (ViewContext.ModelState[Field]?.Errors.Count > 0)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
            output.Attributes.SetAttribute("aria-describedby", $"{output.Attributes["aria-describedby"]?.Value} {Field}-error".Trim());
        }
    }
}
