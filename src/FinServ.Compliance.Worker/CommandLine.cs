using System.CommandLine;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Worker.Verbs;

namespace FinServ.Compliance.Worker;

/// <summary>The command line: verbs, and what each kind of failure says and returns (contracts.md §2).</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("`--help` after a verb shows what it takes.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Sentence.En);
            return ExitCodes.WrongUsage;
        }
        catch (UsageException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return ExitCodes.WrongUsage;
        }
        catch (Exception failure) when (Failure.Of(failure) is { } told)
        {
            foreach (var sentence in told.Sentences) await Console.Error.WriteLineAsync(sentence);
            return told.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was stored stays; start again to go on.");
            return ExitCodes.Unforeseen;
        }
    }

    private static RootCommand Root() => new("FinServ.Compliance: watches that customers of a bank are served as its policies demand.")
    {
        SourcesVerbs.Build(),
        RulesVerbs.Build(),
        CalendarVerbs.Build(),
        IngestVerb.Build(),
        QuarantineVerbs.Build(),
        EvaluateVerb.Build(),
        SampleVerbs.Build(),
        RecordVerbs.Violations(),
        ExplainVerb.Build(),
        NoticesVerb.Build(),
        DigestVerb.Build(),
    };
}
