using System.Collections.Immutable;

namespace Consortium.Domain.Matches;

/// <summary>
/// All that a coordinator asks one company at once about its people: however many matches wait for it, the company is asked once
/// (C-15). The company learns of whom something is asked, and not for which match.
/// </summary>
public abstract record InformationRequest : IState<InformationRequest, InformationRequestEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "information-request.unknown", "L-39", "Aucune demande d'information ne porte cet identifiant.", "No request for information has this id.");

    private InformationRequest() { }

    /// <summary>No such request.</summary>
    public sealed record Unknown : InformationRequest;

    /// <summary>Asked.</summary>
    /// <param name="Company">Who is asked.</param>
    /// <param name="Matches">The matches that wait for the answer.</param>
    /// <param name="IsAnswered">Whether the company answered.</param>
    public sealed record Asked(InformationRequestId Id, CompanyId Company, ImmutableArray<MatchId> Matches, bool IsAnswered) : InformationRequest;

    /// <inheritdoc/>
    public static InformationRequest Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static InformationRequest Evolve(InformationRequest state, InformationRequestEvent recorded) => (state, recorded) switch
    {
        (Unknown, InformationRequestEvent.Asked e) => new Asked(e.Request, e.Company, e.Matches, IsAnswered: false),
        (Asked asked, InformationRequestEvent.Answered) => asked with { IsAnswered = true },
        _ => state,
    };
}

/// <summary>One thing that is asked.</summary>
/// <param name="About">Of whom.</param>
/// <param name="What">Which attribute.</param>
public sealed record OpenQuestion(ParticipantId About, AskedAttribute What);

/// <summary>What can be asked of a person.</summary>
public enum AskedAttribute
{
    /// <summary>Skills lent.</summary>
    Skills,

    /// <summary>Skills asked for.</summary>
    Needs,

    /// <summary>Languages with their levels.</summary>
    Languages,

    /// <summary>Years of working life.</summary>
    YearsOfExperience,

    /// <summary>Lines of work.</summary>
    Functions,

    /// <summary>Situations lived through.</summary>
    Situations,

    /// <summary>Sectors and constraints.</summary>
    Contexts,

    /// <summary>Level in the organisation.</summary>
    JobLevel,

    /// <summary>Forms of mentoring.</summary>
    Forms,

    /// <summary>When, and how much.</summary>
    Availability,

    /// <summary>What the person hopes for.</summary>
    Expectations,

    /// <summary>Links with companies and people .</summary>
    Independence,
}

/// <summary>What happens to a request for information.</summary>
public abstract record InformationRequestEvent
{
    private InformationRequestEvent() { }

    /// <summary>A coordinator asked.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Company">Who is asked.</param>
    /// <param name="Matches">The matches that wait for the answer; the company is not told them.</param>
    /// <param name="Questions">What is asked of whom.</param>
    /// <param name="Words">What the coordinator wrote beside, for the company.</param>
    /// <param name="At">When.</param>
    public sealed record Asked(
        InformationRequestId Request,
        CompanyId Company,
        ImmutableArray<MatchId> Matches,
        ImmutableArray<OpenQuestion> Questions,
        KeptText? Words,
        DateTimeOffset At) : InformationRequestEvent;

    /// <summary>The company said what it could.</summary>
    public sealed record Answered(InformationRequestId Request, DateTimeOffset At) : InformationRequestEvent;
}
