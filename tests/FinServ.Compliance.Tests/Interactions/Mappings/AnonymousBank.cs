using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Tests.Interactions.Mappings;

/// <summary>Loading February 1999 reproduces every known truth of the recording's README.</summary>
public class AnonymousBank
{
    private static readonly Lazy<ReadSource> February = new(() => Shipped.Read("anonymous-bank", "anonymous-bank", "february1999.txt"));

    [Fact]
    public void Every_row_is_a_call_and_none_is_lost()
    {
        var read = February.Value;

        Assert.Equal(33_344, read.Rows);
        Assert.Empty(read.Faults);
        Assert.Equal(33_344, read.Set.Records.Select(record => record.Id).Distinct().Count());
        Assert.Equal("AA0101-34536-990201", read.Set.Symbols[read.Set.Records[0].Id]);
        Assert.Equal("anonymous-bank/AA0101-34536-990201", read.Set.Symbols[read.Set[0].Interaction]);
    }

    [Fact]
    public void Calls_end_served_left_or_ignored()
    {
        var read = February.Value;
        var ended = read.Of("InteractionEnded").CountBy(row => read.Code(row, "outcome")).ToDictionary();

        Assert.Equal(27_162, ended["served"]);
        Assert.Equal(5_904, ended["customer-left"]);
        Assert.Equal(278, ended["dropped"]);
    }

    [Fact]
    public void Each_kind_of_caller_has_a_queue()
    {
        // Callers who hung up in the menu never queue; the file's own column counts all of them.
        var path = Path.Combine(TestData.Folder("anonymous-bank") ?? "", "february1999.txt");
        Assert.SkipUnless(File.Exists(path), "The recording is not at hand.");
        var kinds = File.ReadLines(path).Skip(1).CountBy(line => line.Split('\t')[4]).ToDictionary();
        var read = February.Value;
        var queued = read.Of("CallQueued").CountBy(row => read.Code(row, "queueId")).ToDictionary();

        Assert.Equal((21_460, 7_604, 2_750, 1_088, 293, 149), (kinds["PS"], kinds["NW"], kinds["NE"], kinds["TT"], kinds["IN"], kinds["PE"]));
        Assert.Equal(33_344 - 1_941, queued.Values.Sum());
        Assert.Equal(["AB-IN", "AB-NE", "AB-NW", "AB-PE", "AB-PS", "AB-TT"], queued.Keys.Order());
    }

    [Fact]
    public void Agents_have_names_and_customers_are_known()
    {
        var read = February.Value;
        var agents = read.Of("CallAnswered").Select(row => read.Set.Symbols[read.Set[row].Agent]).Distinct().Order().ToArray();
        var customers = Enumerable.Range(0, read.Set.Count).Select(row => read.Set[row].Customer).Where(customer => customer != Symbols.None).Distinct().Count();

        Assert.Equal(24, agents.Count(agent => agent != "NO_SERVER"));
        Assert.Equal(4_081 - 9, customers); // nine more were mangled by a spreadsheet: they name nobody any more
        Assert.Equal(21, Noted("mangled"));
        Assert.Equal(491, Noted("NO_SERVER"));
        Assert.Equal(97, Noted("service time"));
        Assert.Equal(25, Noted("before entering"));
        Assert.Equal(278, Noted("phantom"));

        long Noted(string words) => read.Notes.Single(note => note.Says.En.Contains(words)).Rows;
    }

    [Theory]
    [InlineData(60, 7_848)]
    [InlineData(120, 3_787)]
    [InlineData(180, 1_811)]
    [InlineData(300, 384)]
    public void Waits_are_as_long_as_the_switch_says(int seconds, int calls) =>
        Assert.Equal(calls, Waits().Count(wait => wait.Seconds > seconds));

    [Fact]
    public void Long_waits_without_phantoms_were_answered_or_abandoned()
    {
        var outcomes = Waits().Where(wait => wait.Seconds > 120 && wait.Outcome != "dropped").CountBy(wait => wait.Outcome).ToDictionary();

        Assert.Equal((3_051, 655), (outcomes["served"], outcomes["customer-left"]));
    }

