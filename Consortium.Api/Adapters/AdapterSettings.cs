namespace Consortium.Api.Adapters;

/// <summary>What an operator may tune, under <c>Adapters</c> in the configuration.</summary>
internal sealed record AdapterSettings
{
    /// <summary>Who speaks: the <c>source</c> of every envelope. With the id it makes a notice unique, so it never changes.</summary>
    public string Source { get; init; } = "urn:consortium";

    /// <summary>How long a receiver may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}
