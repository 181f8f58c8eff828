namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Choices by weight, dealt so evenly that each gets its share of any long run of stories: none is missed by chance.</summary>
internal sealed class Deck<T>
{
    private readonly T usual;
    private readonly (T Choice, ulong UpTo)[] others;

    /// <param name="usual">What is dealt where no other choice is.</param>
    /// <param name="others">Other choices, each with how often it is dealt in a thousand.</param>
    public Deck(T usual, params ReadOnlySpan<(T Choice, int PerMille)> others)
    {
        this.usual = usual;
        this.others = new (T, ulong)[others.Length];
        var sum = 0UL;
        for (var i = 0; i < others.Length; i++)
        {
            sum += (ulong)others[i].PerMille;
            this.others[i] = (others[i].Choice, ulong.MaxValue / 1000 * sum);
        }
    }

    /// <param name="place">A number of an even spread, e.g. <see cref="SampleRandom.Spread"/>.</param>
    public T Deal(ulong place)
    {
        foreach (var (choice, upTo) in others)
        {
            if (place < upTo) return choice;
        }

        return usual;
    }
}
