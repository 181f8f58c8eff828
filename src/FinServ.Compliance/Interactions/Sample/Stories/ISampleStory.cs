namespace FinServ.Compliance.Interactions.Sample.Stories;

/// <summary>A thing that happens again and again in a bank, with its orderly course and what sometimes goes wrong.</summary>
internal interface ISampleStory
{
    /// <summary>Letters that keep its ids apart from those of other stories.</summary>
    string Code { get; }

    /// <summary>Tells all that comes of it, from <see cref="Telling.At"/> on; what lies beyond the end of the quarter is not told.</summary>
    void Tell(Telling t);
}
