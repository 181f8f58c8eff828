using System.Globalization;
using System.Text.Json;
using FinServ.Compliance.Calendars;

namespace FinServ.Compliance.Tests.Calendars;

/// <summary>Agrees with the strict vectors that were typed from the tests of three business-hours libraries.</summary>
public sealed class VectorTests
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    [Fact]
    public void Every_strict_vector_of_other_libraries_agrees()
    {
        var folder = TestData.Folder("business-hours");
        Assert.SkipUnless(folder is not null, "The recordings are not at hand; set COMPLIANCE_TEST_DATA.");

        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "vectors.json")));
        var strict = file.RootElement.EnumerateArray().Where(vector => vector.GetProperty("strict").GetBoolean()).ToArray();
        var differing = strict.SelectMany(Differences).ToArray();

        Assert.Equal(111, strict.Length);
        Assert.Empty(differing);
    }

    /// <summary>What we say and what the vector says, where that differs.</summary>
    private static IEnumerable<string> Differences(JsonElement vector)
    {
        var calendar = Calendar(vector.GetProperty("calendar"));
        return from pair in Answers(calendar, vector)
               where pair.Ours != pair.Theirs
               select $"{vector.GetProperty("id")} {vector.GetProperty("kind")}: {pair.Ours} instead of {pair.Theirs}";
    }

    private static IEnumerable<(string Ours, string Theirs)> Answers(BusinessCalendar calendar, JsonElement vector)
    {
        var pauses = vector.TryGetProperty("clock_stopped", out var stopped) ? stopped.EnumerateArray().Select(pair => new Pause(Utc(pair[0]), Utc(pair[1]))).ToArray() : [];
        long At(string field) => Utc(vector.GetProperty(field));
        DateOnly On(string field) => Times.Day(vector.GetProperty(field).GetString()!);
        string Due(long start, long milliseconds) => Print(calendar.DueAfter(start, Amount.Milliseconds(milliseconds), Counting.Service, pauses).At);

        switch (vector.GetProperty("kind").GetString())
        {
            case "deadline" or "deadline_from_last_contact":
                yield return (Due(At("start"), vector.GetProperty("seconds").GetInt64() * 1_000), Print(At("expect")));
                break;
            case "sla":
                foreach (var (what, due) in vector.GetProperty("expect").EnumerateObject().Select(expected => (expected.Name[..^"_due".Length], expected.Value)))
                    yield return (Due(At("created"), vector.GetProperty($"{what}_min").GetInt64() * 60_000), Print(Utc(due)));
                break;
            case "duration":
                yield return ($"{calendar.WorkingTime(At("start"), At("end"))}", $"{vector.GetProperty("expect_seconds").GetInt64() * 1_000}");
                break;
            case "measured":
                var minutes = calendar.WorkingTime(At("start"), At("end"), pauses) / 60_000;
                yield return ($"{minutes}", $"{vector.GetProperty("expect_min")}");
                yield return ($"{vector.GetProperty("sla_min").GetInt64() - minutes}", $"{vector.GetProperty("expect_margin_min")}");
                break;
            case "is_open":
                yield return ($"{calendar.IsOpen(At("at"))}", $"{vector.GetProperty("expect").GetBoolean()}");
                break;
            case "first_open":
                yield return (Print(calendar.FirstOpen(At("at"))), Print(At("expect")));
                break;
            case "workdays_add":
                yield return ($"{calendar.AddWorkingDays(On("start"), vector.GetProperty("days").GetInt32()):yyyy-MM-dd}", $"{On("expect"):yyyy-MM-dd}");
                break;
            case "workdays_between":
                yield return ($"{calendar.WorkingDaysBetween(On("start"), On("end"))}", $"{vector.GetProperty("expect")}");
                break;
            case var other:
                yield return ($"no idea of `{other}`", "an answer");
                break;
        }
    }

    private static BusinessCalendar Calendar(JsonElement given)
    {
        var week = Weekdays.Select(name => given.GetProperty("hours").TryGetProperty(name, out var spans) ? Hours(Spans(spans)) : DayHours.Closed).ToArray();
        var days = given.GetProperty("holidays").EnumerateArray().ToDictionary(day => Times.Day(day.GetString()!), _ => new SpecialDay(DayKind.StatutoryHoliday));
        foreach (var special in given.GetProperty("special_days").EnumerateObject())
            days.TryAdd(Times.Day(special.Name), new(DayKind.Ordinary, Hours: Hours(Spans(special.Value))));
        foreach (var pause in given.GetProperty("breaks").EnumerateObject())
        {
            var day = Times.Day(pause.Name);
            var open = days.TryGetValue(day, out var special) ? special.Hours ?? DayHours.Closed : week[(int)day.DayOfWeek];
            days[day] = new(special?.Kind ?? DayKind.Ordinary, Hours: Hours(Spans(pause.Value).Aggregate(open.Spans.AsEnumerable(), Without)));
        }

        return GivenCalendar.Of(given.GetProperty("tz").GetString()!, day => week[(int)day], days);
    }

    private static IEnumerable<HourSpan> Without(IEnumerable<HourSpan> spans, HourSpan pause) =>
        from span in spans
        from rest in new[] { span with { Until = Math.Min(span.Until, pause.From) }, span with { From = Math.Max(span.From, pause.Until) } }
        where rest.Until > rest.From
        select rest;

    private static DayHours Hours(IEnumerable<HourSpan> spans) => DayHours.Of(spans, out var wrong) ?? throw new FormatException(wrong);

    private static IEnumerable<HourSpan> Spans(JsonElement spans) =>
        spans.EnumerateArray().Select(pair => GivenCalendar.Hours($"{pair[0].GetString()}-{pair[1].GetString()}").Spans[0]);

    private static long Utc(JsonElement instant) => Times.Utc(instant.GetString()!);

    private static string Print(long utc) => DateTimeOffset.FromUnixTimeMilliseconds(utc).ToString("O", CultureInfo.InvariantCulture);
}
