namespace Consortium.Api.Demonstration;

/// <summary>
/// The service's clock while the demonstration is played: the consortium is founded some weeks ago, and then it is today. What is
/// to end by itself can so be seen to have ended.
/// </summary>
internal sealed class StageClock : TimeProvider
{
    private long _behind;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(-Interlocked.Read(ref _behind));

    public void SetBack(TimeSpan by) => Interlocked.Exchange(ref _behind, by.Ticks);

    public void Arrive() => Interlocked.Exchange(ref _behind, 0);
}
