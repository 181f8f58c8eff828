using System.Diagnostics;
using FinServ.Compliance.Hosting;
using FinServ.Compliance.Interactions.Intake;
using FinServ.Compliance.Interactions.Mappings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Benchmarks;

/// <summary>How fast files come in: read, mapped, masked, sealed, indexed, checkpointed; and whether memory grows with them.</summary>
internal static class IntakeLoad
{
    public static async Task RunAsync(string source, string file)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = Path.Combine(folder.FullName, "data") }).Build();
        await using (var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCompliance(configuration, RulesLocation.Find()).BuildServiceProvider())
        {
            await provider.PrepareStoresAsync();
            var (intake, reads) = (provider.GetRequiredService<FileIntake>(), provider.GetRequiredService<SourceCatalogue>().ForIntake(source));
            await TellAsync("first load", () => intake.TakeAsync(reads, file));
            await TellAsync("the same again", () => intake.TakeAsync(reads, file));
        }

        folder.Delete(recursive: true);
    }

    private static async Task TellAsync(string what, Func<Task<IntakeResult>> take)
    {
        var (wall, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var result = await take();
        var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Console.WriteLine($"{what,-16} {result.Read,9:n0} rows  {wall.Elapsed.TotalSeconds,6:0.0} s  {result.Read / wall.Elapsed.TotalSeconds,8:n0} rows/s  {result.Read / spent.TotalSeconds,8:n0} rows per CPU second  "
            + $"heap {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0} MB, working set {Environment.WorkingSet / 1048576.0:0} MB");
    }
}
