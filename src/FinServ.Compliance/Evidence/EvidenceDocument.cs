namespace FinServ.Compliance.Evidence;

/// <summary>An immutable document with its hash and origin: proof of a rectification, or a notice as it was issued.</summary>
/// <param name="Subject">What it belongs to, e.g. a notice's number.</param>
/// <param name="Sha256">Hash of the contents, 64 hex digits.</param>
/// <param name="EffectiveOn">Day of which it speaks, which may lie before the day it was handed in; null where it does not say.</param>
/// <param name="ReceivedAt">When it was handed in (UTC).</param>
/// <param name="CollectedBy">User who handed it in; `system` for the product itself.</param>
public sealed record EvidenceDocument(
    Guid Id, string Subject, string Name, string ContentType, long Size, string Sha256, DateOnly? EffectiveOn, DateTimeOffset ReceivedAt, string CollectedBy);

/// <summary>A document as the database keeps it: its contents are sealed.</summary>
internal sealed class EvidenceRow
{
    public required Guid Id { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public long Size { get; init; }

    public required string Sha256 { get; init; }

    public DateOnly? EffectiveOn { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public required string CollectedBy { get; init; }

    public required byte[] Sealed { get; init; }
}
