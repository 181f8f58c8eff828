using FinServ.Compliance.Interactions.Index.Sqlite;
using FinServ.Compliance.Interactions.Quarantine;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Interactions.Index;

/// <summary>Registers the interaction index that `Storage:Index` names, and the quarantine beside it.</summary>
public static class IndexRegistration
{
    public static IServiceCollection AddInteractionIndex(this IServiceCollection services) => services
        .AddSingleton<IInteractionIndex, SqliteInteractionIndex>()
        .AddSingleton<QuarantineStore>();
}
