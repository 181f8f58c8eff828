namespace FinServ.Compliance.Interactions.Sample;

/// <summary>What one story is told with: its own numbers, its place in the run, and the lines it has given so far.</summary>
internal sealed class Telling
{
    private readonly SampleLines lines;
    private readonly long end;
    private readonly string name;
    private readonly ulong seed;
    private readonly List<string> told = [];
    private int events;

    /// <param name="code">Letters of the kind of story; they keep its ids apart from those of other kinds.</param>
    /// <param name="index">Its place among the stories of its kind, from 0.</param>
    /// <param name="at">When it begins (UTC milliseconds).</param>
    /// <param name="end">What happens later has not happened yet and is not told.</param>
    public Telling(SampleLines lines, SampleTime time, CallLog calls, ulong seed, string code, int index, long at, long end)
    {
        (this.lines, this.end, this.seed) = (lines, end, SampleRandom.Mix(seed, Hash(code)));
        (Time, Calls, Index, At) = (time, calls, index, at);
        name = $"{code}{index:00000}";
        Random = new(SampleRandom.Mix(this.seed, (ulong)index));
    }

    public SampleTime Time { get; }

    public SampleRandom Random { get; }

    /// <summary>Where inbound calls are noted, for the alerts of the contact centre.</summary>
    public CallLog Calls { get; }

    public int Index { get; }

    public long At { get; }

    /// <summary>A number that no other story has.</summary>
    public string Name => name;

    /// <summary>How long the source took to learn of what is told next, in milliseconds, negative where its clock went wrong; null for a few seconds.</summary>
    public long? LearnedAfter { get; set; }

    public IReadOnlyList<string> Told => told;

    public T Deal<T>(Choice choice, Deck<T> deck) => deck.Deal(SampleRandom.Spread(seed, (int)choice, Index));

    /// <summary>Key of a contact, `T-20260302-C00012`: the letter of its channel, its day, and the story.</summary>
    public string Contact(string channel, long at, int number = 0) =>
        $"{Letter(channel)}-{Time.DayOf(at):yyyyMMdd}-{name}{(number == 0 ? "" : "-" + number)}";

    /// <summary>Tells an event, unless it has not happened yet.</summary>
    public void Tell(string type, long at, Envelope about, params ReadOnlySpan<(string Name, FieldValue Value)> data)
    {
        var number = ++events;
        if (at > end) return;
        var lag = LearnedAfter ?? 200 + number * 7919 % 3700;
        told.Add(lines.Event($"{name}.{number}", type, at, Math.Min(at + lag, end), about, data));
    }

    /// <summary>Tells a row of a register that is true from an instant on.</summary>
    public void Row(string register, string key, long at, params ReadOnlySpan<(string Name, FieldValue Value)> data)
    {
        if (at <= end) told.Add(lines.Row(register, key, at, data));
    }

    private static string Letter(string channel) => channel switch
    {
        "call" => "T",
        "chat" => "C",
        "email" => "M",
        "branch" => "Q",
        "visit" => "V",
        "letter" => "L",
        "video" => "D",
        "messenger" => "W",
        _ => "F",
    };

    private static ulong Hash(string text)
    {
        var hash = 0UL;
        foreach (var letter in text) hash = SampleRandom.Mix(hash, letter);
        return hash;
    }
}
