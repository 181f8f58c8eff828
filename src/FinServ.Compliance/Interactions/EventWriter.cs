using System.Text;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions;

/// <summary>The one way into an <see cref="EventSet"/>: checks each value against the vocabulary and masks each text.</summary>
/// <remarks>
/// Use: <see cref="BeginRecord"/>, then for each event <see cref="BeginEvent"/>, setters, <see cref="EndEvent"/>; the first
/// problem of a record takes back the whole record. Messages name fields, never values that may be personal.
/// </remarks>
public sealed partial class EventWriter
{
    private readonly EventSet set;
    private readonly TextMasker? masker;
    private readonly ProtectedTokens? tokens;
    private readonly Func<int, BusinessCalendar> calendarOf;
    private readonly Vocabulary vocabulary;
    private EventRow current;
    private EventType type = null!;
    private int recordStart;
    private int recordFields;
    private int source;
    private int record;
    private bool ownId;
    private long version;
    private long receivedAt;
    private long correctedAt;
    private long concealed;
    private short ordinal;

    /// <summary>For what comes from outside: texts are masked and protected values become tokens.</summary>
    /// <param name="calendar">In whose zone a date alone is a day.</param>
    public EventWriter(EventSet set, TextMasker masker, ProtectedTokens tokens, BusinessCalendar calendar) : this(set, masker, tokens, _ => calendar)
    {
    }

    private EventWriter(EventSet set, TextMasker? masker, ProtectedTokens? tokens, Func<int, BusinessCalendar> calendarOf) =>
        (this.set, this.masker, this.tokens, this.calendarOf, vocabulary) = (set, masker, tokens, calendarOf, set.Vocabulary);

    /// <summary>For what the index holds: its texts are masked already, its protected values are tokens.</summary>
    /// <param name="calendarOf">By the symbol of a source: in whose zone its dates alone are days.</param>
    internal static EventWriter OfStored(EventSet set, Func<int, BusinessCalendar> calendarOf) => new(set, null, null, calendarOf);

    public EventSet Set => set;

    /// <summary>What is wrong with the record so far; null while nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>False leaves free texts out; for evaluations whose rules read none.</summary>
    public bool KeepTexts { get; init; } = true;

    /// <param name="source">Name of the source; null where a line names none.</param>
    /// <param name="id">Identity of the record within its source.</param>
    /// <param name="ownId">True when the id is that of one event.</param>
    /// <param name="version">Orders corrections; <see cref="Instants.Unknown"/> where there is none.</param>
    /// <param name="receivedAt">UTC milliseconds; <see cref="Instants.Unknown"/> where not said.</param>
    public void BeginRecord(int source, int id, bool ownId, long version, long receivedAt, long correctedAt = Instants.Unknown)
    {
        (recordStart, recordFields) = (set.Count, set.FieldCount);
        (this.source, record, this.ownId, this.version) = (source, id, ownId, version);
        (this.receivedAt, this.correctedAt) = (receivedAt, correctedAt);
        (concealed, ordinal) = (0, 0);
        Problem = null;
    }

    /// <summary>Ends the record: its rows stay, or none of them does.</summary>
    /// <returns>True when the record was taken.</returns>
    public bool EndRecord()
    {
        if (Problem is null)
        {
            set.Add(new RecordRow(source, record, version, receivedAt, recordStart, set.Count - recordStart, concealed));
            return true;
        }

        set.TakeBack(recordStart, recordFields);
        return false;
    }

    public void BeginEvent(EventType type)
    {
        this.type = type;
        current = new()
        {
            At = Instants.Unknown, ReceivedAt = receivedAt, Version = version, Type = type.Index, Source = source, Record = record,
            Text = -1, Ordinal = ordinal++, FirstField = set.FieldCount, Marks = ownId ? EventMarks.OwnId : EventMarks.None,
        };
    }

    /// <summary>When it happened: UTC milliseconds or a day, which then has precision *day*.</summary>
    public void At(long instant)
    {
        current.At = Instants.IsDay(instant) ? calendarOf(source).StartOfDay(Instants.DayOf(instant)) : instant;
        if (Instants.IsDay(instant)) current.Marks |= EventMarks.DayPrecision;
    }

    public void Key(EnvelopeKey key, int symbol)
    {
        switch (key)
        {
            case EnvelopeKey.Interaction: current.Interaction = Qualified(symbol); break;
            case EnvelopeKey.Case: current.Case = symbol; break;
            case EnvelopeKey.Customer: current.Customer = symbol; break;
            case EnvelopeKey.Agent: current.Agent = symbol; break;
            case EnvelopeKey.Unit: current.Unit = symbol; break;
            case EnvelopeKey.By: current.By = symbol; break;
            case EnvelopeKey.Channel: current.Channel = Listed("channel", symbol); break;
            case EnvelopeKey.Speaker: current.Speaker = Listed("speaker", symbol); break;
            default: throw new ArgumentOutOfRangeException(nameof(key));
        }
    }

    public void Text(string text)
    {
        if (KeepTexts && text.Length > 0) current.Text = set.AddText(Masked(text));
    }

    /// <summary>A single value in its written form.</summary>
    public void Field(FieldDefinition field, ReadOnlySpan<byte> written)
    {
        switch (field.Type)
        {
            case FieldType.Text:
                set.AddField(field.Index, KeepTexts ? set.AddText(Masked(Encoding.UTF8.GetString(written))) : TextLeftOut);
                break;

            case FieldType.Protected:
                set.AddField(field.Index, set.Symbols.Intern(Token(Encoding.UTF8.GetString(written))));
                break;

            case FieldType.CodeList or FieldType.IdList:
                Fail($"`{field.Name}` must be a list.");
                break;

            default:
                if (FieldParser.Parse(field, written, set.Symbols, out var problem) is { } value)
                {
                    if (field.Name == "cancelled" && value == 1) current.Marks |= EventMarks.Cancelled;
                    set.AddField(field.Index, value);
                }
                else
                {
                    Fail(problem!);
                }

                break;
        }
    }

