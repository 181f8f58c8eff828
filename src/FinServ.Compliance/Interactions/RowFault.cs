namespace FinServ.Compliance.Interactions;

/// <summary>Why a row cannot be read.</summary>
/// <param name="Reason">Stable code, `bad-date`.</param>
/// <param name="Column">Name of the column; empty where the row as a whole is wrong.</param>
/// <param name="Message">What is wrong; never personal data.</param>
/// <param name="Remedy">What to do next.</param>
public sealed record RowFault(string Reason, string Column, string Message, string Remedy);
