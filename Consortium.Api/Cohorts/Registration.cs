using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Mail;
using Consortium.Api.PersonalData;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Npgsql;

namespace Consortium.Api.Cohorts;

/// <summary>One person as human resources send them, by form or as a row of a file.</summary>
/// <param name="Said">What is said of the person; of the rest nothing is known.</param>
/// <param name="Independence">The declared links; null when the sender says nothing of them.</param>
/// <param name="Capacity">Places; null when the sender says nothing of them: one for somebody new, unchanged for somebody known.</param>
internal sealed record Registrant(
    PersonalDetail Detail, MentoringRole Role, IReadOnlyList<Statement> Said, IndependenceDeclaration? Independence, int? Capacity)
{
    /// <summary>The body by way of which somebody new joins; null when by way of the employer alone.</summary>
    public CompanyId? Through { get; init; }
}

/// <summary>What became of one person who was sent.</summary>
/// <param name="Participant">The participant; null when refused.</param>
internal sealed record Registered(RowStatus Status, ParticipantId? Participant, Refusal? Refusal);

/// <summary>
/// Registers people of one company in one cohort, many in one transaction: the decisions, and the personal details beside them.
/// Somebody whose address is registered already is recognised by it; what is new is recorded of them.
/// </summary>
internal sealed class Registration(
    IEventStreams streams, RulesInForce rules, PersonalDetails details, People people, TimeProvider clock)
{
    private const int Attempts = 5;

    public static readonly Refusal AlreadyRegistered = new(
        "participant.already-registered", "C-08",
        "Votre entreprise a déjà inscrit cette adresse courriel dans cette cohorte : une personne, une inscription.",
        "Your company already registered this e-mail address in this cohort: one person, one registration.");

    public static readonly Refusal RoleIsFixed = new(
        "participant.role-is-fixed", "C-08",
        "Cette personne est inscrite dans l'autre rôle : retirez-la, puis inscrivez-la de nouveau.",
        "This person is registered in the other role: withdraw them, then register them anew.");

    public static readonly Refusal TwiceInTheFile = new(
        "participant.twice-in-the-file", "C-08",
        "Une ligne précédente du fichier porte la même adresse courriel ; celle-ci n'a pas été lue.",
        "An earlier row of the file has the same e-mail address; this one was not read.");

    /// <summary>Registers a person who must not be registered yet.</summary>
    public async Task<Registered> Register(
        ParticipantId id, CohortId cohort, CompanyId company, Registrant person, IReadOnlyList<SqlStatement> alongside, CancellationToken ct) =>
        (await Register(cohort, company, [(id, person)], became => became[0].Refusal is null ? alongside : [], onlyNew: true, ct))[0];

    /// <summary>Registers people, or says more of those who are registered; each refusal leaves the others alone.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="company">Whose people.</param>
    /// <param name="sent">Each with the id that somebody new gets; no address twice.</param>
    /// <param name="alongside">Given what became of each, statements of the same transaction.</param>
    /// <param name="ct">Gives up.</param>
    public Task<IReadOnlyList<Registered>> Register(
        CohortId cohort,
        CompanyId company,
        IReadOnlyList<(ParticipantId Id, Registrant Person)> sent,
        Func<IReadOnlyList<Registered>, IReadOnlyList<SqlStatement>> alongside,
        CancellationToken ct) => Register(cohort, company, sent, alongside, onlyNew: false, ct);

    /// <summary>What would become of these people now; nothing is recorded and nothing of them kept.</summary>
    public Task<IReadOnlyList<Registered>> Preview(
        CohortId cohort, CompanyId company, IReadOnlyList<(ParticipantId Id, Registrant Person)> sent, CancellationToken ct) =>
        Once(cohort, company, sent, _ => [], onlyNew: false, ct, record: false);

    private async Task<IReadOnlyList<Registered>> Register(
        CohortId cohort,
        CompanyId company,
        IReadOnlyList<(ParticipantId Id, Registrant Person)> sent,
        Func<IReadOnlyList<Registered>, IReadOnlyList<SqlStatement>> alongside,
        bool onlyNew,
        CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(cohort, company, sent, alongside, onlyNew, ct);
            }
            catch (PostgresException duplicate) when (duplicate.ConstraintName == PersonalDetails.OncePerCompanyAndCohort && attempt < Attempts)
            {
                // Somebody registered one of them meanwhile: now they are known.
            }
        }
    }

    private async Task<IReadOnlyList<Registered>> Once(
        CohortId cohort,
        CompanyId company,
        IReadOnlyList<(ParticipantId Id, Registrant Person)> sent,
        Func<IReadOnlyList<Registered>, IReadOnlyList<SqlStatement>> alongside,
        bool onlyNew,
        CancellationToken ct,
        bool record = true)
    {
        string[] emails = [.. sent.Select(one => one.Person.Detail.Email)];
        var (edition, _) = await streams.Load<Cohort>(cohort.Value, ct);
        var (inForce, _) = await rules.Now(ct);
        var known = await details.Registered(company, cohort, emails, ct);
        var persons = await people.Of(emails, ct);
        ParticipantId[] ids = [.. sent.Select(one => known.TryGetValue(one.Person.Detail.Email, out var found) ? new ParticipantId(found.Subject) : one.Id)];
        var acts = sent.Select((one, row) => Registering(ids[row], persons[row], cohort, company, one.Person)).ToList();

        // Asked before the keys are made, so that a refused row leaves nothing behind.
        var at = clock.GetUtcNow();
        var kept = sent.Index()
            .Where(one => known.TryGetValue(emails[one.Index], out var found)
                ? !onlyNew && found.Detail != one.Item.Person.Detail
                : acts[one.Index].Decide(Participant.Initial, edition, inForce, at).Refusal is null)
            .Select(one => (ids[one.Index].Value, one.Item.Person.Detail)).ToList();
        var sealedNow = kept.Count == 0 || !record ? [] : await details.Seal(kept, ct);

        IReadOnlyList<Registered> became = [];
        var folds = await streams.Decide(
            [.. ids.Select((id, row) => new StreamAddress(typeof(Participant), id.Value, IsNew: !known.ContainsKey(emails[row])))],
            before =>
            {
                var outcomes = sent.Select((one, row) => known.ContainsKey(emails[row])
                    ? onlyNew && ids[row] != one.Id
                        ? AlreadyRegistered
                        : Updating(before.Of<Participant>(ids[row].Value), one.Person, known[emails[row]].Detail, edition, at)
                    : acts[row].Decide(before.Of<Participant>(ids[row].Value), edition, inForce, at)).ToList();
                became = [.. outcomes.Select((outcome, row) => Became(outcome, ids[row], sent[row].Id))];
                return !record ? new Recording(null) : new Recording(null)
                {
                    Events = [.. outcomes.Select((outcome, row) => (ids[row].Value, (IReadOnlyList<object>)[.. outcome.Events]))],
                    Announcements = [.. NewcomersAwait.Announce(outcomes.SelectMany(outcome => outcome.Events), at)],
                    Alongside = [.. Keep(became), .. alongside(became)],
                };
            },
            ct);
        return became;

        // A row that is refused changes nothing, its name included.
        IEnumerable<SqlStatement> Keep(IReadOnlyList<Registered> of)
        {
            var taken = of.Select(one => one.Participant?.Value).ToHashSet();
            SealedDetail[] people = [.. sealedNow.Where(detail => taken.Contains(detail.Subject))];
            return people.Length == 0 ? [] : [PersonalDetails.Keep(company, cohort, people)];
        }
    }

    private static RegisterParticipant Registering(ParticipantId id, PersonId person, CohortId cohort, CompanyId company, Registrant registrant) => new(
        id,
        person,
        cohort,
        company,
        registrant.Role,
        registrant.Said.Aggregate(Profile.Blank, (profile, statement) => statement.On(profile)),
        registrant.Independence ?? IndependenceDeclaration.Open,
        registrant.Capacity ?? 1)
    {
        Through = registrant.Through,
    };

    /// <summary>What a sender says anew of somebody who is registered: name, attributes, links, places.</summary>
    private static Outcome<ParticipantEvent> Updating(Participant state, Registrant person, PersonalDetail? detail, Cohort edition, DateTimeOffset at)
    {
        if (state is Participant.Registered known && known.Role != person.Role)
            return RoleIsFixed;

        Outcome<ParticipantEvent>[] outcomes =
        [
            state.Registration is { } named && detail is not null
                ? new RectifyDetails(detail.Corrected(person.Detail), named.Facts.Person).Decide(state, at)
                : Outcome.AlreadyDone<ParticipantEvent>(),
            new StateAttributes(person.Said).Decide(state, at),
            person.Independence is { } independence && state is Participant.Registered { Facts.Independence: var before } && before.IsOpenOn(DateOnly.FromDateTime(at.UtcDateTime))
                ? new DeclareIndependence(independence).Decide(state, at)
                : Outcome.AlreadyDone<ParticipantEvent>(),
            person.Capacity is { } capacity ? new ChangeCapacity(capacity).Decide(state, edition, at) : Outcome.AlreadyDone<ParticipantEvent>(),
        ];
        return outcomes.FirstOrDefault(outcome => outcome.Refusal is not null) ?? Outcome.Record<ParticipantEvent>([.. outcomes.SelectMany(outcome => outcome.Events)]);
    }

    private static Registered Became(Outcome<ParticipantEvent> outcome, ParticipantId id, ParticipantId asNew) => outcome switch
    {
        { Refusal: { } refusal } => new Registered(RowStatus.Refused, null, refusal),
        _ when id == asNew => new Registered(RowStatus.Registered, id, null),
        { Events.Count: > 0 } => new Registered(RowStatus.Updated, id, null),
        _ => new Registered(RowStatus.Already, id, null),
    };
}
