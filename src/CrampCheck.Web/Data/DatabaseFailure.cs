using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Tells database failures from program errors.</summary>
public static class DatabaseFailure
{
    /// <summary>Whether the database is unavailable or damaged. A damaged row may hold invalid times or numbers.</summary>
    public static bool Is(Exception failure) => failure is DbException or DbUpdateException or FormatException or OverflowException or InvalidCastException;
}