    [Fact]
    public void Most_answered_calls_were_answered_within_20_seconds()
    {
        var answered = Waits().Where(wait => wait.Outcome == "served").ToArray();

        Assert.Equal(27_162, answered.Length);
        Assert.Equal(16_209, answered.Count(wait => wait.Seconds <= 20));
    }

    [Fact]
    public void Service_takes_as_long_as_the_switch_says()
    {
        var read = February.Value;
        var record = read.Of("InteractionRecorded").Where(row => Served(read, row)).Select(row => read.Number(row, "talkSeconds")).Order().ToArray();

        Assert.Equal(27_162, record.Length);
        Assert.Equal(1_819, record.Count(seconds => seconds < 10));
        Assert.Equal(176.35m, Math.Round(record.Average(), 2));
        Assert.Equal(107m, (record[13_580] + record[13_581]) / 2);
    }

    [Fact]
    public void The_clock_of_the_switch_and_its_durations_agree_past_midnight_too()
    {
        var read = February.Value;
        var telephony = read.Of("InteractionEnded").Where(row => read.Raw(row, "talkSeconds") != Instants.Unknown)
            .ToDictionary(row => read.Set[row].Interaction, row => read.Number(row, "talkSeconds"));
        var different = read.Of("InteractionRecorded").Where(row => Served(read, row) && telephony.TryGetValue(read.Set[row].Interaction, out var talked) && talked != read.Number(row, "talkSeconds"));

        Assert.Empty(different);
        Assert.All(Waits(), wait => Assert.InRange(wait.Seconds, 0, 3_600));
    }

    [Fact]
    public void Impossible_rows_are_taken_and_have_a_record_that_a_rule_can_judge()
    {
        var read = February.Value;
        var records = read.Of("InteractionRecorded");
        var talked = read.Of("InteractionEnded").ToDictionary(row => read.Set[row].Interaction, row => read.Number(row, "talkSeconds"));

        // 25 left the menu before they entered it; the service of 20 more ended before they left it.
        Assert.Equal(25 + 20, records.Count(row => read.Raw(row, "endedAt") < read.Raw(row, "startedAt")));
        Assert.Equal(97, records.Count(row => Outcomes.Value[read.Set[row].Interaction] == "customer-left" && read.Number(row, "talkSeconds") > talked[read.Set[row].Interaction]));
    }

    [Fact]
    public void Return_calls_are_attempts_to_reach_a_customer_who_gave_up()
    {
        var read = February.Value;
        var attempts = read.Of("CallbackAttempted").CountBy(row => read.Code(row, "outcome")).ToDictionary();

        Assert.Equal((674, 39), (attempts["connected"], attempts["no-answer"]));
    }

    [Fact]
    public void It_is_complete_for_february_of_its_own_zone()
    {
        var declared = February.Value.Declaration;

        Assert.Equal(DateTimeOffset.Parse("1999-02-01T00:00:00+02:00"), Instants.ToInstant(declared.CompleteFrom));
        Assert.Equal(DateTimeOffset.Parse("1999-02-28T23:59:59.999+02:00"), Instants.ToInstant(declared.CompleteUntil));
    }

    private static bool Served(ReadSource read, int record) => Outcomes.Value[read.Set[record].Interaction] == "served";

    private static readonly Lazy<Dictionary<int, string>> Outcomes = new(() =>
        February.Value.Of("InteractionEnded").ToDictionary(row => February.Value.Set[row].Interaction, row => February.Value.Code(row, "outcome")));

    private sealed record Wait(string Outcome, decimal Seconds);

    /// <summary>From entering the queue to leaving it, by answer, by hanging up, or otherwise.</summary>
    private static IEnumerable<Wait> Waits()
    {
        var read = February.Value;
        var left = read.Of("CallAnswered").Concat(read.Of("CallAbandoned")).ToDictionary(row => read.Set[row].Interaction, row => read.Set[row].At);
        var ended = read.Of("InteractionEnded").ToDictionary(row => read.Set[row].Interaction, row => read.Set[row].At);
        foreach (var row in read.Of("CallQueued"))
        {
            ref readonly var queued = ref read.Set[row];
            var until = left.TryGetValue(queued.Interaction, out var answered) ? answered : ended[queued.Interaction];
            yield return new(Outcomes.Value[queued.Interaction], (until - queued.At) / 1000m);
        }
    }
}
