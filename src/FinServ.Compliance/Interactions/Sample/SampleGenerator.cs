using FinServ.Compliance.Calendars;
using FinServ.Compliance.Interactions.Sample.Stories;

namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Makes the shipped sample: a quarter of one bank that ends at a given instant, in canonical lines (contracts.md §1).</summary>
/// <remarks>
/// The same end, calendar and seed give the same lines on every machine. Everything is synthetic: no person, number or bank in it is real.
/// Work is placed on the calendar, so that what is orderly is in time, and what is not is late, whatever days the quarter falls on.
/// </remarks>
/// <param name="end">The last instant of which anything is known; what lies beyond has not happened yet.</param>
/// <param name="calendar">Working days and hours of the bank; the calendar `cn`.</param>
/// <param name="seed">Content and order of what happens.</param>
public sealed class SampleGenerator(DateTimeOffset end, BusinessCalendar calendar, ulong seed = SampleGenerator.ShippedSeed)
{
    /// <summary>The seed of the sample as it is shipped.</summary>
    public const ulong ShippedSeed = 20_260_302;

    private readonly SampleQuarter quarter = new(new(calendar), end.ToUnixTimeMilliseconds());

    /// <summary>Register rows first, then events; made while they are read.</summary>
    public IEnumerable<string> Lines()
    {
        using var lines = new SampleLines();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var (plan, calls) = (new SamplePlan(quarter), new CallLog());
        foreach (var (story, at) in plan.Stories(new(SampleRandom.Mix(seed, 0))).Concat(plan.Alerts(calls)))
        {
            var index = counts[story.Code] = counts.GetValueOrDefault(story.Code, -1) + 1;
            if (at > quarter.End) continue;
            var telling = new Telling(lines, quarter.Time, calls, seed, story.Code, index, at, quarter.End);
            story.Tell(telling);
            foreach (var line in telling.Told) yield return line;
        }
    }
}
