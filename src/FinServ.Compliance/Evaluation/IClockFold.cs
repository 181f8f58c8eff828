using FinServ.Compliance.Interactions;
using FinServ.Compliance.Rules.Language;

namespace FinServ.Compliance.Evaluation;

/// <summary>A clock being folded over one subject after another; there is no second engine.</summary>
internal interface IClockFold
{
    /// <summary>Forgets the subject before.</summary>
    void Begin();

    /// <summary>Takes all events of one instant, in timeline order.</summary>
    void Step(ReadOnlySpan<int> rows, Frame frame);

    /// <summary>Says what is true now of everything that was opened.</summary>
    /// <param name="now">UTC milliseconds.</param>
    void Finish(Frame frame, int subject, SubjectKind kind, long now, JudgementSink sink);
}
