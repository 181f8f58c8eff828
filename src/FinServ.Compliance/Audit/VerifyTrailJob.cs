using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Jobs;
using Microsoft.Extensions.Logging;

namespace FinServ.Compliance.Audit;

/// <summary>Proves the whole audit trail every night and logs its end as an anchor that lies outside the database.</summary>
/// <remarks>A trail that does not hold fails the window, where people will see it.</remarks>
internal sealed class VerifyTrailJob(AuditTrail trail, ILogger<VerifyTrailJob> log) : WindowedJob
{
    public override string Name => "verify-trail";

    public override LocalText Title => new("审计链校验", "Verify the audit trail");

    public override JobSchedule Schedule => JobSchedule.Daily(new(2, 0), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public override async Task<IReadOnlyDictionary<string, long>> RunAsync(WindowClaim window, CancellationToken cancellationToken)
    {
        var proof = await trail.VerifyAsync(cancellationToken);
        if (!proof.Holds) throw new InvalidOperationException($"The audit trail is broken at entry {proof.BrokenAt} ({proof.Reason}).");

        log.TrailHolds(proof.Checked, proof.LastHash);
        return new Dictionary<string, long> { ["entries"] = proof.Checked };
    }
}
