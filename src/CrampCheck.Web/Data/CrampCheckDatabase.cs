using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CrampCheck.Web.Data;

/// <summary>The texts, their history, and the people who edit them. Nothing about visitors is ever stored.</summary>
public sealed class CrampCheckDatabase(DbContextOptions<CrampCheckDatabase> options) : IdentityUserContext<Person>(options)
{
    private const int MaxKeyLength = 60;
    private static readonly Seals Sealing = new();

    /// <summary>Tables whose rows are only ever added; triggers see to it.</summary>
    public static readonly IReadOnlyList<string> AppendOnly = [nameof(TextRevisions), nameof(Publications), nameof(AuditEntries)];

    public DbSet<TextRevision> TextRevisions => Set<TextRevision>();

    public DbSet<Publication> Publications => Set<Publication>();

    public DbSet<ScheduledPublication> ScheduledPublications => Set<ScheduledPublication>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<TextImport> TextImports => Set<TextImport>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(Sealing);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<TextRevision>(revision =>
        {
            revision.HasKey(row => new { row.Key, row.Number });
            revision.Property(row => row.Key).HasMaxLength(MaxKeyLength);
            revision.HasIndex(row => new { row.Key, row.IsAside, row.Number });
        });
        builder.Entity<Publication>(publication =>
        {
            publication.Property(row => row.Reason).HasMaxLength(SourceText.MaxLineLength);
            publication.HasIndex(row => row.Key);
            publication.HasOne<TextRevision>().WithMany().HasForeignKey(row => new { row.Key, row.Number }).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AuditEntry>().HasIndex(entry => entry.Action);
        builder.Entity<ScheduledPublication>(schedule =>
        {
            schedule.HasKey(row => row.Key);
            schedule.Property(row => row.Reason).HasMaxLength(SourceText.MaxLineLength);
            schedule.HasOne<TextRevision>().WithMany().HasForeignKey(row => new { row.Key, row.Number }).OnDelete(DeleteBehavior.Restrict);
        });
    }

    // SQLite gives times back without saying that they are UTC.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
