using System.Data.Common;

namespace CrampCheck.Web.Data;

/// <summary>The database lacks what it held before. Nothing is begun over it until somebody says so by a command.</summary>
public sealed class DatabaseLossException(string message) : DbException(message);
