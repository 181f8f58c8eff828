using FinServ.Compliance.Calendars;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>Evaluates rules over files without any store: the same readers, the same evaluation as production.</summary>
public sealed class FileRun(RuleBook rules, CalendarBook calendars, ISourceReaders readers)
{
    private const int BytesPerEvent = 250; // as canonical lines usually are

    /// <summary>Rows read and set aside so far.</summary>
    public long Read { get; private set; }

    public long Quarantined { get; private set; }

    public long Events { get; private set; }

    /// <summary>Latest instant of the events read (UTC milliseconds).</summary>
    public long LastEvent { get; private set; } = long.MinValue;

    /// <summary>Reads the files and puts together what is known.</summary>
    /// <param name="now">UTC milliseconds; null for the last event.</param>
    /// <param name="quarantined">Told of each row that cannot be read.</param>
    /// <exception cref="UnreadableInputException">A file cannot be read at all.</exception>
    public World Load(IReadOnlyList<string> files, long? now, Action<Problem>? quarantined = null)
    {
        var set = rules.NewSet();
        set.Reserve(files.Sum(file => File.Exists(file) ? new FileInfo(file).Length : 0) / BytesPerEvent);
        var declarations = new List<Func<long, SourceDeclaration>>();
        foreach (var file in files)
        {
            using var reader = readers.Open(file, set);
            while (reader.Read())
            {
                Read++;
                if (reader.Problem is not { } problem) continue;
                Quarantined++;
                quarantined?.Invoke(problem);
            }

            LastEvent = Math.Max(LastEvent, reader.Latest);
            declarations.Add(reader.Declare);
        }

        Events = set.Count;
        var until = now ?? LastEvent;
        return WorldBuilder.Build(set, declarations.Select(declare => declare(until)), calendars);
    }
}
