using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

/// <remarks>State of a record: its event, overlaid by every repair up to the instant of the question (vocabulary.md §1.5).</remarks>
public sealed partial class Compiler
{
    private EventType Repairs => vocabulary.Event("RecordUpdated")!;

    private Compiled RecordField(FieldDefinition[] fields)
    {
        var field = fields[0];
        var absent = Absent(field);
        var form = FormOf(field.Type, daysBegin: false);
        var latest = LatestRepair((set, row) => set.Field(row, field.Index) != Truth.Unknown);
        return new(Compiled.TypeOf(field.Type), f =>
        {
            var row = latest(f);
            var value = f.World.Set.Field(row < 0 ? f.Trigger : row, field.Index);
            if (value == Truth.Unknown) return AbsentIn(f, f.Trigger, field.Index, absent);
            return form is null || !Truth.IsKnown(value) ? value : form(f, value);
        }, CodesOf(fields));
    }

    private Compiled RecordText()
    {
        var latest = LatestRepair((set, row) => set[row].Text >= 0);
        return new(ValueType.Text, f => latest(f) is var row && f.World.Set[row < 0 ? f.Trigger : row].Text is var text and >= 0 ? text : AbsentIn(f, f.Trigger, TextPlace, Truth.Nothing));
    }

    /// <summary>The row of the last repair that touched something; -1 where none did.</summary>
    private Func<Frame, int> LatestRepair(Func<EventSet, int, bool> touches)
    {
        var repairs = Repairs;
        HistoryTypes.Add(repairs.Index);
        var recordType = repairs.Field("recordType")!.Index;
        var recordId = repairs.Field("recordId")!.Index;
        var nameOf = vocabulary.Events.Select(type => symbols.Intern(type.Name)).ToArray();
        return f =>
        {
            var set = f.World.Set;
            ref readonly var record = ref set[f.Trigger];
            for (var i = f.RowCount - 1; i >= 0; i--)
            {
                var row = f.Rows[i];
                if (set[row].At > f.Until || set[row].Type != repairs.Index) continue;
                if (set[row].At < record.At) break;
                if (set.Field(row, recordType) == nameOf[record.Type] && IsOf(set, row, f.Trigger, recordId) && touches(set, row)) return row;
            }

            return -1;
        };
    }

    private static bool IsOf(EventSet set, int repair, int record, int recordId)
    {
        var named = set.Field(repair, recordId);
        return named == Truth.Unknown || named == set.Field(record, recordId);
    }
}
