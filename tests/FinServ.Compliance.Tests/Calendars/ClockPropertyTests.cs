using FinServ.Compliance.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>What holds for every calendar, start, period and pause, the nights of clock changes above all.</summary>
public sealed class ClockPropertyTests
{
    /// <summary>A clock to be judged; prints everything needed to repeat it.</summary>
    public sealed record Given(string Zone, string Weekday, string Weekend, int Holidays, long Start, long Time, int Days, Pause A, Pause B)
    {
        private readonly Lazy<BusinessCalendar> calendar = new(() => new BusinessCalendar(Define(Zone, Weekday, Weekend, Holidays, Start)));

        internal BusinessCalendar Calendar => calendar.Value;

        internal Pause[] Pauses => [A, B];

        internal SlowClock Slow => new(Calendar.Definition, Pauses);

        private static CalendarDefinition Define(string zone, string weekday, string weekend, int holidays, long start)
        {
            var first = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(start).DateTime);
            var days = Enumerable.Range(0, 16).Where(bit => (holidays >> bit & 1) == 1).ToDictionary(
                first.AddDays,
                bit => new SpecialDay((DayKind)(1 + bit % 3), bit % 2 == 0 ? "节日" : null));
            return GivenCalendar.Of(zone, day => GivenCalendar.Hours(day is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekend : weekday), days).Definition;
        }
    }

    private static readonly string[] Nights =
    [
        "2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z", // London
        "2026-03-08T06:00:00Z", "2026-11-01T05:00:00Z", // New York
        "2026-03-26T23:00:00Z", "2026-10-24T23:00:00Z", // Jerusalem
        "2026-02-13T16:00:00Z", // an ordinary one
    ];

    /// <summary>Starts within three days of a night of clock changes, in zones with and without them; up to 60 h or 6 days; two pauses that may overlap; any of 16 days a holiday, in lieu or make-up.</summary>
    private static readonly Arbitrary<Given> Clocks =
        (from zone in Gen.Elements("Europe/London", "America/New_York", "Asia/Jerusalem", "Asia/Shanghai", "Asia/Kathmandu", "Australia/Lord_Howe")
         from weekday in Gen.Elements("09:00-17:30", "08:00-12:00, 13:30-18:00", "00:00-24:00", "01:30-02:30", "00:00-06:00, 22:00-24:00")
         from weekend in Gen.Elements("closed", "closed", "10:00-14:00", "00:00-24:00", "00:30-02:15")
         from holidays in Gen.Choose(0, 65535)
         from sparse in Gen.Choose(0, 65535)
         from night in Gen.Elements(Nights)
         from offset in Gen.Choose(-72 * 3600, 72 * 3600)
         from fraction in Gen.Elements(0, 0, 1, 999)
         from time in Gen.Choose(1, 60 * 3600)
         from days in Gen.Choose(0, 6)
         from a in Pauses
         from b in Pauses
         let start = Times.Utc(night) + (offset / 60 * 60 * 1000L) + (fraction == 0 ? 0 : offset % 60 * 1000L + fraction)
         select new Given(zone, weekday, weekend, holidays & sparse, start, time * 1000L + fraction, days, At(a, start), At(b, start))).ToArbitrary();

    /// <summary>From 30 h before to 60 h after the start, up to 40 h long; a third of them empty.</summary>
    private static Gen<(long From, long Length)> Pauses =>
        from minute in Gen.Choose(-30 * 60, 60 * 60)
        from length in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 40 * 60), Gen.Choose(0, 40 * 60))
        from odd in Gen.Choose(0, 1)
        select (minute * 60_000L + odd, length * 60_000L);

    private static Pause At((long From, long Length) pause, long start) => new(start + pause.From, start + pause.From + pause.Length);

    private static void Holds(Func<Given, bool> property) => Prop.ForAll(Clocks, property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void Agrees(Func<Given, (long Ours, long Slow)> answers) =>
        Prop.ForAll(Clocks, given => answers(given) is var (ours, slow) && ours == slow).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Hours_agree_with_a_clock_that_looks_at_every_minute() => Agrees(given => (
        given.Calendar.DueAfter(given.Start, Amount.Milliseconds(given.Time), Counting.Service, given.Pauses).At,
        given.Slow.Due(given.Start, given.Time, openOnly: true)));

    [Fact]
    public void Running_time_agrees_with_a_clock_that_looks_at_every_minute() => Agrees(given => (
        given.Calendar.DueAfter(given.Start, Amount.Milliseconds(given.Time), Counting.Running, given.Pauses).At,
        given.Slow.Due(given.Start, given.Time, openOnly: false)));

    [Fact]
    public void Natural_days_agree_with_a_clock_that_looks_at_every_minute() => Agrees(given => (
        given.Calendar.DueAfter(given.Start, Amount.NaturalDays(given.Days), Counting.Natural, given.Pauses).At,
        given.Slow.NaturalDue(given.Start, given.Days)));

    [Fact]
    public void Working_days_agree_with_a_clock_that_looks_at_every_minute() => Agrees(given => (
        given.Calendar.DueAfter(given.Start, Amount.WorkingDays(given.Days), Counting.Working, given.Pauses).At,
        given.Slow.WorkingDue(given.Start, given.Days, rolling: false)));

    [Fact]
    public void Rolling_days_agree_with_a_clock_that_looks_at_every_minute() => Agrees(given => (
        given.Calendar.DueAfter(given.Start, Amount.WorkingDays(given.Days), Counting.Rolling, given.Pauses).At,
        given.Slow.WorkingDue(given.Start, given.Days, rolling: true)));

    [Fact]
    public void Elapsed_hours_agree_with_a_clock_that_looks_at_every_minute() => Agrees(given => (
        given.Calendar.WorkingTime(given.Start, given.Start + given.Time, given.Pauses),
        given.Slow.OpenTime(given.Start, given.Start + given.Time)));

    [Fact]
    public void Taking_longer_never_ends_sooner() => Holds(given =>
        Kinds.All(kind => Due(given, kind, given.Start, 0) <= Due(given, kind, given.Start, 1)));

    /// <summary>Without pauses: one that runs already takes less from a later start, so that working days can then end sooner.</summary>
    [Fact]
    public void Starting_later_never_ends_sooner() => Holds(given =>
        Kinds.All(kind => given.Calendar.DueAfter(given.Start, Length(given, kind, 0), kind).At
            <= given.Calendar.DueAfter(given.Start + given.Time / 7, Length(given, kind, 0), kind).At));

    [Fact]
    public void Time_taken_in_two_parts_ends_when_it_would_in_one() => Holds(given =>
    {
        var (first, second) = (given.Time / 3 + 1, given.Time);
        var inTwo = Open(given, Open(given, given.Start, first), second);
        return inTwo == Open(given, given.Start, first + second);
    });

    [Fact]
    public void Elapsed_hours_add_up() => Holds(given =>
    {
        var (middle, end) = (given.Start + given.Time / 3, given.Start + given.Time);
        return given.Calendar.WorkingTime(given.Start, end) == given.Calendar.WorkingTime(given.Start, middle) + given.Calendar.WorkingTime(middle, end);
    });

    [Fact]
    public void The_time_until_the_deadline_is_the_time_that_was_given() => Holds(given =>
        given.Calendar.WorkingTime(given.Start, given.Calendar.DueAfter(given.Start, Amount.Milliseconds(given.Time), Counting.Service, given.Pauses).At, given.Pauses) == given.Time);

    [Fact]
    public void A_receipt_follows_the_clock_without_gaps_and_adds_up_to_the_limit() => Holds(given =>
        Kinds.All(kind =>
        {
            var receipt = given.Calendar.Receipt(given.Start, Length(given, kind, 0), kind, given.Pauses);
            var lines = receipt.Segments;
            var follows = lines.Zip(lines.Skip(1)).All(pair => pair.First.Until == pair.Second.From && pair.First.From < pair.First.Until);
            var reaches = lines.Count == 0 ? receipt.Due.At <= given.Start : lines[0].From == given.Start && lines[^1].Until == receipt.Due.At;
            return follows && reaches && lines.Sum(line => line.Amount) == receipt.Total && receipt.Due == given.Calendar.DueAfter(given.Start, receipt.Limit, kind, given.Pauses);
        }));

    [Fact]
    public void Warnings_lie_in_order_between_the_start_and_the_deadline() => Holds(given =>
        Kinds.All(kind =>
        {
            var due = given.Calendar.DueAfter(given.Start, Length(given, kind, 0), kind, given.Pauses);
            var (early, late) = (given.Calendar.AtShare(given.Start, due, 0.7, kind, given.Pauses), given.Calendar.AtShare(given.Start, due, 0.9, kind, given.Pauses));
            return due.At <= given.Start || (given.Start <= early && early <= late && late <= due.At);
        }));

    private static readonly Counting[] Kinds = Enum.GetValues<Counting>();

    private static Amount Length(Given given, Counting kind, int more) => kind switch
    {
        Counting.Running or Counting.Service => Amount.Milliseconds(given.Time + more),
        Counting.Natural => Amount.NaturalDays(given.Days + more),
        _ => Amount.WorkingDays(given.Days + more),
    };

    private static long Due(Given given, Counting kind, long start, int more) => given.Calendar.DueAfter(start, Length(given, kind, more), kind, given.Pauses).At;

    private static long Open(Given given, long start, long time) => given.Calendar.DueAfter(start, Amount.Milliseconds(time), Counting.Service, given.Pauses).At;
}
