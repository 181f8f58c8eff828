namespace FinServ.Compliance.Interactions;

/// <summary>Cuts a stream into lines without keeping more than one of them in memory.</summary>
/// <remarks>Lines end with LF or CRLF; a byte-order mark is skipped. A line over the limit is passed over and reported as too long.</remarks>
public sealed class LineReader(Stream stream, int longestLine = 1_000_000)
{
    private byte[] buffer = new byte[1 << 17];
    private int start;
    private int end;
    private bool ended;

    /// <summary>Number of the current line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>True when the current line was longer than the limit; only its beginning is kept.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Bytes of the current line, its end left out.</summary>
    public long Length { get; private set; }

    /// <summary>The current line without its end, or the beginning of one that is too long; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Current => TooLong ? head : buffer.AsSpan(lineStart, lineLength);

    private const int Kept = 4096;
    private byte[] head = [];

    private int lineStart;
    private int lineLength;

    /// <summary>Goes to the next line; false at the end of the stream.</summary>
    public bool Read()
    {
        TooLong = false;
        var searched = start;
        while (true)
        {
            var found = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (found >= 0) return Take(searched + found, searched + found + 1);
            if (ended) return end > start && Take(end, end);

            searched = end;
            if (end - start > longestLine) return PassOver();
            Fill(ref searched);
        }
    }

    private bool Take(int until, int next)
    {
        lineStart = start;
        if (Line == 0 && buffer.AsSpan(start, until - start).StartsWith("\uFEFF"u8)) lineStart += 3;
        lineLength = until - lineStart;
        if (lineLength > 0 && buffer[until - 1] == '\r') lineLength--;
        (Length, TooLong) = (lineLength, lineLength > longestLine);
        if (TooLong) head = buffer.AsSpan(lineStart, Math.Min(Kept, lineLength)).ToArray();
        start = next;
        Line++;
        return true;
    }

    private bool PassOver()
    {
        (Length, head) = (end - start, buffer.AsSpan(start, Kept).ToArray());
        while (true)
        {
            start = 0;
            end = stream.Read(buffer);
            ended = end == 0;
            var found = buffer.AsSpan(0, end).IndexOf((byte)'\n');
            Length += found < 0 ? end : found;
            if (found < 0 && !ended) continue;

            start = found < 0 ? end : found + 1;
            (lineStart, lineLength) = (start, 0);
            TooLong = true;
            Line++;
            return true;
        }
    }

    private void Fill(ref int searched)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            searched -= start;
            end -= start;
            start = 0;
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        ended = read == 0;
    }
}
