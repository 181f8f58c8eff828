using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FinServ.Compliance.Storage;

/// <summary>One SQL statement run many times in the context's transaction, with parameters `@p0`, `@p1`, …; alike on every database.</summary>
internal sealed class PreparedSql : IAsyncDisposable
{
    private readonly DbCommand command;

    private PreparedSql(DbCommand command) => this.command = command;

    public static async Task<PreparedSql> OpenAsync(ComplianceDb db, string sql, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return new(command);
    }

    /// <returns>How many rows it touched.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The rows that it answers, each as its values.</summary>
    public async Task<List<object?[]>> ReadAsync(object?[] values, CancellationToken cancellationToken)
    {
        Bind(values);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<object?[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = await reader.IsDBNullAsync(i, cancellationToken) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return rows;
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = command.Parameters.Count; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset at => at.ToUnixTimeMilliseconds(),
                Enum name => name.ToString(),
                var value => value,
            };
        }
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
