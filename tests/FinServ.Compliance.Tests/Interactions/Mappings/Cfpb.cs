using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Tests.Interactions.Mappings;

/// <summary>Both layouts of the complaint database are read by one mapping, with every fact that its README states.</summary>
public class Cfpb
{
    private static readonly Lazy<ReadSource> WithoutIds = new(() => Shipped.Read("cfpb", "cfpb", "cfpb_2013-07_3186.csv"));
    private static readonly Lazy<ReadSource> AllColumns = new(() => Shipped.Read("cfpb", "cfpb", "cfpb_2016-09-12_18cols.csv"));

    [Fact]
    public void Each_row_is_a_complaint_that_was_received_opened_and_handed_over()
    {
        var read = WithoutIds.Value;

        Assert.Equal(3_186, read.Rows);
        Assert.Empty(read.Faults);
        Assert.All(["ComplaintReceived", "CaseOpened", "ComplaintTransferred"], type => Assert.Equal(3_186, read.Of(type).Count));
    }

    [Fact]
    public void Rows_that_nothing_tells_apart_are_one_complaint()
    {
        var read = WithoutIds.Value;
        _ = new Timelines(read.Set);

        Assert.Equal(3_186 - 11, read.Set.Records.Select(record => record.Id).Distinct().Count());
        Assert.Equal(11, read.Of("ComplaintReceived").Count(row => read.Set[row].Marks.HasFlag(EventMarks.Superseded)));
    }

    [Fact]
    public void Days_are_whole_days_of_the_bureaus_zone()
    {
        var read = WithoutIds.Value;
        var received = read.Of("ComplaintReceived").Select(row => read.Set[row].At).Order().ToArray();

        Assert.Equal(DateTimeOffset.Parse("2013-06-04T00:00:00-04:00"), Instants.ToInstant(received[0]));
        Assert.Equal(DateTimeOffset.Parse("2017-02-23T00:00:00-05:00"), Instants.ToInstant(received[^1]));
        Assert.All(read.Of("ComplaintTransferred"), row => Assert.True(read.Set[row].Marks.HasFlag(EventMarks.DayPrecision)));
    }

    [Fact]
    public void Late_answers_disputes_and_impossible_dates_are_as_many_as_the_file_has()
    {
        var read = WithoutIds.Value;

        Assert.Equal(93, read.Of("FindingRaised").Count);
        Assert.Equal(595, read.Of("CustomerDissatisfied").Count);
        Assert.Equal(6, read.Notes.Single().Rows);
    }

    [Fact]
    public void It_is_complete_to_the_end_of_its_last_day_for_what_it_carries()
    {
        var declared = WithoutIds.Value.Declaration;

        Assert.Equal(DateTimeOffset.Parse("2013-06-04T00:00:00-04:00"), Instants.ToInstant(declared.CompleteFrom));
        Assert.True(declared.CompleteUntil > WithoutIds.Value.Set.Events.ToArray().Max(row => row.At));
        Assert.DoesNotContain("AckSent", declared.CompleteFor!);
        Assert.DoesNotContain("ComplaintDecisionNotified", declared.CompleteFor!);
    }

    [Fact]
    public void The_layout_with_all_columns_keeps_the_bureaus_own_ids()
    {
        var read = AllColumns.Value;

        Assert.Equal((349, 349), (read.Rows, read.Set.Records.Select(record => record.Id).Distinct().Count()));
        Assert.Empty(read.Faults);
        Assert.Equal("2105582", read.Set.Symbols[read.Set.Records[0].Id]);
        Assert.Equal("CFPB-2105582", read.Set.Symbols[read.Set[0].Case]);
        Assert.Equal(41, read.Of("CustomerDissatisfied").Count);
        Assert.Equal(DateTimeOffset.Parse("2016-09-12T00:00:00-04:00"), Instants.ToInstant(read.Set[0].At));
    }
}
