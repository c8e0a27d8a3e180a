namespace Consortium.Api.Events;

/// <summary>
/// What an event says about where it came from. One per request and one per message: the edge fills it in, the engine
/// writes it beside each event.
/// </summary>
public sealed class Origin
{
    /// <summary>One id for everything that follows from one request.</summary>
    public string Correlation { get; set; } = "";

    /// <summary>The request or message that directly led here.</summary>
    public string Causation { get; set; } = "";

    /// <summary>The principal who asked; null when the service acts by itself.</summary>
    public Guid? Actor { get; set; }
}
