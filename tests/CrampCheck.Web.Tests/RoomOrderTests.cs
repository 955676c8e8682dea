using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using CrampCheck.Web.Data;

namespace CrampCheck.Web.Tests;

/// <summary>Folders know each other one way only, in the order that the README draws.</summary>
public sealed class RoomOrderTests
{
    private const string Root = "CrampCheck.Web.";

    // Each may know those before it.
    private static readonly string[] Order =
    [
        "Texts", "Data", "Pipeline", "People", "Editing",
        "Pages.Layout", "Pages.Questions", "Pages.Result", "Pages.Help", "Pages.Explanation", "Pages.Site", "Pages.Developers", "Pages", "Pages.Admin",
        "Api", "Startup", "Commands",
    ];

    private static readonly IReadOnlyList<IType> Types = [.. new ArchLoader().LoadAssembly(typeof(CrampCheckDatabase).Assembly).Build().Types];

    [Fact]
    public void Depend_OnAnotherRoom_OnlyOnOneAboveIt()
    {
        var wrong = from type in Types
                    let room = RoomOf(type)
                    where room >= 0
                    from dependency in type.Dependencies
                    where RoomOf(dependency.Target) > room
                    select $"{Order[room]}: {type.Name} knows {dependency.Target.FullName}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void List_Namespaces_AreAllInARoom() =>
        Assert.Empty(Types.Where(type => type.Namespace.FullName.StartsWith(Root, StringComparison.Ordinal) && RoomOf(type) < 0).Select(type => type.FullName));

    // The longest name that fits: a page's own folder before that of all pages.
    private static int RoomOf(IType type) => Array.IndexOf(Order, Order
        .Where(room => $"{type.Namespace?.FullName}.".StartsWith($"{Root}{room}.", StringComparison.Ordinal))
        .MaxBy(room => room.Length));
}
