using System.Text.Json;
using FinServ.Compliance.Storage;

namespace FinServ.Compliance.Audit;

/// <summary>Append-only: who did what to which subject, and when; chained by hash. Add it to the context and save.</summary>
/// <remarks>Number and hashes are given while it is saved, in the same transaction as what it tells of. Never holds personal data.</remarks>
public sealed class AuditEntry
{
    /// <summary>Who of entries that no person made.</summary>
    public const string System = "system";

    private static long unsaved;

    private AuditEntry(DateTimeOffset at, string who, string role, string action, string subject, string details)
    {
        At = at;
        Who = who;
        Role = role;
        Action = action;
        Subject = subject;
        Details = details;
    }

    /// <summary>Position in the chain, from 1, without gaps; negative until it is saved, so that one context can hold several.</summary>
    public long Number { get; private set; } = Interlocked.Decrement(ref unsaved);

    /// <summary>When it happened (UTC, whole milliseconds).</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Id of the user, or <see cref="System"/>.</summary>
    public string Who { get; private init; }

    /// <summary>Role in which the user acted; empty for <see cref="System"/>.</summary>
    public string Role { get; private init; }

    /// <summary>What was done, as a stable code: `notice-overdue`, `interactions-searched`.</summary>
    public string Action { get; private init; }

    /// <summary>What it was done to: a notice's number, a violation's id, `case:C1`.</summary>
    public string Subject { get; private init; }

    /// <summary>Why, what and how many, as a JSON object; without personal data.</summary>
    public string Details { get; private init; }

    /// <summary>Hash of the entry before, hexadecimal; zeros for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over all of the above (<see cref="AuditHash"/>), hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Something a person did.</summary>
    /// <param name="details">Serialised as a JSON object; ids and counts, never personal data.</param>
    public static AuditEntry By(string who, string role, string action, string subject, DateTimeOffset at, object? details = null) =>
        new(
            DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), who, role, action, subject,
            details is null ? "{}" : JsonSerializer.Serialize(details, JsonColumns.Options));

    /// <summary>Something the product did by itself.</summary>
    public static AuditEntry BySystem(string action, string subject, DateTimeOffset at, object? details = null) =>
        By(System, "", action, subject, at, details);

    /// <summary>Gives the entry its place behind the head of the chain.</summary>
    internal void LinkTo(long number, string previousHash)
    {
        Number = number;
        PreviousHash = previousHash;
        Hash = AuditHash.Of(this);
    }
}
