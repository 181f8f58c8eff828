using FinServ.Compliance.Evidence;
using FinServ.Compliance.Text;

namespace FinServ.Compliance.Interactions.Intake;

/// <summary>What reading rows for the stores needs.</summary>
/// <param name="watched">Which subjects an event concerns.</param>
public sealed class RowReading(Vocabulary vocabulary, Sealing sealing, TextMasker masker, ProtectedTokens tokens, WatchedBy watched)
{
    internal RowKeeper Keeper { get; } = new(sealing, new(masker), tokens);

    internal WatchedBy Watched => watched;

    internal EventSet NewSet() => new(vocabulary, new Symbols());

    internal BatchReader Open(IntakeSource source, string file, Stream bytes, IReadOnlyDictionary<string, Guid> open) => new(this, source, file, bytes, open);
}
