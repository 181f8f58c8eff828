namespace FinServ.Compliance.Interactions;

/// <summary>One event in the columns of an <see cref="EventSet"/>: something that happened at an instant.</summary>
/// <remarks>Texts are numbers of the set's <see cref="Symbols"/>; 0 stands for absent.</remarks>
public struct EventRow
{
    /// <summary>When it happened, UTC milliseconds; for precision *day* the start of that local day.</summary>
    public long At;

    /// <summary>When the source learned of it, UTC milliseconds; <see cref="long.MinValue"/> where it does not say.</summary>
    public long ReceivedAt;

    /// <summary>When the source corrected it, UTC milliseconds; 0 where it does not say.</summary>
    public long CorrectedAt;

    /// <summary>Orders corrections of the same record; <see cref="long.MinValue"/> where the source has none.</summary>
    public long Version;

    /// <summary>Index of the event type in the vocabulary.</summary>
    public int Type;

    public int Source;

    /// <summary>The record that carries the event; with the source it identifies what a correction replaces.</summary>
    public int Record;

    public int Interaction;
    public int Case;
    public int Customer;
    public int Agent;
    public int Unit;
    public int Channel;
    public int By;
    public int Speaker;

    /// <summary>Index of the masked text in the set; -1 for none.</summary>
    public int Text;

    internal int FirstField;
    internal short FieldCount;

    /// <summary>Order among the events of one record, from 0.</summary>
    public short Ordinal;

    public EventMarks Marks;
}

[Flags]
public enum EventMarks : byte
{
    None = 0,

    /// <summary>Only the day is known: never late within its local day.</summary>
    DayPrecision = 1,

    /// <summary>A later version says that it never happened.</summary>
    Cancelled = 2,

    /// <summary>A newer version of its record stands in the set; this one is history.</summary>
    Superseded = 4,

    /// <summary>The record id is the source's own id of this event, not of a record with several events.</summary>
    OwnId = 8,
}

/// <summary>A field's value as a number whose meaning follows from the field's type.</summary>
/// <remarks>
/// Numbers and seconds are millionths; instants UTC milliseconds (or a day, see <see cref="Instants"/>); dates day numbers;
/// booleans 0 and 1; codes, ids and protected tokens symbols; texts indexes into the set; lists a place and a length.
/// </remarks>
internal readonly record struct FieldValue(int Field, long Value);
