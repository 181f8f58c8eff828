namespace FinServ.Compliance.Checking;

/// <summary>A caller asked for something that the rules of the house do not allow now; nothing was changed (HTTP 409).</summary>
/// <param name="code">Stable code for clients and tests, e.g. `concerns-yourself`.</param>
/// <param name="sentence">Why it was refused and what would help, in both languages. Never personal data.</param>
public sealed class RefusedException(string code, LocalText sentence) : Exception(sentence.En)
{
    public string Code { get; } = code;

    public LocalText Sentence { get; } = sentence;
}
