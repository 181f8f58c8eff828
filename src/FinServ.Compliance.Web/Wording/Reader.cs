using System.Globalization;
using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Web.Wording;

/// <summary>The person who reads this page: their language, and the moment the page speaks of, read once for all of it.</summary>
/// <remarks>The language is the one that request localisation chose: cookie first, then Accept-Language, then zh-CN.</remarks>
public sealed class Reader
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public Reader(TimeProvider clock)
    {
        Now = clock.GetUtcNow();
        Language = CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN";
        Times = new(Language, Shanghai, Now);
    }

    /// <summary>`zh-CN` or `en`.</summary>
    public string Language { get; }

    public bool English => Language == "en";

    /// <summary>The moment of this page (UTC).</summary>
    public DateTimeOffset Now { get; }

    public Times Times { get; }

    /// <summary>The one of two texts that this reader reads.</summary>
    public string Say(string zh, string en) => English ? en : zh;

    public string Say(LocalText text) => text.In(Language);
}
