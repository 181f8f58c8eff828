using FinServ.Compliance.Checking;
using FinServ.Compliance.Hosting.Security;

namespace FinServ.Compliance.Violations;

/// <summary>Whether somebody may do something now and, if not, why and who can: printed on the control itself (ui/README.md §1.8).</summary>
/// <param name="Code">Stable code of the refusal; null where it is allowed.</param>
/// <param name="Why">The refusal in a sentence; empty where it is allowed.</param>
/// <param name="Who">Roles that are entitled to it, first the usual one.</param>
public sealed record Entitlement(string? Code, LocalText Why, IReadOnlyList<string> Who)
{
    public bool Allowed => Code is null;

    public static Entitlement Granted(IReadOnlyList<string> who) => new(null, new("", ""), who);

    public static Entitlement Refused(string code, string zh, string en, IReadOnlyList<string> who) => new(code, new(zh, en), who);

    /// <exception cref="RefusedException">It is not allowed.</exception>
    public void Demand()
    {
        if (Code is not null) throw new RefusedException(Code, Why);
    }

    /// <summary>Refuses who sees other units only, holds none of the roles, or is concerned.</summary>
    /// <param name="unit">Unit of the record.</param>
    /// <param name="concerned">People who must stand aside: the employee concerned and those who handled the matter.</param>
    public static Entitlement For(Actor actor, string? unit, IReadOnlyList<string> who, IEnumerable<string> concerned)
    {
        if (!actor.Scope.Includes(unit))
            return Refused("not-your-unit", "该记录不属于您可查看的单位。", "This record belongs to a unit that you do not see.", who);
        if (actor.RoleAmong(who) is null)
            return Refused(
                "role-missing",
                $"由{string.Join("、", who.Select(role => Roles.Names[role].Zh))}决定。",
                $"This is decided by: {string.Join(", ", who.Select(role => Roles.Names[role].En))}.",
                who);
        if (concerned.Any(actor.Is))
            return Refused("concerns-yourself", "您与本事项有关，须回避。", "You are concerned in this matter and have to stand aside.", who);
        return Granted(who);
    }
}
