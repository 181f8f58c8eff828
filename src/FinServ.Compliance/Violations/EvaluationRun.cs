using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;
using FinServ.Compliance.Storage.Work;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Violations;

/// <summary>Evaluates touched subjects and reconciles the record with what is true now; the stores around the pure function.</summary>
/// <remarks>Kill it anywhere: the lease runs out, the subjects are evaluated again, and the record ends the same.</remarks>
public sealed class EvaluationRun(
    TouchedSubjects touched,
    DueSubjects due,
    StoredWorld worlds,
    RuleBook rules,
    ParameterValues parameters,
    ViolationStore violations,
    TimeProvider clock,
    ILogger<EvaluationRun> log)
{
    private const int SubjectsPerBatch = 10_000;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> judged = [.. rules.Rules.Select(rule => rule.Definition.Card.Ref.Id)];

    /// <summary>Evaluates everything that waits, what falls due by <paramref name="now"/> included.</summary>
    /// <param name="now">The instant at which to judge; null reads the clock for each batch.</param>
    /// <param name="progress">Told after each batch how many subjects are done and how many waited at its start.</param>
    public async Task<EvaluationOutcome> DrainAsync(string worker, DateTimeOffset? now = null, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        await due.TouchDueAsync(now ?? clock.GetUtcNow(), cancellationToken);
        var outcome = new EvaluationOutcome();
        while (await touched.LeaseAsync(worker, SubjectsPerBatch, Lease, cancellationToken) is { } lease)
        {
            try
            {
                await EvaluateAsync(lease, now ?? clock.GetUtcNow(), outcome, cancellationToken);
            }
            catch (LeaseLostException lost)
            {
                log.LeaseLost(lost.Message);
            }
            catch
            {
                await touched.ReleaseAsync(lease, CancellationToken.None);
                throw;
            }

            progress?.Invoke(outcome.Subjects, outcome.Subjects + (await touched.WaitingAsync(cancellationToken)).Count);
        }

        return outcome;
    }

    private async Task EvaluateAsync(SubjectLease lease, DateTimeOffset now, EvaluationOutcome outcome, CancellationToken cancellationToken)
    {
        SubjectRef[] subjects = [.. lease.Subjects.Select(leased => leased.Subject)];
        var world = await worlds.LoadAsync(subjects, cancellationToken);
        var (verdicts, next) = Judge(world, Instants.Of(now), subjects, outcome);
        var changes = Reconciliation.Decide(await violations.OnRecordAsync(subjects, cancellationToken), verdicts, stored => judged.Contains(stored.Rule.Id));

        var stored = await violations.ApplyAsync(changes, now, async db =>
        {
            await DueSubjects.NoteAsync(db, subjects, subject => next[subject], cancellationToken);
            await TouchedSubjects.CompleteAsync(db, lease, cancellationToken);
        }, cancellationToken);
        if (!stored) await touched.ReleaseAsync(lease, cancellationToken); // somebody decided meanwhile: judge again from what stands now
        else outcome.Add(subjects.Length, changes);
    }

    private (List<Verdict> Verdicts, ILookup<SubjectRef, (string Rule, DateTimeOffset At)> Next) Judge(World world, long now, SubjectRef[] subjects, EvaluationOutcome outcome)
    {
        var verdicts = new List<Verdict>();
        var next = new List<(SubjectRef Subject, string Rule, DateTimeOffset At)>();
        var maker = new VerdictMaker(world, parameters);
        new Evaluator(rules.Rules, parameters).Evaluate(world, now, (in Judgement said) =>
        {
            outcome.Count(said);
            if (said.Kind == VerdictKind.NotApplicable) return;
            var verdict = maker.Make(said);
            verdicts.Add(verdict);
            if (said.ChangesAt is var at && at != Instants.Unknown) next.Add((verdict.Subject, verdict.Rule.Id, Instants.ToInstant(at)));
        }, subjects);
        return (verdicts, next.GroupBy(one => (one.Subject, one.Rule)).Select(group => group.MinBy(one => one.At)).ToLookup(one => one.Subject, one => (one.Rule, one.At)));
    }
}

/// <summary>What an evaluation did.</summary>
public sealed class EvaluationOutcome
{
    private readonly Dictionary<string, long[]> verdicts = [];

    public long Subjects { get; private set; }

    public long Raised { get; private set; }

    public long Withdrawn { get; private set; }

    /// <summary>Verdicts by rule and kind.</summary>
    public IReadOnlyDictionary<string, long[]> Verdicts => verdicts;

    internal void Count(in Judgement said)
    {
        var rule = said.Clock.Rule.Card.Ref.Id;
        if (!verdicts.TryGetValue(rule, out var counts)) verdicts[rule] = counts = new long[Enum.GetValues<VerdictKind>().Length];
        counts[(int)said.Kind]++;
    }

    internal void Add(int subjects, VerdictChanges changes)
    {
        Subjects += subjects;
        Raised += changes.Violations.Count(change => change is ViolationChange.Raise or ViolationChange.RaiseAgain);
        Withdrawn += changes.Violations.Count(change => change is ViolationChange.Withdraw);
    }
}
