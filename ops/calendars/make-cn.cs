#!/usr/bin/env dotnet
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
// Writes rules/calendars/cn.yaml from the published holiday arrangements.
//
//   dotnet run ops/calendars/make-cn.cs -- FOLDER > rules/calendars/cn.yaml
//
// FOLDER holds one JSON file a year, {"year":2026,"days":[{"name":"元旦","date":"2026-01-01","isOffDay":true},…]}.
// The arrangements say which days are off; which of those are statutory follows from the holiday regulation
// (全国年节及纪念日放假办法) in the version of force, see ops/decisions/0002-kinds-of-days-off.md.

using System.Globalization;
using System.Text.Json;

if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Usage: dotnet run ops/calendars/make-cn.cs -- FOLDER   (a folder with 2007.json, 2008.json, …)");
    return 2;
}

// Some days stand in the neighbouring year's file, so all files are read before any day is judged.
var arranged = new SortedDictionary<DateOnly, (string Name, bool IsOff)>();
foreach (var path in Directory.EnumerateFiles(folder, "????.json").Order(StringComparer.Ordinal))
{
    using var file = JsonDocument.Parse(File.ReadAllText(path));
    foreach (var day in file.RootElement.GetProperty("days").EnumerateArray())
    {
        var date = DateOnly.ParseExact(day.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var entry = (Name: day.GetProperty("name").GetString()!, IsOff: day.GetProperty("isOffDay").GetBoolean());
        if (arranged.TryGetValue(date, out var earlier) && earlier.IsOff != entry.IsOff)
            Console.Error.WriteLine($"{date:yyyy-MM-dd}: {path} contradicts an earlier file; the later one is taken.");
        arranged[date] = entry;
    }
}

Console.Write("""
    # Mainland China: days off, days in lieu and make-up days as published by the State Council's yearly notices.
    # Written by ops/calendars/make-cn.cs from the notices' facts; change the tool or its source, not this file.
    calendar: cn
    version: 1
    title: { zh: 中国大陆工作日, en: Mainland China }
    zone: Asia/Shanghai
    week:
      mon-fri: 09:00-17:30

    """);
if (arranged.Keys.First() is { Month: > 1 } early) Console.WriteLine($"known_from: {early:yyyy-MM-dd} # make-up days of the first year's New Year holiday");
Console.WriteLine("years:");

foreach (var year in arranged.GroupBy(day => day.Key.Year))
{
    Console.WriteLine($"  {year.Key}:");
    foreach (var day in HolidayRegulation.DaysOf(year.Key))
        if (day >= arranged.Keys.First() && !(arranged.TryGetValue(day, out var entry) && entry.IsOff))
            Console.Error.WriteLine($"{day:yyyy-MM-dd} is a holiday by regulation, but the arrangements do not have it off.");

    var statutory = HolidayRegulation.DaysOf(year.Key).Union(HolidayRegulation.DeclaredOnce).ToHashSet();
    foreach (var (date, (name, isOff)) in year)
    {
        var isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var kind = (isOff, isWeekend) switch
        {
            (true, _) when statutory.Contains(date) => "holiday",
            (true, false) => "in-lieu",
            (false, true) => "make-up",
            _ => null, // an ordinary weekend within a holiday, or an ordinary working day
        };
        if (kind is not null) Console.WriteLine($"    {date:yyyy-MM-dd}: {kind} {Named(name)}");
    }
}

return 0;

static string Named(string name) => name switch
{
    "“五一”" or "“五一”国际劳动节" => "劳动节",
    "“十一”" => "国庆节",
    _ => name,
};

/// <summary>The days named by 全国年节及纪念日放假办法, in the versions in force from 2000, 2008, 2014 and 2025.</summary>
internal static class HolidayRegulation
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>Days declared a holiday for one year only: 70th anniversary of the victory in 1945.</summary>
    public static readonly DateOnly[] DeclaredOnce = [new(2015, 9, 3)];

    public static IEnumerable<DateOnly> DaysOf(int year)
    {
        yield return new(year, 1, 1);

        var springFestival = LunarDay(year, 1, 1);
        var (first, last) = year switch
        {
            < 2008 => (0, 2), // 初一 to 初三
            < 2014 => (-1, 1), // 除夕 to 初二
            < 2025 => (0, 2), // 初一 to 初三
            _ => (-1, 2), // 除夕 to 初三
        };
        for (var day = first; day <= last; day++) yield return springFestival.AddDays(day);

        for (var day = 1; day <= (year < 2008 ? 3 : year < 2025 ? 1 : 2); day++) yield return new(year, 5, day);
        for (var day = 1; day <= 3; day++) yield return new(year, 10, day);

        if (year < 2008) yield break;
        yield return new(year, 4, Qingming(year));
        yield return LunarDay(year, 5, 5); // 端午
        yield return LunarDay(year, 8, 15); // 中秋
    }

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year); // the place of the leap month among the 13; 0 where there is none
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    /// <summary>Day in April on which the sun reaches 15°: the almanac's 5th, and the 4th in the years listed.</summary>
    private static int Qingming(int year) => year is 2008 or 2009 or 2012 or 2013 or 2016 or 2017 or 2020 or 2021 or 2024 or 2025
        or 2028 or 2029 or 2032 or 2033 ? 4 : 5;
}
