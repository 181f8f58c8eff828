using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>Prints, once the host listens, where the console is and what to open first.</summary>
internal sealed class WelcomeMessage(IServer server, IHostApplicationLifetime lifetime, FirstAdministrator first) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken)) return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        if (address is null) return;

        Console.WriteLine();
        Console.WriteLine($"  FinServ.Compliance  {address}");
        if (await first.InviteAsync(stoppingToken) is { } setUp)
        {
            Console.WriteLine($"  还没有账号，请先打开（一次有效）  {address}{setUp}");
            Console.WriteLine("  Nobody has an account yet: open this link first; it works once.");
        }
        else
        {
            Console.WriteLine($"  先打开 总览，登录后即是  ·  open the overview first, it follows the sign-in: {address}/");
        }

        Console.WriteLine();
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
