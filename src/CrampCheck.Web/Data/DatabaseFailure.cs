using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>Tells failures of the database from those of the program.</summary>
public static class DatabaseFailure
{
    /// <summary>Whether it is away or damaged. A damaged row may hold what is no time or no number.</summary>
    public static bool Is(Exception failure) => failure is DbException or DbUpdateException or FormatException or OverflowException or InvalidCastException;
}
