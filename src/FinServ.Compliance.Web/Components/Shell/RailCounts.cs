using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Interactions.Index;
using FinServ.Compliance.Interactions.Quarantine;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Violations;
using FinServ.Compliance.Web.Accounts;

namespace FinServ.Compliance.Web.Components.Shell;

/// <summary>A figure beside a page in the rail; alarming ones carry a triangle.</summary>
public readonly record struct RailCount(long Number, bool Alarming = false);

/// <summary>The figures of the frame, read once for a page: what waits for people, and how far the data reach.</summary>
public sealed class RailCounts(ViolationQuery violations, NoticeQuery notices, QuarantineStore quarantine, RuleCards cards, IInteractionIndex index)
{
    private readonly Dictionary<string, RailCount> counts = [];

    public RailCount? Of(string address) => counts.TryGetValue(address, out var count) ? count : null;

    /// <summary>When the latest record was taken in (UTC); null before the first.</summary>
    public DateTimeOffset? DataUntil { get; private set; }

    public async Task ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (May(Policies.ReadViolations))
            counts["/violations"] = new(await violations.CountAsync(new([ViolationState.Raised]), actor.Scope, cancellationToken));
        if (May(Policies.ReadViolations))
        {
            var states = await notices.CountByStateAsync(actor.Scope, cancellationToken);
            counts["/notices"] = new(states.Where(state => state.Key.IsOpen()).Sum(state => state.Value));
        }

        if (May(Policies.Operate)) counts["/quarantine"] = new((await quarantine.GroupsAsync(cancellationToken)).Sum(group => group.Rows));
        counts["/rules"] = new(cards.Latest.Count());
        DataUntil = (await index.SourcesAsync(cancellationToken)).Select(source => (DateTimeOffset?)source.LastReceivedAt).Max();

        bool May(string policy) => actor.RoleAmong(Policies.RolesOf(policy)) is not null;
    }
}
