using Microsoft.EntityFrameworkCore;

namespace CrampCheck.Baseline;

public sealed class Advice(DbContextOptions<Advice> options) : DbContext(options)
{
    public DbSet<Row> Rows => Set<Row>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<Row>().HasData(Enumerable.Range(1, 10).Select(id => new Row { Id = id, Text = new string('a', 200) }));
}

public sealed class Row
{
    public int Id { get; set; }

    public string Text { get; set; } = "";
}
