using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using CrampCheck.Web.Data;
using CrampCheck.Web.Editing;
using CrampCheck.Web.Texts;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CrampCheck.Web.Tests.Data;

/// <summary>An editor's page looks rows up by an index, so that it costs the same after 100,000 versions as after ten.</summary>
public sealed class QueryPlanTests(QueryPlanTests.SiteWithPlans site) : IClassFixture<QueryPlanTests.SiteWithPlans>
{
    private readonly Plans _plans = site.Plans;

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/edit/" + TextKeys.None)]
    [InlineData("/admin/publish/" + TextKeys.None)]
    [InlineData("/admin/history/" + TextKeys.None)]
    [InlineData("/admin/history/" + TextKeys.None + "?before=9")]
    [InlineData("/admin/compare/" + TextKeys.None)]
    [InlineData("/admin/preview/" + TextKeys.None + "?version=1")]
    [InlineData("/admin/log")]
    [InlineData("/admin/log?before=9")]
    public async Task Open_AnEditorsPage_ScansNoTable(string path)
    {
        var editor = await Editor.NewAsync(site);
        _plans.Clear();

        (await editor.GetAsync(path)).EnsureSuccessStatusCode();

        Assert.NotEmpty(_plans.Queries);
        Assert.Equal([], _plans.Queries.SelectMany(TablesRead));
    }

    [Fact]
    public async Task Save_ADraft_ScansNoTable()
    {
        var editor = await Editor.NewAsync(site);
        var page = await editor.PageAsync("/admin/edit/" + TextKeys.None);
        _plans.Clear();

        await editor.SendAsync(page, "", "Save", ("Body", "Other words."));

        Assert.Equal([], _plans.Queries.SelectMany(TablesRead));
    }

    [Fact]
    public async Task Publish_DuePlans_ScansNoTable()
    {
        _plans.Clear();

        await site.WithAsync<Publishing>(publishing => publishing.PublishDueAsync(CancellationToken.None));

        Assert.NotEmpty(_plans.Queries);
        Assert.Equal([], _plans.Queries.SelectMany(TablesRead));
    }

    // What a query made itself is small, and so are the plans: one a text. Rows in their order end with the first that are asked for,
    // and so does the question whether there is any row at all, which the start of the site asks beside the page.
    private static IEnumerable<string> TablesRead((string Sql, IReadOnlyList<string> Steps) query) =>
        query.Steps.Any(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)) || !EndsEarly(query.Sql)
            ? query.Steps.Where(step => step.StartsWith("SCAN ", StringComparison.Ordinal) && step != "SCAN CONSTANT ROW").Select(step => step.Split(' ')[1])
                .Where(name => !query.Steps.Any(step => step == "CO-ROUTINE " + name || step == "MATERIALIZE " + name) && !query.Sql.Contains($"\"{nameof(CrampCheckDatabase.ScheduledPublications)}\" AS \"{name}\"", StringComparison.Ordinal))
                .Select(name => $"{name} in {query.Sql}")
            : [];

    private static bool EndsEarly(string sql) =>
        sql.Contains("LIMIT", StringComparison.Ordinal) || (sql.StartsWith("SELECT EXISTS", StringComparison.Ordinal) && !sql.Contains("WHERE", StringComparison.Ordinal));

    public sealed class SiteWithPlans : Site
    {
        public SiteWithPlans()
            : this(new())
        {
        }

        private SiteWithPlans(Plans plans)
            : base(host => host.ConfigureTestServices(services => services.ConfigureDbContext<CrampCheckDatabase>(options => options.AddInterceptors(plans)))) => Plans = plans;

        internal Plans Plans { get; }
    }

    internal sealed class Plans : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<(string, IReadOnlyList<string>)> _queries = [];

        public IEnumerable<(string Sql, IReadOnlyList<string> Steps)> Queries => _queries;

        public void Clear() => _queries.Clear();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            using var explain = command.Connection!.CreateCommand();
            (explain.CommandText, explain.Transaction) = ("EXPLAIN QUERY PLAN " + command.CommandText, command.Transaction);
            explain.Parameters.AddRange(command.Parameters.Cast<DbParameter>().Select(parameter => (object)new SqliteParameter(parameter.ParameterName, parameter.Value)).ToArray());
            using var rows = explain.ExecuteReader();
            _queries.Enqueue((command.CommandText, [.. rows.Cast<IDataRecord>().Select(row => row.GetString(3))]));
            return new(result);
        }
    }
}
