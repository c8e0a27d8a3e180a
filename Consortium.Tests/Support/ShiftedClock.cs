namespace Consortium.Tests.Support;

/// <summary>A clock that runs like any other and may be set forward, so that days pass in a test's moment.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    /// <summary>Sets the clock forward to a time; back it never goes.</summary>
    public void PassTo(DateTimeOffset time)
    {
        var ahead = (time - GetUtcNow()).Ticks;
        if (ahead > 0)
            Interlocked.Add(ref _shift, ahead);
    }
}

/// <summary>A clock that stands, for what is compared with a moment.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
