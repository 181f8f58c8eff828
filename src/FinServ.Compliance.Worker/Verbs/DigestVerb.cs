using System.CommandLine;
using FinServ.Compliance.Digests;
using FinServ.Compliance.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance.Worker.Verbs;

/// <summary>`digest`: issues the digest of a period, and says where its files lie and what its figures are.</summary>
internal static class DigestVerb
{
    public static Command Build()
    {
        var (json, rules, data) = (CommonOptions.Json(), CommonOptions.Rules(), CommonOptions.Data());
        var period = new Option<string>("--period") { Description = "A week, 2026-W10, or a month, 2026-02", Required = true };
        var digest = new Command("digest", "The quality digest of a period") { data, period, rules, json };
        digest.SetAction(async (parsed, cancellationToken) =>
        {
            await using var desk = await Desk.OpenAsync(parsed.GetValue(data)!, parsed.GetValue(rules), cancellationToken);
            var (issued, files) = await desk.GetRequiredService<DigestDesk>().IssueAsync(DigestPeriod.Parse(parsed.GetValue(period)!), cancellationToken);
            var output = new Output(parsed.GetValue(json));
            output.Line(new { period = issued.Model.Period, files, sha256 = issued.Sha256, digest = issued.Model }, string.Join('\n', files));
            Output.Flush();
            return ExitCodes.Done;
        });
        return digest;
    }
}
