namespace FinServ.Compliance.Hosting.Jobs;

/// <summary>Keeps this process's jobs still while something else has the stores to itself, such as the first load of the sample.</summary>
/// <remarks>A tick that comes meanwhile does nothing; the ledger gives its windows to the next one.</remarks>
public sealed class JobsHold
{
    private int holders;

    public bool IsHeld => Volatile.Read(ref holders) > 0;

    /// <summary>Jobs stay still until what is returned is disposed of, once.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref holders);
        return new Holder(this);
    }

    private sealed class Holder(JobsHold hold) : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0) Interlocked.Decrement(ref hold.holders);
        }
    }
}
