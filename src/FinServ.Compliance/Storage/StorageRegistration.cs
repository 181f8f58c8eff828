using FinServ.Compliance.Hosting;
using FinServ.Compliance.Storage.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinServ.Compliance.Storage;

/// <summary>Registers the database and its settings.</summary>
public static class StorageRegistration
{
    /// <exception cref="Checking.InvalidFilesException">A setting under `Storage` cannot be used.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<StorageOptions>(configuration, StorageOptions.Section).Resolve();
        services.AddSingleton(options);
        services.AddDbContextFactory<ComplianceDb>(builder => Use(builder, options));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<TouchedSubjects>();
        services.AddSingleton<DueSubjects>();
        services.AddSingleton<IntakeLedger>();
        return services;
    }

    /// <summary>How a context reaches its database.</summary>
    internal static DbContextOptionsBuilder Use(DbContextOptionsBuilder builder, StorageOptions options) => builder
        .UseSqlite(SqliteTuning.ConnectionString(options.DatabasePath))
        .AddInterceptors(new SqliteTuning())
        // Migrations are written by hand, without the designer's snapshot; a test compares them with the model instead.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning, RelationalEventId.ModelSnapshotNotFound));
}
