using System.Data.Common;

namespace CrampCheck.Web.Data;

/// <summary>A row no longer holds what was written to it.</summary>
public sealed class DamagedRowException(string message) : DbException(message);