    /// <summary>An instant or day that was read already, for a field that holds one.</summary>
    internal void Instant(FieldDefinition field, long instant)
    {
        if (field.Type == FieldType.Instant) set.AddField(field.Index, instant);
        else if (Instants.IsDay(instant)) set.AddField(field.Index, Instants.DayOf(instant).DayNumber);
        else Fail($"`{field.Name}` must be a date, without a time of day.");
    }

    /// <summary>The members of a list, each as a symbol; order and repetition mean nothing.</summary>
    public void List(FieldDefinition field, ReadOnlySpan<int> listed)
    {
        foreach (var member in listed)
        {
            if (field.Codes is { } codes && !codes.Contains(set.Symbols[member])) Fail($"`{field.Name}` holds a code that it does not know; the codes are {codes}.");
        }

        Span<int> sorted = listed.Length <= 64 ? stackalloc int[listed.Length] : new int[listed.Length];
        listed.CopyTo(sorted);
        sorted.Sort();
        var kept = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1]) sorted[kept++] = sorted[i];
        }

        set.AddField(field.Index, set.AddMembers(sorted[..kept]));
    }

    /// <summary>Ends the event after checking that all it must carry is there.</summary>
    public void EndEvent()
    {
        if (current.At == Instants.Unknown) Fail("`at` is missing: when did it happen?");
        current.FieldCount = (short)(set.FieldCount - current.FirstField);
        foreach (var field in type.RequiredFields)
        {
            if (!Carries(field.Index)) Fail($"`{type.Name}` needs `{field.Name}`.");
        }

        var present = Present();
        if (type.Keys.MissingFrom(present) is var missing && missing != SubjectKeys.None)
            Fail($"`{type.Name}` needs `{string.Join("`, `", missing.NamesOf())}`.");
        if (!type.Keys.ChoiceMetBy(present, type.Keys.OrField is { } or && type.Field(or) is { } field2 && Carries(field2.Index)))
            Fail($"`{type.Name}` needs one of `{string.Join("`, `", type.Keys.OneOf.NamesOf())}`.");
        if (correctedAt != Instants.Unknown) current.CorrectedAt = correctedAt;
        set.Add(current);
    }

    public void Fail(string problem) => Problem ??= problem;

    /// <summary>Where texts are left out, presence still shows.</summary>
    internal const long TextLeftOut = -1;

    private string Masked(string text)
    {
        if (masker is null) return text;
        if (text.Contains('\0')) Fail("A text holds a NUL character.");
        var masked = masker.Mask(text).Text;
        if (masked != text) Conceal(tokens!.Token(text));
        return masked;
    }

    private string Token(string value)
    {
        if (tokens is null) return value;
        var token = tokens.Token(value);
        Conceal(token);
        return token;
    }

    /// <summary>Remembers that something was hidden, and by a keyed trace what: a correction of a hidden digit is a correction.</summary>
    private void Conceal(string token)
    {
        unchecked
        {
            var trace = concealed == 0 ? 14695981039346656037 : (ulong)concealed;
            foreach (var c in token) trace = (trace ^ c) * 1099511628211;
            concealed = trace == 0 ? 1 : (long)trace;
        }
    }

    private bool Carries(int field)
    {
        foreach (var value in set.FieldsFrom(current.FirstField))
        {
            if (value.Field == field) return true;
        }

        return false;
    }

    private SubjectKeys Present() =>
        (current.Interaction != 0 ? SubjectKeys.Interaction : 0) | (current.Case != 0 ? SubjectKeys.Case : 0)
        | (current.Customer != 0 ? SubjectKeys.Customer : 0) | (current.Agent != 0 ? SubjectKeys.Agent : 0)
        | (current.Unit != 0 ? SubjectKeys.Unit : 0) | (current.Channel != 0 ? SubjectKeys.Channel : 0)
        | (current.Source != 0 ? SubjectKeys.Source : 0);

    private int Listed(string list, int symbol)
    {
        if (vocabulary.CodeLists.TryGetValue(list, out var codes) && !codes.Contains(set.Symbols[symbol])) Fail($"`{list}` holds a code that it does not know; the codes are {codes}.");
        return symbol;
    }

    /// <summary>A bare interaction belongs to the event's own source; another source's is written `source/id` (vocabulary.md §1.6).</summary>
    private int Qualified(int interaction)
    {
        if (source == Symbols.None) return interaction;
        var id = set.Symbols.Utf8(interaction);
        if (id.Contains((byte)'/')) return interaction;
        var prefix = set.Symbols.Utf8(source);
        Span<byte> both = stackalloc byte[1024];
        if (prefix.Length + 1 + id.Length > both.Length) return interaction;
        prefix.CopyTo(both);
        both[prefix.Length] = (byte)'/';
        id.CopyTo(both[(prefix.Length + 1)..]);
        return set.Symbols.Intern(both[..(prefix.Length + 1 + id.Length)]);
    }
}

/// <summary>Keys of the envelope that name somebody or something.</summary>
public enum EnvelopeKey
{
    Interaction,
    Case,
    Customer,
    Agent,
    Unit,
    Channel,
    By,
    Speaker,
}

/// <summary>One record of a source in one of its versions: the unit that a correction replaces.</summary>
/// <param name="First">Its first event in the set.</param>
/// <param name="Concealed">A keyed trace of what was masked or tokenised in it; 0 where nothing was.</param>
public readonly record struct RecordRow(int Source, int Id, long Version, long ReceivedAt, int First, int Count, long Concealed = 0);
