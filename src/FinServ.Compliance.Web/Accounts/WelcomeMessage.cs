using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>Prints, once the host listens, where the console is and what to open first.</summary>
internal sealed class WelcomeMessage(IServer server, IHostApplicationLifetime lifetime, FirstAdministrator first, SampleStatus sample, IConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken)) return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        if (address is null) return;

        Console.WriteLine();
        Console.WriteLine($"  FinServ.Compliance  {address}");
        await LetSampleComeAsync(stoppingToken);
        if (await first.InviteAsync(stoppingToken) is { } setUp)
        {
            Console.WriteLine($"  还没有账号，请先打开（一次有效）  {address}{setUp}");
            Console.WriteLine("  Nobody has an account yet: open this link first; it works once.");
        }
        else
        {
            if (sample.Says is { } says) Console.WriteLine($"  {says.Zh} · {says.En}");
            Console.WriteLine($"  先看总览：登录后即是  {address}/");
            Console.WriteLine("  Open this first: the overview follows the sign-in.");
        }

        Console.WriteLine();
    }

    /// <summary>The sample brings its users within a moment of the first start; until then nobody needs to be invited.</summary>
    private async Task LetSampleComeAsync(CancellationToken stoppingToken)
    {
        if (configuration[SampleStart.Setting] is "false" or "False") return;
        for (var waited = 0; waited < 50 && sample.Progress is null && !await first.SomebodyIsThereAsync(stoppingToken); waited++)
            await Task.Delay(100, stoppingToken);
        if (sample.Progress is not null) await Task.Delay(500, stoppingToken);
    }

    private async Task<bool> StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStop = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        try
        {
            await started.Task;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
