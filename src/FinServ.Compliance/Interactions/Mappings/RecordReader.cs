namespace FinServ.Compliance.Interactions.Mappings;

/// <summary>Cuts a stream into records that may hold line ends between quotes, without keeping more than one in memory.</summary>
/// <remarks>
/// Works on bytes: in UTF-8, GB18030 and the one-byte encodings no part of another character looks like a quote or a line
/// end. A quote opens only at the beginning of a field. Where it is never closed within the limit, the record is the first
/// line alone, so that one forgotten quote costs one row and not the rest of the file.
/// </remarks>
internal sealed class RecordReader(Stream stream, byte? delimiter, int longestRecord = 1_000_000)
{
    /// <summary>How much of a record that is too long is kept, for people to find it by.</summary>
    private const int Kept = 4096;

    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int end;
    private bool ended;
    private int length;
    private int lines;

    /// <summary>Line on which the current record starts, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why the record cannot be used; null when it can.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>The record without its last line end; its beginning where it is too long. Valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Current => buffer.AsSpan(currentStart, length);

    private int currentStart;

    /// <summary>Goes to the next record; false at the end of the stream.</summary>
    public bool Read()
    {
        Line += lines;
        if (Line == 0) Line = 1;
        (Fault, lines) = (null, 0);
        var (firstEnd, quoted, fieldStarts) = (-1, false, true);
        for (var at = start; ; at++)
        {
            if (at == end && !Fill(ref at, ref firstEnd))
            {
                if (at == start) return false;
                return quoted ? Unclosed(firstEnd) : Take(end, end);
            }

            if (at - start > longestRecord) return quoted && firstEnd >= 0 ? Unclosed(firstEnd) : PassOver();
            var one = buffer[at];
            if (one == '\n')
            {
                lines++;
                if (firstEnd < 0) firstEnd = at;
                if (!quoted) return Take(at, at + 1);
            }
            else if (quoted)
            {
                quoted = one != '"'; // a doubled quote closes and opens again at once
                fieldStarts = !quoted;
                continue;
            }
            else if (one == '"' && fieldStarts && delimiter is not null)
            {
                quoted = true;
            }

            fieldStarts = one == delimiter;
        }
    }

    private bool Take(int until, int next)
    {
        currentStart = start;
        if (Line == 1 && buffer.AsSpan(start, until - start).StartsWith("\uFEFF"u8)) currentStart += 3;
        length = until - currentStart;
        if (length > 0 && buffer[until - 1] == '\r') length--;
        if (lines == 0) lines = 1;
        start = next;
        return true;
    }

    /// <summary>The first line alone stands for a record whose quote is never closed.</summary>
    private bool Unclosed(int firstEnd)
    {
        lines = 1;
        Fault = new("quote-not-closed", "", "A field begins with a quote that is never closed.", "Close the quote or double it; where the file uses quotes as ordinary signs, write `quotes: false` into the mapping.");
        return firstEnd < 0 ? Take(end, end) : Take(firstEnd, firstEnd + 1);
    }

    private bool PassOver()
    {
        var total = (long)(end - start);
        (currentStart, length, lines) = (0, Math.Min(Kept, end - start), 1);
        buffer.AsSpan(start, length).CopyTo(buffer);
        while (true)
        {
            var free = buffer.AsSpan(Kept);
            var read = stream.Read(free);
            ended = read == 0;
            var found = free[..read].IndexOf((byte)'\n');
            total += found < 0 ? read : found;
            if (found < 0 && !ended) continue;

            (start, end) = (found < 0 ? Kept : Kept + found + 1, Kept + read);
            Fault = new("row-too-long", "", $"The row has {total} bytes; at most {longestRecord} are read. Only its beginning is kept.", "Correct the file: usually a line end is missing.");
            return true;
        }
    }

    private bool Fill(ref int at, ref int firstEnd)
    {
        if (ended) return false;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (at, firstEnd) = (at - start, firstEnd < 0 ? firstEnd : firstEnd - start);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        ended = read == 0;
        return !ended;
    }
}
