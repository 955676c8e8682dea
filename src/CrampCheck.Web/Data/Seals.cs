using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrampCheck.Web.Data;

/// <summary>Seals rows on their way into the database, and checks them on their way out.</summary>
public sealed class Seals : SaveChangesInterceptor, IMaterializationInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<SealedRow>().Where(entry => entry.State == EntityState.Added))
        {
            entry.Entity.ApplySeal();
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    /// <exception cref="DamagedRowException">The row is damaged.</exception>
    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity) =>
        entity is SealedRow row && !row.IsIntact()
            ? throw new DamagedRowException($"A row of {materializationData.EntityType.GetTableName()} is damaged.")
            : entity;
}
