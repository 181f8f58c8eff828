using FinServ.Compliance.Interactions;
using System.Data.Common;
using FinServ.Compliance.Audit;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinServ.Compliance.Violations;

/// <summary>Reads and writes violations and verdicts; every change commits together with its audit entry.</summary>
public sealed class ViolationStore(
    IDbContextFactory<ComplianceDb> databases,
    RuleCards cards,
    SeverityProfiles profiles,
    SupervisionClock clock,
    IOptions<ViolationsOptions> options,
    ILogger<ViolationStore> log)
{
    private const int SubjectsPerQuery = 500;

    /// <summary>What is on record of subjects: verdicts now believed, violations in every state.</summary>
    public async Task<OnRecord> OnRecordAsync(IReadOnlyCollection<SubjectRef> subjects, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (verdicts, violations) = (new List<VerdictSummary>(), new List<Violation>());
        foreach (var chunk in subjects.Select(subject => subject.ToString()).Chunk(SubjectsPerQuery))
        {
            var current = await db.Set<VerdictRow>().AsNoTracking().Where(v => v.KnownUntil == null && chunk.Contains(v.Subject)).ToListAsync(cancellationToken);
            var raised = await db.Set<ViolationRow>().AsNoTracking().Where(v => chunk.Contains(v.Subject)).ToListAsync(cancellationToken);
            verdicts.AddRange(current.Select(row => row.ToSummary()));
            violations.AddRange(raised.Select(row => row.ToViolation()));
        }

        return new(verdicts, violations);
    }

    /// <summary>Writes what a reconciliation decided, in one transaction with whatever the caller adds to it.</summary>
    /// <param name="alongside">Next due times, released leases, messages: they stand or fall with the changes.</param>
    /// <returns>False where another worker wrote the same subjects meanwhile: nothing is stored, read and reconcile again.</returns>
    public async Task<bool> ApplyAsync(
        VerdictChanges changes, DateTimeOffset now, Func<ComplianceDb, Task>? alongside = null, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (!await VerdictTable.CloseAsync(db, changes.Closed, now, cancellationToken)) return Lost();
            await VerdictTable.OpenAsync(db, changes.Opened, now, cancellationToken);

            var raised = changes.Violations.OfType<ViolationChange.Raise>().Count();
            var day = clock.DayOf(unit: null, now);
            var serial = raised == 0 ? 0 : await Serial.TakeAsync(db, $"V-{day:yyyyMMdd}", raised, cancellationToken);
            foreach (var change in changes.Violations)
                Write(db, change, now, change is ViolationChange.Raise ? $"V-{day:yyyyMMdd}-{serial++:0000}" : "");
            if (alongside is not null) await alongside(db);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception conflict) when (conflict is DbUpdateConcurrencyException || IsTaken(conflict))
        {
            return Lost();
        }

        bool Lost()
        {
            log.ReconciledByAnother();
            return false;
        }
    }

    public async Task<Violation?> FindAsync(string number, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await db.Set<ViolationRow>().AsNoTracking().SingleOrDefaultAsync(v => v.Number == number, cancellationToken))?.ToViolation();
    }

    /// <summary>Stores a decision together with its audit entry.</summary>
    /// <returns>False when the violation moved on meanwhile; nothing is stored then.</returns>
    public async Task<bool> TrySaveAsync(Violation decided, AuditEntry entry, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Update(db, decided);
        AuditTrail.Append(db, entry);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Every version of the verdicts of a subject, oldest knowledge first.</summary>
    public async Task<IReadOnlyList<VerdictVersion>> HistoryAsync(SubjectRef subject, string? ruleId = null, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var name = subject.ToString();
        var rows = await db.Set<VerdictRow>().AsNoTracking()
            .Where(v => v.Subject == name && (ruleId == null || v.RuleId == ruleId))
            .OrderBy(v => v.KnownFrom).ThenBy(v => v.Id).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVersion())];
    }

    /// <summary>Marks a changed violation for saving; the stored revision must be the one it was read at.</summary>
    internal static void Update(ComplianceDb db, Violation changed)
    {
        var row = ViolationRow.Of(changed);
        var entry = db.Update(row);
        row.Revision = changed.Revision + 1;
        entry.Property(v => v.Revision).OriginalValue = changed.Revision;
    }

    private void Write(ComplianceDb db, ViolationChange change, DateTimeOffset now, string number)
    {
        switch (change)
        {
            case ViolationChange.Raise(var verdict):
                var raised = new Violation { Number = number, Verdict = verdict, OccurredOn = OccurredOn(verdict), RaisedAt = now, ConfirmBy = ConfirmBy(verdict, now) };
                AuditTrail.Append(db, AuditEntry.BySystem("violation-raised", number, now, new { rule = verdict.Rule.ToString(), subject = verdict.Subject.ToString(), verdict.DueAt }));
                db.Add(ViolationRow.Of(Confirmed(db, raised, now)));
                log.ViolationRaised(number, verdict.Rule, raised.ConfirmBy);
                break;

            case ViolationChange.RaiseAgain(var known, var verdict):
                AuditTrail.Append(db, AuditEntry.BySystem("violation-raised-again", known.Number, now, new { rule = verdict.Rule.ToString() }));
                Update(db, Confirmed(db, known.RaiseAgain(verdict, OccurredOn(verdict), now, ConfirmBy(verdict, now)), now));
                log.ViolationRaised(known.Number, verdict.Rule, ConfirmBy(verdict, now));
                break;

            case ViolationChange.Withdraw(var known, var reason):
                AuditTrail.Append(db, AuditEntry.BySystem("violation-withdrawn", known.Number, now, new { reason = reason.ToString(), was = known.State.ToString() }));
                Update(db, known.Withdraw(reason, now));
                log.ViolationWithdrawn(known.Number, known.Verdict.Rule, reason);
                break;

            case ViolationChange.Update(var known, var verdict):
                AuditTrail.Append(db, AuditEntry.BySystem("violation-updated", known.Number, now, new { verdict.DischargedAt, verdict.LateSeconds, verdict.Reason }));
                Update(db, known with { Verdict = verdict, OccurredOn = OccurredOn(verdict) });
                break;
        }
    }

    private Violation Confirmed(ComplianceDb db, Violation raised, DateTimeOffset now)
    {
        if (!options.Value.ConfirmsByItself(raised.Severity, cards.Of(raised.Verdict.Rule))) return raised;
        AuditTrail.Append(db, AuditEntry.BySystem("violation-confirmed", raised.Number, now, new { bySetting = $"{ViolationsOptions.Section}:{nameof(ViolationsOptions.AutoConfirm)}" }));
        return raised.ConfirmBySetting(now);
    }

    private DateOnly OccurredOn(Verdict verdict) => clock.LastDayOf(verdict.Unit, verdict.DecidedAt ?? verdict.TriggerAt);

    private DateTimeOffset ConfirmBy(Verdict verdict, DateTimeOffset now) => clock.Due(verdict.Unit, now, profiles[verdict.Severity].Confirm);

    /// <summary>A row of the same identity was there first: SQLSTATE 23505, SQLite's constraint error 19.</summary>
    private static bool IsTaken(Exception failure) => (failure as DbException ?? failure.InnerException as DbException) switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 } => true,
        { SqlState: "23505" } => true,
        _ => false,
    };
}
