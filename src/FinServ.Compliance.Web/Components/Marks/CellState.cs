namespace FinServ.Compliance.Web.Components.Marks;

/// <summary>How a window of a job ended, or that it has not.</summary>
public enum CellState
{
    None,
    Done,
    CaughtUp,
    Failed,
    Skipped,
    Missed,
    Running,
}
