using System.Data.Common;

namespace CrampCheck.Web.Data;

/// <summary>A row does not say what was written into it.</summary>
public sealed class DamagedRowException(string message) : DbException(message);
