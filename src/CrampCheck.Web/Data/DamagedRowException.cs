using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrampCheck.Web.Data;

/// <summary>A row does not say what was written into it.</summary>
public sealed class DamagedRowException(string message) : DbException(message);
