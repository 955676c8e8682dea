using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Tests.Pages.Admin;

/// <summary>A site with two people who try what they may not, one form after the other.</summary>
public sealed class SiteWithPeople : Site
{
    public SiteWithPeople() => (Publisher, Editor) = (new(() => Tests.Editor.NewAsync(this)), new(() => Tests.Editor.NewAsync(this, isPublisher: false)));

    internal Lazy<Task<Editor>> Publisher { get; }

    internal Lazy<Task<Editor>> Editor { get; }
}
