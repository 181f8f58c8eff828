using FinServ.Compliance.Audit;
using FinServ.Compliance.Storage;
using FinServ.Compliance.Violations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Rectification;

/// <summary>Reads and writes notices and what they do to violations; every transition commits together with its audit entry.</summary>
public sealed class NoticeStore(IDbContextFactory<ComplianceDb> databases, NoticeCollector collector, RuleCards cards, ILogger<NoticeStore> log)
{
    private const int CollectedAtOnce = 5_000;

    /// <summary>How far back issued and closed notices matter for a new one: the longest watch and a margin.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(400);

    /// <param name="name">The number, or the id of a draft.</param>
    public async Task<RectificationNotice?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = db.Set<NoticeRow>().AsNoTracking();
        var row = Guid.TryParse(name, out var id)
            ? await rows.SingleOrDefaultAsync(n => n.Id == id, cancellationToken)
            : await rows.SingleOrDefaultAsync(n => n.Number == name, cancellationToken);
        return row?.ToNotice();
    }

    /// <summary>Violations that a notice covers and that hold.</summary>
    public async Task<IReadOnlyList<Violation>> MembersAsync(Guid notice, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await Standing(db, notice).AsNoTracking().OrderBy(v => v.OccurredAt).ThenBy(v => v.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToViolation())];
    }

    /// <summary>Puts confirmed violations into drafts.</summary>
    /// <returns>How many violations found their notice.</returns>
    public async Task<int> CollectAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        var total = 0;
        for (var taken = CollectedAtOnce; taken == CollectedAtOnce; total += taken) taken = await CollectBatchAsync(now, cancellationToken);
        return total;
    }

    /// <summary>Stores a transition with its audit entry and whatever the caller adds; all or nothing.</summary>
    /// <returns>False when the notice moved on meanwhile; nothing is stored then.</returns>
    public async Task<bool> TrySaveAsync(
        RectificationNotice changed, AuditEntry entry, Func<ComplianceDb, Task>? alongside = null, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            Update(db, changed);
            AuditTrail.Append(db, entry);
            if (alongside is not null) await alongside(db);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Gives a notice the next number of its unit and day, issues it, and marks its violations; all or nothing.</summary>
    /// <param name="issue">Issues the notice under the number given.</param>
    /// <returns>The issued notice; null when it moved on meanwhile.</returns>
    public async Task<RectificationNotice?> TryIssueAsync(
        RectificationNotice draft, DateOnly day, Func<string, RectificationNotice> issue, Func<RectificationNotice, AuditEntry> entry,
        Action<ComplianceDb, RectificationNotice> alongside, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var series = NoticeNumber.Series(draft.Unit, day);
            var issued = issue(NoticeNumber.Of(series, await Serial.TakeAsync(db, series, 1, cancellationToken)));
            Update(db, issued);
            await db.Set<ViolationRow>().Where(v => v.NoticeId == draft.Id && v.State == ViolationState.Confirmed).ExecuteUpdateAsync(
                row => row.SetProperty(v => v.State, ViolationState.NoticeIssued).SetProperty(v => v.Revision, v => v.Revision + 1), cancellationToken);
            AuditTrail.Append(db, entry(issued));
            alongside(db, issued);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            log.NoticeIssued(issued.Number!, issued.DueAt!.Value);
            return issued;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    /// <summary>Open notices whose next duty has run out, longest waiting first; overdue ones stay among them.</summary>
    public Task<IReadOnlyList<RectificationNotice>> PastDueAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ReadAsync(rows => rows.Where(n => n.DueAt < now && (n.State == NoticeState.Issued || n.State == NoticeState.InRectification || n.State == NoticeState.Overdue)).OrderBy(n => n.DueAt), cancellationToken);

    /// <summary>Collective drafts that have to be issued by an instant.</summary>
    public Task<IReadOnlyList<RectificationNotice>> CollectiveDraftsAsync(DateTimeOffset issueBy, CancellationToken cancellationToken = default) =>
        ReadAsync(rows => rows.Where(n => n.State == NoticeState.Draft && n.Collective && n.NextBy <= issueBy).OrderBy(n => n.NextBy), cancellationToken);

    /// <summary>Open notices that count more or fewer violations than still hold, with the right number.</summary>
    public async Task<IReadOnlyList<(RectificationNotice Notice, int Standing)>> MiscountedAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<NoticeRow>().AsNoTracking()
            .Where(n => NoticeStates.Open.Contains(n.State))
            .Select(n => new { Row = n, Standing = db.Set<ViolationRow>().Count(v => v.NoticeId == n.Id && (v.State == ViolationState.Confirmed || v.State == ViolationState.NoticeIssued)) })
            .Where(pair => pair.Row.Members != pair.Standing)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(pair => (pair.Row.ToNotice(), pair.Standing))];
    }

    private static IQueryable<ViolationRow> Standing(ComplianceDb db, Guid notice) =>
        db.Set<ViolationRow>().Where(v => v.NoticeId == notice && (v.State == ViolationState.Confirmed || v.State == ViolationState.NoticeIssued));

    private static void Update(ComplianceDb db, RectificationNotice changed)
    {
        var row = NoticeRow.Of(changed);
        var entry = db.Update(row);
        row.Revision = changed.Revision + 1;
        entry.Property(n => n.Revision).OriginalValue = changed.Revision;
    }

    private async Task<int> CollectBatchAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var advisory = cards.Latest.Where(card => card.Advisory).Select(card => card.Ref.Id).ToList();
        var waiting = await db.Set<ViolationRow>().AsNoTracking()
            .Where(v => v.State == ViolationState.Confirmed && v.NoticeId == null && v.LinkedTo == null && !advisory.Contains(v.RuleId))
            .OrderBy(v => v.ReviewedAt).ThenBy(v => v.Number).Take(CollectedAtOnce).ToListAsync(cancellationToken);
        if (waiting.Count == 0) return 0;

        var known = await KnownAsync(db, [.. waiting.Select(v => v.RuleId).Distinct()], now, cancellationToken);
        var related = await RelatedAsync(db, waiting.Where(v => collector.MayBeCarried(v.RuleId, v.Clock)), cancellationToken);
        var collected = collector.Collect([.. waiting.Select(row => row.ToViolation())], related, known, now);

        var isNew = collected.Notices.Where(notice => known.All(each => each.Id != notice.Id)).ToList();
        foreach (var notice in collected.Notices)
        {
            if (isNew.Contains(notice)) db.Add(NoticeRow.Of(notice));
            else Update(db, notice);
            AuditTrail.Append(db, AuditEntry.BySystem("notice-collected", notice.Number ?? notice.Id.ToString(), now, new { notice.Key, notice.Members }));
        }

        if (!await TryStoreAsync(db, collected.Violations, cancellationToken))
        {
            log.CollectedByAnother(); // a draft was begun or issued, or a violation dismissed meanwhile
            return 0;
        }

        log.NoticesCollected(collected.Violations.Count, collected.Notices.Count);
        return collected.Violations.Count;
    }

    /// <summary>Saves the drafts and marks the violations, many with one statement; all or nothing.</summary>
    private static async Task<bool> TryStoreAsync(ComplianceDb db, IReadOnlyList<Violation> violations, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return false;
        }

        foreach (var alike in violations.GroupBy(violation => (violation.Notice, violation.LinkedTo, violation.State)))
        {
            var (notice, linked, state) = alike.Key;
            foreach (var numbers in alike.Select(violation => violation.Number).Chunk(500))
            {
                var marked = await db.Set<ViolationRow>()
                    .Where(v => numbers.Contains(v.Number) && v.State == ViolationState.Confirmed && v.NoticeId == null && v.LinkedTo == null)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(v => v.NoticeId, notice).SetProperty(v => v.LinkedTo, linked).SetProperty(v => v.State, state).SetProperty(v => v.Revision, v => v.Revision + 1),
                        cancellationToken);
                if (marked != numbers.Length) return false;
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<List<RectificationNotice>> KnownAsync(ComplianceDb db, List<string> rules, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - Memory;
        var rows = await db.Set<NoticeRow>().AsNoTracking()
            .Where(n => rules.Contains(n.RuleId) && (n.ClosedAt == null || n.ClosedAt >= since)).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToNotice())];
    }

    /// <summary>Violations of the same subjects that stand: one of them may carry the notice.</summary>
    private static async Task<List<Violation>> RelatedAsync(ComplianceDb db, IEnumerable<ViolationRow> waiting, CancellationToken cancellationToken)
    {
        var related = new List<Violation>();
        foreach (var subjects in waiting.Select(v => v.Subject).Distinct().Chunk(500))
        {
            var rows = await db.Set<ViolationRow>().AsNoTracking().Where(v => subjects.Contains(v.Subject) && ViolationStates.Standing.Contains(v.State)).ToListAsync(cancellationToken);
            related.AddRange(rows.Select(row => row.ToViolation()));
        }

        return related;
    }

    private async Task<IReadOnlyList<RectificationNotice>> ReadAsync(Func<IQueryable<NoticeRow>, IQueryable<NoticeRow>> query, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await query(db.Set<NoticeRow>().AsNoTracking()).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToNotice())];
    }
}
