namespace FinServ.Compliance.Interactions;

/// <summary>Says for which event types, units and spans the sources are complete, so that silence can be judged.</summary>
public sealed class Coverage
{
    private readonly List<Span> spans = [];
    private readonly List<Gap> gaps = [];
    private readonly HashSet<int> registers = [];
    private readonly HashSet<(int Source, int Type)> carried = [];
    private int lastSource = -1;
    private int lastType = -1;

    /// <summary>A source is complete for these types and units from one instant to another, both inclusive.</summary>
    /// <param name="types">Indexes of event types; null for all.</param>
    /// <param name="covers">Whether a unit (a symbol, 0 = none named) is covered; null for all.</param>
    public void Declare(IReadOnlySet<int>? types, Func<int, bool>? covers, long from, long until) => spans.Add(new(types, covers, from, until));

    /// <summary>A hole in what was declared, both ends inclusive.</summary>
    /// <param name="source">0 for all sources.</param>
    /// <param name="types">Null for all types.</param>
    /// <param name="unit">0 for all units.</param>
    public void DeclareGap(int source, IReadOnlySet<int>? types, int unit, long from, long until) => gaps.Add(new(source, types, unit, from, until));

    public void DeclareRegister(int register) => registers.Add(register);

    /// <summary>A source was seen to carry a type: a hole in that source is a hole in that type.</summary>
    public void Carries(int source, int type)
    {
        if (source == lastSource && type == lastType) return;
        (lastSource, lastType) = (source, type);
        carried.Add((source, type));
    }

    public bool IsRegisterComplete(int register) => registers.Contains(register);

    /// <summary>Whether every event of the type in the span, both ends inclusive, would be known.</summary>
    /// <param name="source">Source of the subject's own events; a hole there is a hole in whatever it may carry.</param>
    public bool IsComplete(int type, int unit, int source, long from, long until)
    {
        var reached = from;
        var grown = true;
        while (grown && reached < until)
        {
            grown = false;
            foreach (var span in spans)
            {
                if (span.From > reached || span.Until <= reached || !span.Has(type, unit)) continue;
                reached = span.Until;
                grown = true;
            }
        }

        if (reached < until || !spans.Exists(span => span.From <= from && from <= span.Until && span.Has(type, unit))) return false;
        return GapIn(type, unit, source, from, until) is null;
    }

    /// <summary>The first hole that touches the span; null where there is none.</summary>
    public (long From, long Until)? GapIn(int type, int unit, int source, long from, long until)
    {
        foreach (var gap in gaps)
        {
            if (gap.From > until || gap.Until < from || (gap.Unit != 0 && gap.Unit != unit)) continue;
            if (gap.Types is not null ? gap.Types.Contains(type) : gap.Source == 0 || gap.Source == source || carried.Contains((gap.Source, type)))
                return (gap.From, gap.Until);
        }

        return null;
    }

    private readonly record struct Span(IReadOnlySet<int>? Types, Func<int, bool>? Covers, long From, long Until)
    {
        public bool Has(int type, int unit) => (Types is null || Types.Contains(type)) && (Covers is null || Covers(unit));
    }

    private readonly record struct Gap(int Source, IReadOnlySet<int>? Types, int Unit, long From, long Until);
}
