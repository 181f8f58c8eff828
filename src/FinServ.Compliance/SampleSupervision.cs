using System.Text;
using FinServ.Compliance.Checking;
using FinServ.Compliance.Evidence;
using FinServ.Compliance.Hosting.Security;
using FinServ.Compliance.Rectification;
using FinServ.Compliance.Rules;
using FinServ.Compliance.Violations;
using Microsoft.Extensions.DependencyInjection;

namespace FinServ.Compliance;

/// <summary>The people of the sample's bank at work: they review, issue, answer and re-inspect, most of them in time.</summary>
internal sealed class SampleSupervision(IServiceProvider stage, SampleClock clock)
{
    private static readonly Actor Group = Person("A0021", Roles.SupervisionGroup);
    private static readonly Actor Quality = Person("A0058", Roles.QaLead);
    private static readonly Actor Supervisor = Person("A0102", Roles.TeamSupervisor);
    private static readonly Actor Addressee = Person("A0137", Roles.Addressee);

    private readonly NoticeDesk desk = stage.GetRequiredService<NoticeDesk>();
    private readonly NoticeSweep sweep = stage.GetRequiredService<NoticeSweep>();
    private readonly NoticeQuery notices = stage.GetRequiredService<NoticeQuery>();
    private readonly DateTimeOffset begin = clock.Now;

    /// <summary>Two weeks of work on what was known at their beginning.</summary>
    public async Task WorkUntilAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        await ReviewAsync(leaveEvery: 40, cancellationToken);
        await sweep.CollectAsync(clock.Now, cancellationToken);
        await MoveToAsync(begin.AddHours(20), end);
        await EachAsync(NoticeState.Draft, IssueAsync, leaveEvery: 60, cancellationToken);
        await MoveToAsync(begin.AddDays(1.5), end);
        await EachAsync(NoticeState.Issued, notice => desk.AcknowledgeAsync(notice, Addressee, cancellationToken), leaveEvery: 40, cancellationToken);
        await MoveToAsync(begin.AddDays(1.75), end);
        await EachAsync(NoticeState.InRectification, notice => SubmitAsync(notice, cancellationToken), leaveEvery: 25, cancellationToken);
        await MoveToAsync(begin.AddDays(6), end);
        var inspected = 0;
        await EachAsync(NoticeState.AwaitingReinspection, notice => ReinspectAsync(notice, passed: ++inspected % 12 != 0, cancellationToken), leaveEvery: 9, cancellationToken);
        await EachAsync(NoticeState.InRectification, notice => desk.ObjectAsync(notice, Addressee, "所列时间与本单位记录不一致，请核对。", cancellationToken), leaveEvery: 2, cancellationToken);
    }

    /// <summary>What the last days brought: collected, weekly ones issued, the overdue marked; the rest waits for whoever looks.</summary>
    /// <returns>How many notices there are.</returns>
    public async Task<long> CatchUpAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        clock.Now = end;
        await sweep.CollectAsync(end, cancellationToken);
        await EachAsync(NoticeState.Draft, IssueAsync, leaveEvery: 6, cancellationToken);
        await sweep.MarkOverdueAsync(end, cancellationToken);
        return await notices.CountAsync(new(), UnitScope.WholeBank, cancellationToken);
    }

    private Task MoveToAsync(DateTimeOffset at, DateTimeOffset end)
    {
        clock.Now = at < end ? at : end;
        return Task.CompletedTask;
    }

    private async Task ReviewAsync(int leaveEvery, CancellationToken cancellationToken)
    {
        var review = stage.GetRequiredService<ViolationReview>();
        var waiting = await stage.GetRequiredService<ViolationQuery>().ListAsync(new() { States = [ViolationState.Raised] }, UnitScope.WholeBank, ViolationOrder.SeverityThenConfirmBy, 0, 400, cancellationToken);
        for (var i = 0; i < waiting.Count; i++)
        {
            if (i % leaveEvery == leaveEvery - 1) continue;
            var number = waiting[i].Number;
            await RefusableAsync(() => i % 17 == 16
                ? review.DismissAsync(number, Group, DismissalReason.WrongData, null, cancellationToken)
                : review.ConfirmAsync(number, Group, cancellationToken));
        }
    }

    private async Task IssueAsync(string notice)
    {
        var severity = (await stage.GetRequiredService<NoticeStore>().FindAsync(notice))!.Severity;
        if (severity is Severity.S1 or Severity.S2) await desk.CompleteAsync(notice, severity == Severity.S1 ? Person("A0022", Roles.SupervisionGroup) : Supervisor);
        await desk.IssueAsync(notice, severity switch { Severity.S1 => Group, Severity.S2 => Quality, _ => Supervisor });
    }

    private async Task SubmitAsync(string notice, CancellationToken cancellationToken)
    {
        var proof = await stage.GetRequiredService<EvidenceStore>().AddAsync(
            notice, "rectification.txt", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"已按通知书 {notice} 的要求逐项整改，排班与话术已更新。"),
            DateOnly.FromDateTime(clock.Now.UtcDateTime), Addressee.Id, Roles.Addressee, cancellationToken);
        await desk.SubmitAsync(notice, Addressee, "已核查原因并完成整改，见附件。", [proof.Id], cancellationToken);
    }

    private Task<RectificationNotice> ReinspectAsync(string notice, bool passed, CancellationToken cancellationToken) =>
        desk.ReinspectAsync(notice, Group, passed, passed ? "抽查合格，予以销号。" : "抽查仍有同类情况，须二次整改。", cancellationToken);

    private async Task EachAsync(NoticeState state, Func<string, Task> act, int leaveEvery, CancellationToken cancellationToken)
    {
        var listed = await notices.ListAsync(new() { States = [state] }, UnitScope.WholeBank, 0, 1_000, cancellationToken);
        for (var i = 0; i < listed.Count; i++)
        {
            if (i % leaveEvery != leaveEvery - 1) await RefusableAsync(() => act(listed[i].Name));
        }
    }

    /// <summary>What the rules of supervision refuse is left as it is: the sample's people keep them like everybody else.</summary>
    private static async Task RefusableAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (RefusedException)
        {
            // Somebody else has to do it, or later.
        }
    }

    private static Actor Person(string id, string role) => new(id, id, new HashSet<string> { role }, UnitScope.WholeBank);
}
