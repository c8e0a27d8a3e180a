using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class StateProfileEndpoint : IEndpoint
{
    internal sealed record Request : ProfileFields;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPatch("/cohorts/{cohort:guid}/participants/{participant:guid}/profile", Handle)
        .WithName("StateProfile")
        .WithSummary("Says what is known of a person, attribute by attribute; each is noted with who said it and when.")
        .WithTags("Cohorts")
        .Produces<ParticipantStanding>();

    private static async Task<IResult> Handle(
        Guid cohort, Guid participant, Request request, ActRequest act, ParticipantActs acts, IEventStreams streams, Texts texts, CancellationToken ct)
    {
        var (state, _) = await streams.Load<Participant>(participant, ct);
        if (state.Registration is not { } person)
            return Answer.Refused(Participant.NotFound);

        var (kept, keep) = request.Expectations is { } words
            ? await texts.Keep(new TextId(act.NewId("expectations")), participant, Readers.Company(person.Company), words, ct)
            : default((KeptText?, SqlStatement?));
        var statements = request.Statements(ParticipantActs.SourceOf(act.Caller), acts.Today, kept);
        var decided = await acts.Decide(
            act, cohort, participant, (current, at) => new StateAttributes(statements).Decide(current, at), keep is null ? [] : [keep], ct);
        return Answer.Ok(decided, ParticipantStanding.Of);
    }
}
