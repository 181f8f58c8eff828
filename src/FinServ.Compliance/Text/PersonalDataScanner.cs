namespace FinServ.Compliance.Text;

/// <summary>Finds personal data in a text: numbers by their digits and checksums, addresses by their `@`, secrets by the words that announce them.</summary>
/// <remarks>
/// Text without digits, `@` and such words is passed over at the speed of the vector searches. Findings never overlap:
/// authentication data stands before other kinds, then what must be masked, the longer, the surer, the earlier; it then covers both. Safe to share between threads.
/// </remarks>
public sealed class PersonalDataScanner
{
    /// <summary>How far from a number a word can stand that makes it a secret, with room for the word itself.</summary>
    private const int SecretReach = 64;
    private const int ShortestSecret = 2;

    private readonly NumberDetector[][] numbers = new NumberDetector[NumberReader.LongestNumber + 1][];
    private readonly int shortestNumber;
    private readonly MailDetector mails;
    private readonly SecretDetector secrets;

    /// <param name="clock">Tells which dates of birth lie in the future.</param>
    /// <param name="lists">Words, segments and prefixes; those shipped where none are given.</param>
    public PersonalDataScanner(TimeProvider clock, PersonalDataLists? lists = null)
    {
        lists ??= PersonalDataLists.Shipped;
        mails = new(lists);
        secrets = new(lists);
        NumberDetector[] all = [new IdentityDetector(lists, clock), new CardDetector(lists), new MobileDetector(lists)];
        for (var length = 0; length < numbers.Length; length++)
            numbers[length] = [.. all.Where(detector => detector.Lengths.Contains(length))];
        shortestNumber = Array.FindIndex(numbers, detectors => detectors.Length > 0);
    }

    /// <summary>All findings of a text, low confidence included, in order of their place.</summary>
    public IReadOnlyList<Finding> Scan(string text)
    {
        var findings = new List<Finding>();
        Scan(text, findings);
        return findings;
    }

    /// <summary>As <see cref="Scan(string)"/>, added to a list that the caller keeps.</summary>
    public void Scan(ReadOnlySpan<char> text, List<Finding> into)
    {
        var already = into.Count;
        var numbersAt = FindNumbersAndMails(text, into);
        secrets.Find(text, numbersAt, into, already);
        Findings.Settle(into, already);
    }

    /// <summary>Returns the stretches around numbers, in order, where secrets may be; null where there are none.</summary>
    private List<(int Start, int End)>? FindNumbersAndMails(ReadOnlySpan<char> text, List<Finding> into)
    {
        List<(int Start, int End)>? stretches = null;
        var anchors = new NumberAnchors(text);
        var reader = new NumberReader(text);

        for (var at = anchors.Next(0); at >= 0;)
        {
            var next = at + 1;
            if (text[at] is '@' or '＠')
            {
                if (mails.Judge(text, at, out var mail)) into.Add(mail);
            }
            else if (reader.GoesOn(at) && reader.TryDigit(at, out _))
            {
                next = FindNumber(ref reader, at, into);
                if (reader.DigitCount >= ShortestSecret) AddStretch(text, at, reader.End, ref stretches);
            }

            at = anchors.Next(next);
        }

        return stretches;
    }

    private static void AddStretch(ReadOnlySpan<char> text, int start, int end, ref List<(int Start, int End)>? stretches)
    {
        (start, end) = (Math.Max(0, start - SecretReach), Math.Min(text.Length, end + SecretReach));
        stretches ??= [];
        if (stretches.Count > 0 && start <= stretches[^1].End) stretches[^1] = (stretches[^1].Start, Math.Max(end, stretches[^1].End));
        else stretches.Add((start, end));
    }

    /// <summary>The longest window of groups that some detector takes, a doubtful one only if no other is; returns where to go on.</summary>
    private int FindNumber(ref NumberReader reader, int at, List<Finding> into)
    {
        reader.Read(at);
        if (reader.DigitCount < shortestNumber) return reader.IsCut ? reader.FirstGroupEnd : reader.End;

        Finding? doubtful = null;
        for (var groups = reader.GroupCount; groups > 0; groups--)
        {
            var window = reader.Window(groups);
            if (window.Digits.Length < shortestNumber) break;
            foreach (var detector in numbers[window.Digits.Length])
            {
                if (!detector.Judge(window, out var finding)) continue;
                if (finding.IsMasked) return Take(finding, into);
                doubtful ??= finding;
            }
        }

        return doubtful is { } low ? Take(low, into) : reader.FirstGroupEnd;
    }

    private static int Take(Finding finding, List<Finding> into)
    {
        into.Add(finding);
        return finding.End;
    }
}
