using System.Globalization;
using FinServ.Compliance.Web.Components.Clocks;
using FinServ.Compliance.Web.Components.Pages.Gallery;
using FinServ.Compliance.Web.Wording;

namespace FinServ.Compliance.IntegrationTests.Web;

/// <summary>A receipt becomes stretches of a bar: the clocks of the design's pictures, whose sums follow from the calendar of 2026.</summary>
public sealed class ClockDrawingTests
{
    private static readonly DateTimeOffset Now = Examples.At(3, 10, 10, 20);
    private static readonly Times Zh = new("zh-CN", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Now);

    [Fact]
    public void A_late_callback_shows_its_trigger_day_seven_counted_days_and_the_lateness()
    {
        var drawing = ClockDrawing.Of(Examples.CallbackClock, Zh, Now);

        Assert.Equal(9, drawing.Ticks.Count); // 03-02 to 03-10
        Assert.Equal(ClockPartKind.TriggerDay, drawing.Parts[0].Kind);
        Assert.Equal(7 / 9.0, drawing.Parts.Where(part => part.Kind == ClockPartKind.Counted).Sum(part => part.Width), 6);
        Assert.Equal(8 / 9.0, drawing.Due, 6);
        var late = Assert.Single(drawing.Parts, part => part.Kind == ClockPartKind.Late);
        Assert.Equal(drawing.Done!.Value, late.To, 6);
        Assert.Null(drawing.Present); // it is done; the present no longer matters
    }

    [Fact]
    public void A_running_clock_is_filled_up_to_now_and_outlined_from_there()
    {
        var drawing = ClockDrawing.Of(Examples.NoticeClock, Zh, Now);

        var toCome = Assert.Single(drawing.Parts, part => part.Kind == ClockPartKind.ToCome);
        Assert.Equal(drawing.Present!.Value, toCome.From, 6);
        Assert.Equal(drawing.Due, toCome.To, 6);
        Assert.Equal(3, drawing.Parts.Count(part => part.Kind == ClockPartKind.Pause));
        Assert.DoesNotContain(drawing.Parts, part => part.Kind == ClockPartKind.Late);
    }

    [Fact]
    public void A_clock_of_seconds_has_a_scale_of_seconds()
    {
        var drawing = ClockDrawing.Of(Examples.CallClock, Zh, Now);

        Assert.Contains(drawing.Ticks, tick => tick.Label == "10:21:05");
        Assert.True(drawing.Cut); // 27 seconds late on a limit of 20: the rest is beyond the edge
    }

    [Fact]
    public void The_rows_of_a_receipt_add_up_to_the_limit()
    {
        CultureInfo.CurrentUICulture = new("zh-CN");
        var rows = ReceiptRows.Of(Examples.Notice, new Reader(new FixedClock(Now)));

        Assert.Equal("03-05 周四 10:40 – 15:00", rows[0].Stretch);
        Assert.Equal("15:20", rows[^1].Sum); // 6:50 of the first day and 8:30 of the next
        var days = ReceiptRows.Of(Examples.Callback, new Reader(new FixedClock(Now)));
        Assert.Equal(("03-03 周二 – 03-09 周一", "7 日", "7"), (days[1].Stretch, days[1].Counted, days[1].Sum));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
