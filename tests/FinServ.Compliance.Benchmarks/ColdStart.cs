using System.Diagnostics;
using System.Text.Json;

namespace FinServ.Compliance.Benchmarks;

/// <summary>From the start of the process to the first page: the console on a new data folder, started from its DLL.</summary>
internal static class ColdStart
{
    /// <param name="console">Path of FinServ.Compliance.Web.dll.</param>
    public static async Task RunAsync(string console)
    {
        var data = Directory.CreateTempSubdirectory("cold-start-");
        const string address = "http://127.0.0.1:5087";
        try
        {
            var time = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.GetFullPath(console), "--urls", address, "--Storage:Folder", Path.Combine(data.FullName, "data"), "--Sample:Load", "false"])
            {
                WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(console))!,
                RedirectStandardOutput = true,
            })!;
            try
            {
                using var client = new HttpClient();
                var answered = await FirstAnswerAsync(client, new($"{address}/sign-in"), process);
                Console.WriteLine(JsonSerializer.Serialize(new { status = (int)answered, milliseconds = time.ElapsedMilliseconds }));
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<System.Net.HttpStatusCode> FirstAnswerAsync(HttpClient client, Uri page, Process process)
    {
        while (!process.HasExited)
        {
            try
            {
                return (await client.GetAsync(page)).StatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        throw new InvalidOperationException($"The console ended with {process.ExitCode} before it answered.");
    }
}
