using System.Data.Common;

namespace CrampCheck.Web.Data;

/// <summary>The database lacks data that it held before. The site does not use it until someone accepts the loss by a command.</summary>
public sealed class DatabaseLossException(string message) : DbException(message);
