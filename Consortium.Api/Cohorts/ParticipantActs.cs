using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Matches;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

/// <summary>
/// Decides about one participant for whoever may: the coordinators, the person's own human resources, and the person. To
/// everybody else, and under another cohort, the person does not exist.
/// </summary>
internal sealed class ParticipantActs(IEventStreams streams, TimeProvider clock)
{
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public Task<Decided<Participant>> Decide(
        ActRequest act,
        Guid cohort,
        Guid participant,
        Func<Participant, DateTimeOffset, Outcome<ParticipantEvent>> decide,
        IReadOnlyList<SqlStatement> alongside,
        CancellationToken ct) => streams.Decide(
            StreamAddress.Of<Participant>(participant, act.Expected),
            (Participant state) => Exists(state, act.Caller, cohort) ? decide(state, clock.GetUtcNow()) : Participant.NotFound,
            alongside: alongside,
            ct: ct);

    /// <summary>Decides an act that may free places: the matches that held them end in the same transaction (C-02).</summary>
    public async Task<Decided<Participant>> DecideWithMatches(
        ActRequest act,
        Guid cohort,
        Guid participant,
        Func<Participant, DateTimeOffset, Outcome<ParticipantEvent>> decide,
        IReadOnlyList<SqlStatement> alongside,
        CancellationToken ct,
        Func<Participant, bool>? mayAlso = null)
    {
        var folds = await MatchesLost.Decide(
            streams,
            new ParticipantId(participant),
            [StreamAddress.Of<Participant>(participant, act.Expected)],
            (before, matches) =>
            {
                var (state, at) = (before.Of<Participant>(participant), clock.GetUtcNow());
                var outcome = Exists(state, act.Caller, cohort) || mayAlso?.Invoke(state) is true ? decide(state, at) : Participant.NotFound;
                return new Recording(outcome.Refusal)
                {
                    Events = [(participant, [.. outcome.Events]), .. matches.After(outcome.Events, before, at)],
                    Alongside = alongside,
                };
            },
            ct);
        return folds.As<Participant>(participant);
    }

    /// <summary>As whom a caller says something of a person.</summary>
    public static KnowledgeSource SourceOf(Scope caller) => caller.Role switch
    {
        Role.Coordinator => KnowledgeSource.Coordinator,
        Role.Participant => KnowledgeSource.Participant,
        _ => KnowledgeSource.HumanResources,
    };

    private static bool Exists(Participant state, Scope caller, Guid cohort) =>
        state.Registration is { } person && person.Cohort.Value == cohort && MaySpeakFor(caller, person);

    private static bool MaySpeakFor(Scope caller, Participant.Registered person) => caller.Role switch
    {
        Role.Coordinator => true,
        Role.CompanyHr => caller.Company == person.Company,
        Role.Participant => caller.Principal == person.Id.Value,
        _ => false,
    };
}

/// <summary>A participant as an act left them.</summary>
/// <param name="State">registered, away or left.</param>
internal sealed record ParticipantStanding(ParticipantId Id, CohortId Cohort, string State, int Places, int PlacesHeld)
{
    public static ParticipantStanding Of(Participant state)
    {
        var person = state.Registration!;
        return new(person.Id, person.Cohort, state is Participant.Left ? "left" : person.Facts.Away is null ? "registered" : "away", person.Capacity, person.Places.Count);
    }
}
