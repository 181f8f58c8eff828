namespace FinServ.Compliance;

/// <summary>A clock that stands where the sample's story is, so that its people act on their days.</summary>
internal sealed class SampleClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
