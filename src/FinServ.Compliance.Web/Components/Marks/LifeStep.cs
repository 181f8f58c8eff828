namespace FinServ.Compliance.Web.Components.Marks;

/// <summary>Where a state lies from the present.</summary>
public enum StepKind
{
    Done,
    Now,
    Overdue,
    Next,
}

/// <summary>One state in the life of a notice: its name, its moment, and who brought it about or by when it must come.</summary>
public sealed record LifeStep(StepKind Kind, string Name, string? When, string? Note);
