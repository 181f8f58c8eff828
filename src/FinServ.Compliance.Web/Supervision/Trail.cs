using FinServ.Compliance.Audit;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Web.Supervision;

/// <summary>The history of one thing as its page shows it, and the note that somebody opened the page.</summary>
public sealed class Trail(IDbContextFactory<ComplianceDb> databases, AuditTrail audit, TimeProvider clock)
{
    private const int Longest = 60;

    /// <summary>What happened to a subject, newest first; views are left out, they have their place in the audit trail.</summary>
    public async Task<IReadOnlyList<AuditEntry>> OfAsync(string subject, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Subject == subject && !entry.Action.EndsWith("-viewed"))
            .OrderByDescending(entry => entry.Number).Take(Longest).ToListAsync(cancellationToken);
    }

    /// <summary>Records that a person opened something that tells of customers or employees.</summary>
    public Task ViewedAsync(string action, string subject, Actor actor, string policy, CancellationToken cancellationToken = default) =>
        audit.RecordAsync(AuditEntry.By(actor.Id, actor.RoleFor(policy), action, subject, clock.GetUtcNow()), cancellationToken);
}
