using FinServ.Compliance.Checking;

namespace FinServ.Compliance.Interactions;

/// <summary>A figure that rules watch and digests show. Source: policy/vocabulary.md 5.</summary>
/// <param name="Id">`service-level`.</param>
/// <param name="Title">Its name.</param>
/// <param name="Numerator">What is counted, or the value itself.</param>
/// <param name="Denominator">What it is divided by; null = it is no share.</param>
/// <param name="Excluded">What is left out; null = nothing.</param>
/// <param name="Window">Period, and what the figure is kept for.</param>
/// <param name="Unit">`%`, `s`, `count`, …</param>
public sealed record Indicator(
    string Id, LocalText Title, string Numerator, string? Denominator, string? Excluded, string Window, string Unit);

/// <summary>One of the five steps of handling a matter. Source: policy/vocabulary.md 1.13.</summary>
/// <param name="Name">`reception`, `recording`, `handling`, `feedback` or `tracking`.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Events">The events that are this step.</param>
public sealed record ProcessStep(string Name, LocalText Title, IReadOnlyList<StepEvent> Events);

/// <summary>An event that is a step, always or only where a field of it holds a code.</summary>
/// <param name="Event">Name of the event type.</param>
/// <param name="Field">A field of the event; null = always.</param>
/// <param name="Code">What that field must hold.</param>
public sealed record StepEvent(string Event, string? Field, string? Code);

/// <summary>A pair of events between which clocks stop. Source: policy/vocabulary.md 1.11.</summary>
/// <param name="Reason">`PendingCustomer`, `incident`, …</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Starts">Event types that start it.</param>
/// <param name="Ends">Event types that end it.</param>
/// <param name="Same">Field that ties end and start; null = the subject alone.</param>
/// <param name="Needs">Field that the start must hold to count; null = none.</param>
/// <param name="Longest">Parameter with the working days that all of them together may last; null = no bound.</param>
/// <param name="Until">Field of the start with the instant at which it is expected to end; null = none.</param>
/// <param name="Grace">Parameter with the working days after <paramref name="Until"/> for which it still counts; null = no bound.</param>
public sealed record PauseDefinition(
    string Reason, LocalText Title, IReadOnlyList<string> Starts, IReadOnlyList<string> Ends, string? Same, string? Needs,
    string? Longest = null, string? Until = null, string? Grace = null);
