namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Numbers in a row that is the same on every runtime (SplitMix64), which `System.Random` does not promise.</summary>
internal sealed class SampleRandom(ulong seed)
{
    /// <summary>2⁶⁴ divided by the golden ratio: multiples of it fall evenly over all numbers.</summary>
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state = seed;

    /// <summary>A number that shares nothing visible with its parts.</summary>
    public static ulong Mix(ulong seed, ulong part)
    {
        unchecked
        {
            var mixed = seed + (part + 1) * Golden;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>The place of the <paramref name="index"/>-th item in an even spread over all numbers.</summary>
    public static ulong Spread(ulong seed, int index) => unchecked(seed + (ulong)index * Golden);

    /// <summary>0 to <paramref name="bound"/> − 1.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>Milliseconds between two numbers of seconds, both included.</summary>
    public long Seconds(int least, int most) => least * 1000L + Below((most - least) * 1000 + 1);

    public long Minutes(int least, int most) => Seconds(least * 60, most * 60);

    public bool Chance(int perMille) => Below(1000) < perMille;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        state = unchecked(state + Golden);
        return Mix(state, 0);
    }
}
