using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrampCheck.Web.Data;

/// <summary>A row that carries a hash of what it says, so that a damaged file is noticed and its words are never shown.</summary>
public abstract class SealedRow
{
    /// <summary>SHA-256 of the row, in hexadecimal; null in rows from before there were seals.</summary>
    public string? Seal { get; private set; }

    /// <summary>All that the row says.</summary>
    protected abstract object[] Says();

    internal void Close() => Seal = Hash();

    internal bool IsWhole() => Seal is null || Seal == Hash();

    private string Hash() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Says())));
}

/// <summary>A row does not say what was written into it.</summary>
public sealed class DamagedRowException(string message) : DbException(message);

/// <summary>Seals rows on their way into the database, and checks them on their way out.</summary>
public sealed class Seals : SaveChangesInterceptor, IMaterializationInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<SealedRow>().Where(entry => entry.State == EntityState.Added))
        {
            entry.Entity.Close();
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    /// <exception cref="DamagedRowException">The row is not as it was written.</exception>
    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity) =>
        entity is SealedRow row && !row.IsWhole()
            ? throw new DamagedRowException($"A row of {materializationData.EntityType.GetTableName()} is damaged.")
            : entity;
}
