using FinServ.Compliance.Interactions;

namespace FinServ.Compliance.Rules.Language;

/// <summary>The words that a condition may use: which events its names can mean.</summary>
/// <param name="It">Types that the event at hand can have.</param>
/// <param name="Trigger">Types that the trigger can have; empty where there is none.</param>
/// <param name="Act">Types that the act can have; empty where there is none.</param>
/// <param name="DaysBegin">True: a date alone stands for the beginning of its day, as for an act; false: for its end, as for a deadline.</param>
/// <param name="AsRecord">True: names without a root mean the state of the record, repairs included (vocabulary.md §1.5).</param>
/// <param name="Outer">Types of the event from which the history is looked through; null outside of one.</param>
public sealed record WordScope(IReadOnlyList<EventType> It, IReadOnlyList<EventType> Trigger, IReadOnlyList<EventType> Act, bool AsRecord = false, bool DaysBegin = false, IReadOnlyList<EventType>? Outer = null);
