using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Tests.Storage;

public class MigrationTests
{
    /// <summary>A failure lists what differs and prints the C# of the tables that are missing, ready to paste into a migration.</summary>
    [Fact]
    public async Task The_migrated_database_has_exactly_the_tables_columns_keys_and_indexes_of_the_model()
    {
        await using var migrated = await TestDatabase.CreateAsync();
        await using var modelled = new TestDatabase();
        await using var actual = migrated.CreateDbContext();
        await using var expected = modelled.CreateDbContext();
        await expected.Database.ExecuteSqlRawAsync(expected.Database.GenerateCreateScript());

        var (was, should) = (await SchemaAsync(actual), await SchemaAsync(expected));
        var missing = should.Except(was).ToList();
        var surplus = was.Except(should).ToList();
        var changed = missing.Select(line => line.Split(' ')[0]).ToHashSet();

        Assert.True(
            missing.Count + surplus.Count == 0,
            $"In the model but not migrated:\n{string.Join('\n', missing)}\n\nMigrated but not in the model:\n{string.Join('\n', surplus)}\n\n" +
            $"For Storage/Migrations:\n{MigrationText.Of(expected, changed.Contains)}");
    }

    /// <summary>One line per column, index column and foreign key, each starting with its table.</summary>
    private static async Task<HashSet<string>> SchemaAsync(ComplianceDb db)
    {
        const string lines = """
            SELECT t.name || ' ' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk AS "Value"
              FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL
            SELECT t.name || ' index ' || i.name || ' unique=' || i."unique" || ' ' || x.seqno || ':' || x.name || ' ' || coalesce(m.sql, '')
              FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) x
              LEFT JOIN sqlite_master m ON m.name = i.name
              WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL
            SELECT t.name || ' foreign ' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' ' || f.on_delete
              FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
            """;
        return [.. await db.Database.SqlQueryRaw<string>(lines).ToListAsync()];
    }
}
