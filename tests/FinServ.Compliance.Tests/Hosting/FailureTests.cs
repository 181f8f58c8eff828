using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Hosting.Jobs;
using FinServ.Compliance.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace FinServ.Compliance.Tests.Hosting;

public class FailureTests
{
    [Fact]
    public void Every_failure_that_was_foreseen_ends_with_its_exit_code_and_says_what_to_do()
    {
        var problem = new Problem("rule.yaml", 3, 5, "`sevrity` is not a key.", "Did you mean `severity`?");

        Assert.Equal((3, problem.ToString()), Told(new InvalidFilesException([problem])));
        Assert.Equal((4, problem.ToString()), Told(new UnreadableInputException(problem)));
        Assert.Equal((5, "It is away. Start it."), Told(new StoreUnavailableException("It is away.", "Start it.")));
        Assert.Equal(5, Told(new DbUpdateException("…", new SqliteException("database is locked", 5))).ExitCode);
        Assert.Equal(5, Told(new AggregateException(new IOException("No space left on device", 28))).ExitCode);
    }

    [Fact]
    public void A_bug_is_left_to_show_its_trace() => Assert.Null(Failure.Of(new InvalidOperationException("…")));

    [Fact]
    public void A_setting_that_cannot_be_read_is_told_with_key_and_value()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Jobs:Lease"] = "soon" }).Build();

        var refused = Assert.Throws<InvalidFilesException>(() => Settings.Read<JobsOptions>(configuration, JobsOptions.Section));

        Assert.Contains("soon", refused.Message);
        Assert.Contains("Jobs:Lease", refused.Message);
    }

    private static (int ExitCode, string Sentence) Told(Exception failure) =>
        Failure.Of(failure) is { } told ? (told.ExitCode, told.Sentences[0]) : (-1, "");
}
