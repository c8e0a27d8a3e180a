using System.Collections.Immutable;

namespace Consortium.Domain.Agreements;

/// <summary>What one participant has acknowledged, version by version .</summary>
/// <param name="Given">The versions.</param>
public sealed record Acknowledgements(ImmutableHashSet<AgreementId> Given) : IState<Acknowledgements, AcknowledgementEvent>
{
    /// <inheritdoc/>
    public static Acknowledgements Initial { get; } = new([]);

    /// <summary>The stream of a participant's acknowledgements.</summary>
    public static Guid StreamOf(ParticipantId participant) => DerivedId.Of("acknowledgements", participant.Value);

    /// <inheritdoc/>
    public static Acknowledgements Evolve(Acknowledgements state, AcknowledgementEvent recorded) => recorded switch
    {
        AcknowledgementEvent.Given e => new Acknowledgements(state.Given.Add(e.Agreement)),
        _ => state,
    };
}

/// <summary>The languages of an agreement.</summary>
public enum AgreementLanguage
{
    /// <summary>French.</summary>
    French,

    /// <summary>English.</summary>
    English,
}

/// <summary>How it is known that a person acknowledged an agreement.</summary>
public enum AcknowledgementSource
{
    /// <summary>The person opened a link that was made for them alone and confirmed.</summary>
    Link,

    /// <summary>Human resources hold a paper that the person signed.</summary>
    Paper,

    /// <summary>The person had signed in and confirmed.</summary>
    SignedIn,
}

/// <summary>What happens to a participant's acknowledgements.</summary>
public abstract record AcknowledgementEvent
{
    private AcknowledgementEvent() { }

    /// <summary>The person acknowledged a version.</summary>
    /// <param name="Participant">Who.</param>
    /// <param name="Company">The person's employer.</param>
    /// <param name="Agreement">The version.</param>
    /// <param name="Language">The language in which they read it.</param>
    /// <param name="Source">How that is known.</param>
    /// <param name="On">The day, in UTC; of a paper, the day that stands on it.</param>
    /// <param name="At">When it was recorded.</param>
    public sealed record Given(
        ParticipantId Participant,
        CompanyId Company,
        AgreementId Agreement,
        AgreementLanguage Language,
        AcknowledgementSource Source,
        DateOnly On,
        DateTimeOffset At) : AcknowledgementEvent;
}
