namespace FinServ.Compliance.Interactions.Sample;

/// <summary>How a day's contacts spread over its hours.</summary>
internal sealed class HourProfile
{
    private readonly int firstHour;
    private readonly int[] weights;
    private readonly int sum;

    /// <param name="firstHour">Hour of the first weight.</param>
    /// <param name="weights">Weight of each hour from there on.</param>
    public HourProfile(int firstHour, params int[] weights)
    {
        (this.firstHour, this.weights) = (firstHour, weights);
        sum = weights.Sum();
    }

    /// <summary>Telephone of a working day: highest at 10 and at 15 o'clock.</summary>
    public static HourProfile Calls { get; } = new(8, 5, 9, 14, 10, 6, 6, 9, 14, 9, 7, 4, 3, 2);

    /// <summary>Written channels: all day, with a long evening.</summary>
    public static HourProfile Writing { get; } = new(7, 2, 5, 9, 11, 9, 6, 6, 8, 10, 8, 6, 5, 6, 6, 4, 2);

    /// <summary>Counters, whose last ticket is served before closing.</summary>
    public static HourProfile Counters { get; } = new(9, 10, 14, 11, 6, 7, 11, 12);

    /// <summary>Office hours with time to finish.</summary>
    public static HourProfile Office { get; } = new(9, 8, 12, 10, 5, 6, 10, 11);

    public static HourProfile Night { get; } = new(21, 4, 2, 1);

    /// <summary>Milliseconds since midnight.</summary>
    public long Pick(SampleRandom random)
    {
        var place = random.Below(sum);
        var hour = 0;
        while (place >= weights[hour]) place -= weights[hour++];
        return (firstHour + hour) * SampleTime.Hour + random.Below((int)SampleTime.Hour);
    }
}
