using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FinServ.Compliance.Calendars;
using FinServ.Compliance.Evaluation;
using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Benchmarks;

/// <summary>File → verdicts without a store, beside two passes of <see cref="Utf8JsonReader"/> over the same lines: one that reads the fields, one that only walks the tokens.</summary>
/// <remarks>Single-threaded; CPU time of this process, so that what else the machine does matters less.</remarks>
internal static class FileRunLoad
{
    private static readonly string[] Chosen =
    [
        "sla-call-answer-slow", "sla-call-abandoned-not-returned", "record-missing",
        "complaint-acknowledge-late", "complaint-decision-late", "callback-complaint-missed",
    ];

    /// <param name="rulesFolder">The shipped rules.</param>
    /// <param name="all">True: every shipped rule; false: six of them.</param>
    public static void Run(string rulesFolder, int events, bool all)
    {
        var file = Path.Combine(Path.GetTempPath(), $"compliance-file-run-{events}.ndjson");
        if (!File.Exists(file)) Write(file, events);
        var book = RuleBook.Load(rulesFolder);
        var calendars = CalendarBook.Load(Path.Combine(rulesFolder, "calendars"));
        var rules = all ? book.Rules : [.. Chosen.Select(id => book.Find(id)!)];
        Evaluate(book, calendars, rules, WriteSmall()); // compiles the code that is measured
        var pass = Cpu(() => Pass(file));
        var extract = Cpu(() => Extract(file));
        long subjects = 0, judged = 0;
        var took = Cpu(() => (subjects, judged) = Evaluate(book, calendars, rules, file));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            events,
            rules = all ? "all" : $"{Chosen.Length}",
            megabytes = new FileInfo(file).Length / 1_000_000,
            seconds = Math.Round(took.TotalSeconds, 2),
            extract_seconds = Math.Round(extract.TotalSeconds, 2),
            pass_seconds = Math.Round(pass.TotalSeconds, 2),
            ratio = Math.Round(took / extract, 2),
            ratio_to_pass = Math.Round(took / pass, 2),
            allocated_bytes = GC.GetTotalAllocatedBytes(),
            peak_bytes = Process.GetCurrentProcess().PeakWorkingSet64,
            subjects,
            verdicts = judged,
        }));
    }

    private static (long Subjects, long Judged) Evaluate(RuleBook book, CalendarBook calendars, IReadOnlyList<CompiledRule> rules, string file)
    {
        var start = Environment.CpuUsage.TotalTime;
        var files = new CanonicalFiles(new TextMasker(new PersonalDataScanner(TimeProvider.System)), new ProtectedTokens(new byte[32]), calendars.Find("cn"), keepTexts: rules.Any(rule => rule.ReadsTexts));
        var run = new FileRun(book, calendars, files);
        var world = run.Load([file], null);
        var read = Environment.CpuUsage.TotalTime - start;
        var judged = 0L;
        var subjects = new Evaluator(rules, new ParameterValues(book.Parameters)).Evaluate(world, run.LastEvent, (in Judgement _) => judged++);
        if (run.Quarantined > 0) throw new InvalidOperationException($"{run.Quarantined} lines were not taken.");
        Console.Error.WriteLine($"read {read.TotalSeconds:0.00} s, evaluated {(Environment.CpuUsage.TotalTime - start - read).TotalSeconds:0.00} s");
        return (subjects, judged);
    }

    /// <summary>Every token of every line, and nothing done with it.</summary>
    private static long Pass(string file)
    {
        using var stream = InputFile.Open(file);
        var lines = new LineReader(stream);
        var bytes = 0L;
        while (lines.Read())
        {
            var reader = new Utf8JsonReader(lines.Current);
            while (reader.Read()) bytes += reader.ValueSpan.Length;
        }

        return bytes;
    }

    /// <summary>The fields that a program needs to judge the lines: texts as strings, instants and numbers as such; nothing kept.</summary>
    private static long Extract(string file)
    {
        using var stream = InputFile.Open(file);
        var lines = new LineReader(stream);
        var sum = 0L;
        while (lines.Read())
        {
            var reader = new Utf8JsonReader(lines.Current);
            var isInstant = false;
            while (reader.Read())
            {
                sum += reader.TokenType switch
                {
                    JsonTokenType.PropertyName => (isInstant = reader.ValueTextEquals("at"u8)) ? 1 : 0,
                    JsonTokenType.String when isInstant => reader.GetDateTimeOffset().Millisecond,
                    JsonTokenType.String => reader.GetString()!.Length,
                    JsonTokenType.Number => reader.GetInt64(),
                    _ => 0,
                };
            }
        }

        return sum;
    }

    private static TimeSpan Cpu(Action work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static string WriteSmall()
    {
        var file = Path.Combine(Path.GetTempPath(), "compliance-file-run-small.ndjson");
        Write(file, 20_000);
        return file;
    }

    /// <summary>A hotline's days, three in four events of calls, the rest of complaints; a record and its text for each answered call.</summary>
    private static void Write(string file, int events)
    {
        using var lines = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 20);
        var random = new Random(7);
        var at = DateTimeOffset.Parse("2026-03-02T08:00:00+08:00", CultureInfo.InvariantCulture);
        for (int written = 0, n = 0; written < events; n++)
        {
            at = at.AddSeconds(random.Next(1, 20));
            foreach (var line in n % 4 == 3 ? Complaint(n, at, random) : Call(n, at, random))
            {
                lines.WriteLine(line);
                if (++written == events) return;
            }
        }
    }

    private static IEnumerable<string> Call(int n, DateTimeOffset at, Random random)
    {
        var wait = random.Next(1, 150);
        var about = $"\"interaction\":\"I{n}\",\"customer\":\"U{n % 5000}\",\"unit\":\"B{n % 40}\",\"channel\":\"call\"";
        yield return $"{{\"id\":\"q{n}\",\"source\":\"acd\",\"version\":1,\"type\":\"CallQueued\",\"at\":\"{At(at)}\",{about},\"by\":\"customer\",\"data\":{{\"queueId\":\"Q{n % 9}\",\"direction\":\"inbound\"}}}}";
        if (wait > 100)
        {
            yield return $"{{\"id\":\"b{n}\",\"source\":\"acd\",\"version\":1,\"type\":\"CallAbandoned\",\"at\":\"{At(at.AddSeconds(wait))}\",{about},\"by\":\"customer\",\"data\":{{\"queueId\":\"Q{n % 9}\"}}}}";
            yield break;
        }

        var talk = random.Next(30, 400);
        yield return $"{{\"id\":\"a{n}\",\"source\":\"acd\",\"version\":1,\"type\":\"CallAnswered\",\"at\":\"{At(at.AddSeconds(wait))}\",{about},\"agent\":\"A{n % 300}\",\"by\":\"agent\",\"data\":{{\"queueId\":\"Q{n % 9}\",\"direction\":\"inbound\"}}}}";
        yield return $"{{\"id\":\"e{n}\",\"source\":\"acd\",\"version\":1,\"type\":\"InteractionEnded\",\"at\":\"{At(at.AddSeconds(wait + talk))}\",{about},\"agent\":\"A{n % 300}\",\"by\":\"customer\",\"data\":{{\"outcome\":\"served\",\"talkSeconds\":{talk}}}}}";
        if (n % 20 == 0) yield break;
        yield return $"{{\"id\":\"r{n}\",\"source\":\"acd\",\"version\":1,\"type\":\"InteractionRecorded\",\"at\":\"{At(at.AddSeconds(wait + talk + 60))}\",{about},\"agent\":\"A{n % 300}\",\"by\":\"agent\",\"text\":\"客户询问贷款提前还款的手续和费用\",\"data\":{{\"recordId\":\"R{n}\",\"talkSeconds\":{talk},\"resultText\":\"已告知手续和费用标准\",\"caseKind\":\"inquiry\",\"settled\":true}}}}";
    }

    private static IEnumerable<string> Complaint(int n, DateTimeOffset at, Random random)
    {
        var about = $"\"case\":\"C{n}\",\"customer\":\"U{n % 5000}\",\"unit\":\"B{n % 40}\"";
        yield return $"{{\"id\":\"c{n}\",\"source\":\"crm\",\"version\":1,\"type\":\"ComplaintReceived\",\"at\":\"{At(at)}\",{about},\"channel\":\"call\",\"by\":\"customer\",\"text\":\"账单里有一笔费用与合同不符\",\"data\":{{\"demandText\":\"请退还多收的手续费\",\"productId\":\"P{n % 50}\",\"accusedStaffIds\":[]}}}}";
        yield return $"{{\"id\":\"o{n}\",\"source\":\"crm\",\"version\":1,\"type\":\"CaseOpened\",\"at\":\"{At(at.AddMinutes(5))}\",{about},\"agent\":\"A{n % 300}\",\"by\":\"agent\",\"data\":{{\"caseKind\":\"complaint\",\"urgency\":\"normal\"}}}}";
        yield return $"{{\"id\":\"k{n}\",\"source\":\"crm\",\"version\":1,\"type\":\"AckSent\",\"at\":\"{At(at.AddHours(random.Next(1, 60)))}\",{about},\"agent\":\"A{n % 300}\",\"by\":\"agent\",\"data\":{{\"elements\":[\"acceptance\",\"limit\",\"contact\"]}}}}";
        yield return $"{{\"id\":\"d{n}\",\"source\":\"crm\",\"version\":1,\"type\":\"ComplaintDecisionNotified\",\"at\":\"{At(at.AddDays(random.Next(1, 20)))}\",{about},\"agent\":\"A{n % 300}\",\"by\":\"agent\",\"data\":{{\"outcome\":\"posted\",\"elements\":[\"facts\",\"decision\"]}}}}";
        yield return $"{{\"id\":\"s{n}\",\"source\":\"crm\",\"version\":1,\"type\":\"ComplaintResolved\",\"at\":\"{At(at.AddDays(20))}\",{about},\"agent\":\"A{n % 300}\",\"by\":\"agent\",\"data\":{{\"customerConfirmed\":true}}}}";
    }

    private static string At(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
