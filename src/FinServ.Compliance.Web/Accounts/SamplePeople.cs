using System.Net;
using FinServ.Compliance.Hosting.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinServ.Compliance.Web.Accounts;

/// <summary>The users that the shipped sample brings: offered without a password, only while they exist and only to this machine itself.</summary>
internal static class SamplePeople
{
    /// <summary>One person of the sample as the sign-in page offers him or her.</summary>
    public sealed record Offer(string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Units);

    /// <summary>Everybody of the sample, supervision first; nobody where the request comes from elsewhere.</summary>
    public static async Task<IReadOnlyList<Offer>> OfferedAsync(HttpContext http, UserManager<ComplianceUser> users)
    {
        if (!IsLocal(http)) return [];
        var offers = new List<Offer>();
        foreach (var user in await users.Users.Where(user => user.IsSample).ToListAsync(http.RequestAborted))
            offers.Add(new(user.UserName ?? "", user.DisplayName, [.. await users.GetRolesAsync(user)], user.UnitIds));
        return [.. offers.OrderBy(offer => Landing.For(offer.Roles.ToHashSet()) == "/" ? 0 : 1).ThenBy(offer => Rank(offer.Roles))];
    }

    /// <summary>True for a request from this machine to this machine, with no proxy in between.</summary>
    public static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !http.Request.Headers.Keys.Any(header => header.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));

    private static int Rank(IReadOnlyList<string> roles)
    {
        string[] first = [Roles.SupervisionGroup, Roles.Auditor, Roles.BankLeader, Roles.Addressee, Roles.Operator];
        var rank = roles.Count == 0 ? -1 : Array.IndexOf(first, roles[0]);
        return rank >= 0 ? rank : first.Length + (roles.Count == 0 ? 0 : Roles.Names.Keys.ToList().IndexOf(roles[0]));
    }
}
