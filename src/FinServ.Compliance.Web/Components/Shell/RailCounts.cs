using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Web.Components.Shell;

/// <summary>A figure beside a page in the rail; alarming ones carry a triangle.</summary>
public readonly record struct RailCount(long Number, bool Alarming = false);

/// <summary>The figures of the rail, read once for a page.</summary>
public sealed class RailCounts
{
    private readonly Dictionary<string, RailCount> counts = [];

    public RailCount? Of(string address) => counts.TryGetValue(address, out var count) ? count : null;

    public Task ReadAsync(Actor actor) => Task.CompletedTask;
}
