namespace FinServ.Compliance.Hosting.Security;

/// <summary>Which units' records somebody may see: the whole bank, or a set of unit ids.</summary>
public sealed record UnitScope
{
    private UnitScope(IReadOnlySet<string>? units) => Units = units;

    /// <summary>Every unit, and records that name none.</summary>
    public static UnitScope WholeBank { get; } = new(units: null);

    /// <summary>The units seen; null for the whole bank.</summary>
    public IReadOnlySet<string>? Units { get; }

    public bool IsWholeBank => Units is null;

    /// <param name="units">The person's units with all units below them; none means that nothing is seen.</param>
    public static UnitScope Of(IEnumerable<string> units) => new(units.ToHashSet(StringComparer.Ordinal));

    /// <summary>Records that name no unit are seen bank-wide only.</summary>
    public bool Includes(string? unit) => Units is null || (unit is not null && Units.Contains(unit));
}

/// <summary>Who asks for something: a signed-in person with roles and units, or the product itself.</summary>
/// <param name="Id">Id of the user, as the audit trail keeps it.</param>
/// <param name="Roles">Codes of <see cref="Security.Roles"/>.</param>
/// <param name="Employee">Id under which sources know the same person; nobody decides on what concerns himself.</param>
public sealed record Actor(string Id, string? Employee, IReadOnlySet<string> Roles, UnitScope Scope)
{
    /// <summary>The product itself: jobs, and what the bank's settings decide.</summary>
    public static Actor System { get; } = new("system", null, new HashSet<string>(), UnitScope.WholeBank);

    public bool IsSystem => ReferenceEquals(this, System);

    /// <summary>The role in which he or she acts where one of several entitles to it; null where none does.</summary>
    public string? RoleAmong(IEnumerable<string> entitled) => entitled.FirstOrDefault(Roles.Contains);

    /// <summary>True where the employee id, or the user id where people sign in with it, is that of this person.</summary>
    public bool Is(string? person) => person is not null && (person == Employee || person == Id);
}
