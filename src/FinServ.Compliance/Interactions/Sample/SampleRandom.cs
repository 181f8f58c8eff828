namespace FinServ.Compliance.Interactions.Sample;

/// <summary>Numbers in a row that is the same on every runtime (SplitMix64), which `System.Random` does not promise.</summary>
internal sealed class SampleRandom(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    // Fractions of the square roots of primes, times 2⁶⁴: multiples of each fall evenly over all numbers, and those of any two evenly over all pairs.
    private static readonly ulong[] steps = [.. new[] { 2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97 }.Select(RootFraction)];

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

    /// <summary>The place of the <paramref name="index"/>-th item in an even spread over all numbers, one of many that do not keep step with each other.</summary>
    public static ulong Spread(ulong seed, int dimension, int index) => unchecked(Mix(seed, (ulong)dimension) + (ulong)index * steps[dimension]);

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

    /// <summary>The fraction of √<paramref name="number"/>, in units of 2⁻⁶⁴, found bit by bit.</summary>
    private static ulong RootFraction(int number)
    {
        var target = (UInt128)number << 120;
        UInt128 root = 0;
        for (var bit = 63; bit >= 0; bit--)
        {
            var candidate = root | ((UInt128)1 << bit);
            if (candidate * candidate <= target) root = candidate;
        }

        return unchecked((ulong)root << 4);
    }
}
