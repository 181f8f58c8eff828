using System.Text;
using FinServ.Compliance.Text;
using Microsoft.Data.Sqlite;

namespace FinServ.Compliance.Interactions.Index.Sqlite;

/// <summary>Finds what people search for: candidates from the index, each verified on its text.</summary>
internal sealed class PhraseSearch(SqliteConnection connection) : IDisposable
{
    private readonly Statement textOf = new(connection, "SELECT text FROM texts WHERE id = ?1");
    private readonly List<Action<Statement>> bindings = [];

    /// <summary>One page of hits after a key.</summary>
    public List<SearchHit> Page(InteractionSearch search, SearchKey? after, int take, CancellationToken cancellationToken)
    {
        using var hit = new Statement(connection, """
            SELECT e.at, e.day, t.name, s.name, r.record, e.interaction, e.case_key, e.customer, e.agent, e.unit, e.channel, e.speaker, e.json
            FROM events e JOIN types t ON t.id = e.type JOIN sources s ON s.id = e.source JOIN records r ON r.id = e.record WHERE e.id = ?1
            """);
        using var candidates = Candidates("e.at, e.id", search, after, " ORDER BY e.at DESC, e.id DESC");
        var page = new List<SearchHit>();
        while (page.Count < take && candidates.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = new SearchKey(candidates.Long(0), candidates.Long(1));
            var text = TextOf(key.Id);
            if (Matches(search, text)) page.Add(Read(hit, key, text));
        }

        return page;
    }

    public SearchSummary Summarise(InteractionSearch search, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        using var candidates = Candidates("e.id, e.at, e.case_key, e.customer, e.channel, e.unit", search, after: null, order: "");
        var (cases, customers, events) = (new HashSet<string>(), new HashSet<string>(), 0L);
        var (channels, units, days) = (new Dictionary<string, long>(), new Dictionary<string, long>(), new Dictionary<DateOnly, long>());
        while (candidates.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NeedsText(search) && !Matches(search, TextOf(candidates.Long(0)))) continue;
            events++;
            if (candidates.Text(2) is { } inCase) cases.Add(inCase);
            if (candidates.Text(3) is { } customer) customers.Add(customer);
            Increase(channels, candidates.Text(4) ?? "");
            Increase(units, candidates.Text(5) ?? "");
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(candidates.Long(1)), zone);
            Increase(days, DateOnly.FromDateTime(local.DateTime));
        }

        return new(events, cases.Count, customers.Count, channels, units, days);
    }

    private static void Increase<T>(Dictionary<T, long> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static bool NeedsText(InteractionSearch search) => !string.IsNullOrEmpty(search.Phrase) || search.Without is { Count: > 0 };

    private static bool Matches(InteractionSearch search, string? text)
    {
        if (!string.IsNullOrEmpty(search.Phrase) && (text is null || !LiteralText.Contains(text, search.Phrase))) return false;
        return text is null || search.Without is null || !search.Without.Any(phrase => LiteralText.Contains(text, phrase));
    }

    private Statement Candidates(string columns, InteractionSearch search, SearchKey? after, string order)
    {
        bindings.Clear();
        var query = string.IsNullOrEmpty(search.Phrase) ? null : MatchFor(LiteralText.QueryTokens(search.Phrase));
        var sql = new StringBuilder($"SELECT {columns} FROM ");
        sql.Append(query is null ? "events e" : "phrases p CROSS JOIN events e ON e.id = p.rowid");
        sql.Append(" WHERE e.at BETWEEN ").Append(Parameter(search.From)).Append(" AND ").Append(Parameter(search.Until));
        if (query is not null) sql.Append(" AND p.phrases MATCH ").Append(Parameter(query));
        if (after is { } key) sql.Append($" AND (e.at, e.id) < ({Parameter(key.At)}, {Parameter(key.Id)})");

        Among(sql, "e.unit", search.Units);
        Among(sql, "e.channel", search.Channels);
        Among(sql, "e.type", search.Types, "types");
        Among(sql, "e.source", search.Sources, "sources");
        Equal(sql, "e.speaker", search.Speaker);
        Equal(sql, "e.agent", search.Agent);
        Equal(sql, "e.customer", search.Customer);
        Equal(sql, "e.case_key", search.Case);
        Equal(sql, "e.interaction", search.Interaction);

        var statement = new Statement(connection, sql.Append(order).ToString());
        foreach (var bind in bindings) bind(statement);
        return statement;
    }

    /// <summary>The query as the full-text index writes it; null where it cannot narrow down.</summary>
    private static string? MatchFor(LiteralQuery query)
    {
        if (query.MatchesAnything) return null;
        return query.Prefix is { } prefix ? $"\"{prefix}\" *" : string.Join(' ', query.All.Select(token => $"\"{token}\""));
    }

    private void Among(StringBuilder sql, string column, IReadOnlyCollection<string>? values, string? table = null)
    {
        if (values is null) return;
        var list = string.Join(',', values.Select(Parameter));
        sql.Append($" AND {column} IN ({(table is null ? list : $"SELECT id FROM {table} WHERE name IN ({list})")})");
    }

    private void Equal(StringBuilder sql, string column, string? value)
    {
        if (value is not null) sql.Append($" AND {column} = {Parameter(value)}");
    }

    private string Parameter(long value) => Parameter((statement, number) => statement.Bind(number, value));

    private string Parameter(string value) => Parameter((statement, number) => statement.Bind(number, value));

    private string Parameter(Action<Statement, int> bind)
    {
        var number = bindings.Count + 1;
        bindings.Add(statement => bind(statement, number));
        return "?" + number;
    }

    private string? TextOf(long id)
    {
        textOf.Bind(1, id);
        var text = textOf.Step() ? textOf.Text(0) : null;
        textOf.Reset();
        return text;
    }

    private static SearchHit Read(Statement hit, SearchKey key, string? text)
    {
        hit.Bind(1, key.Id);
        hit.Step();
        var read = new SearchHit(
            DateTimeOffset.FromUnixTimeMilliseconds(hit.Long(0)), hit.Long(1) != 0, hit.Text(2)!, hit.Text(3)!, hit.Text(4)!,
            hit.Text(5), hit.Text(6), hit.Text(7), hit.Text(8), hit.Text(9), hit.Text(10), hit.Text(11), text, hit.Blob(12).ToArray(), key);
        hit.Reset();
        return read;
    }

    public void Dispose() => textOf.Dispose();
}
