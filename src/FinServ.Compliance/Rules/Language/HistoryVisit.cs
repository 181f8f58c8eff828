using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

/// <summary>Looks through rows of a timeline up to the frame's instant, inclusive.</summary>
internal sealed class HistoryVisit(TypeSet types, Func<Frame, long>? where, Func<Frame, ReadOnlyMemory<int>> rows)
{
    public long Exists(Frame frame)
    {
        var any = Truth.False;
        var walk = new Walk(rows(frame).Span, newest: true);
        while (Next(frame, ref walk))
        {
            if (walk.Truth == Truth.True) return Truth.True;
            any = Truth.Unknown;
        }

        return any;
    }

    public long Count(Frame frame)
    {
        var count = 0L;
        var walk = new Walk(rows(frame).Span, newest: false);
        while (Next(frame, ref walk))
        {
            if (walk.Truth == Truth.Unknown) return Truth.Unknown;
            count++;
        }

        return count * Instants.Millionth;
    }

    public long One(Frame frame, Func<Frame, long> read, bool newest)
    {
        var walk = new Walk(rows(frame).Span, newest);
        if (!Next(frame, ref walk)) return Truth.Nothing;
        return walk.Truth == Truth.Unknown ? Truth.Unknown : At(frame, walk.Row, read);
    }

    public long Sum(Frame frame, Func<Frame, long> read)
    {
        var sum = 0L;
        var walk = new Walk(rows(frame).Span, newest: false);
        while (Next(frame, ref walk))
        {
            var value = At(frame, walk.Row, read);
            if (walk.Truth == Truth.Unknown || value is Truth.Unknown or Truth.Absent) return Truth.Unknown;
            if (value != Truth.Nothing) sum += value;
        }

        return sum;
    }

    public long Distinct(Frame frame, Func<Frame, long> read)
    {
        var seen = new HashSet<long>();
        var walk = new Walk(rows(frame).Span, newest: false);
        while (Next(frame, ref walk))
        {
            var value = At(frame, walk.Row, read);
            if (walk.Truth == Truth.Unknown || value is Truth.Unknown or Truth.Absent) return Truth.Unknown;
            if (value != Truth.Nothing) seen.Add(value);
        }

        return seen.Count * Instants.Millionth;
    }

    private static long At(Frame frame, int row, Func<Frame, long> read)
    {
        var (it, outer) = (frame.It, frame.Outer);
        (frame.It, frame.Outer) = (row, it);
        var value = read(frame);
        (frame.It, frame.Outer) = (it, outer);
        return value;
    }

    /// <summary>Goes on to the next row that matches or may match.</summary>
    private bool Next(Frame frame, ref Walk walk)
    {
        var set = frame.World.Set;
        while (walk.Step())
        {
            ref readonly var one = ref set[walk.Row];
            if (one.At > frame.Until)
            {
                if (walk.Newest) continue;
                return false;
            }

            if (!types.Contains(one.Type)) continue;
            walk.Truth = where is null ? Truth.True : At(frame, walk.Row, where);
            if (walk.Truth != Truth.False) return true;
        }

        return false;
    }

    private ref struct Walk(ReadOnlySpan<int> rows, bool newest)
    {
        private readonly ReadOnlySpan<int> rows = rows;
        private int next;

        public bool Newest => newest;

        public int Row;
        public long Truth;

        public bool Step()
        {
            if (next == rows.Length) return false;
            Row = rows[newest ? rows.Length - 1 - next : next];
            next++;
            return true;
        }
    }
}
