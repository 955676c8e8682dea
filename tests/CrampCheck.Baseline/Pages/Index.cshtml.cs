using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Baseline.Pages;

public sealed class IndexModel(Advice advice) : PageModel
{
    [BindProperty]
    public List<string> Answers { get; set; } = ["", "", "", ""];

    public List<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await advice.Rows.ToListAsync();
}
