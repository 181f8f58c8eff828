using FinServ.Compliance.Interactions.Index.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Interactions.Index;

/// <summary>Registers the interaction index that `Storage:Index` names.</summary>
public static class IndexRegistration
{
    public static IServiceCollection AddInteractionIndex(this IServiceCollection services) =>
        services.AddSingleton<IInteractionIndex, SqliteInteractionIndex>();
}
