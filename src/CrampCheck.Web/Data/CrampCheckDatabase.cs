using CrampCheck.Web.Texts;
using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Web.Data;

/// <summary>The texts and their history. Nothing about visitors is ever stored.</summary>
public sealed class CrampCheckDatabase(DbContextOptions<CrampCheckDatabase> options) : DbContext(options)
{
    private const int LongestKey = 60;

    public DbSet<TextRevision> TextRevisions => Set<TextRevision>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<TextRevision>(revision =>
        {
            revision.HasIndex(row => new { row.Key, row.Number }).IsUnique();
            revision.Property(row => row.Key).HasMaxLength(LongestKey);
            revision.Property(row => row.Title).HasMaxLength(SourceText.LongestLine);
            revision.Property(row => row.Source).HasMaxLength(SourceText.LongestLine);
            revision.Property(row => row.Reason).HasMaxLength(SourceText.LongestLine);
            revision.Property(row => row.Body).HasMaxLength(SourceText.LongestBody);
        });
}
