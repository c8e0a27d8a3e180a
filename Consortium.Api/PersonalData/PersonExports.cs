using System.Collections.Immutable;
using System.Text.Json;
using Consortium.Api.Agreements;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.Matches;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Decisions;
using Consortium.Domain.Matches;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.PersonalData;

/// <summary>Gathers what is recorded of one person, for themself and for their own company's human resources.</summary>
internal sealed class PersonExports(
    Reader reader, IEventStreams streams, PersonalDetails details, Texts texts, DossierReads reads, RulesInForce rules, TimeProvider clock)
{
    /// <summary>Null for a person whom the caller has no business with, as for one who does not exist or was erased.</summary>
    public async Task<PersonExport?> Of(Scope caller, ParticipantId person, CancellationToken ct)
    {
        var registeredAt = await reader.Query(
            caller,
            $"select registered_at from read.participant where {Scope.OfPerson("company", "participant")} and participant = @participant",
            row => row.GetFieldValue<DateTimeOffset>(0),
            ct,
            ("participant", person.Value));
        var own = caller.Role is Role.Participant;
        var (state, _) = await streams.Load<Participant>(person.Value, ct);
        if (registeredAt.Count == 0 || state.Registration is not { } registered || !(own || registered.Company == caller.Company))
            return null;

        if (!own)
            await reads.NoteExport(person, registered.Company, caller.Principal, ct);
        if (await details.OfPerson(caller, person, ct) is not { } detail)
            return null;

        var terms = await AgreementTexts.TermsOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), reader, caller, rules, ct);
        return new PersonExport(
            clock.GetUtcNow(),
            own ? "person" : "human-resources",
            own ? PersonExport.LeftOutForThePerson : PersonExport.LeftOutForHumanResources,
            new PersonExport.Who(
                person, detail.GivenName, detail.FamilyName, detail.Email, registered.Company, await NameOf(caller, registered.Company, ct),
                registered.Cohort, registered.Role),
            Standing(state, registered, registeredAt[0], own),
            JsonSerializer.SerializeToElement(registered.Profile, StoredJson.Options),
            Independence(registered.Facts.Independence, own),
            own ? new PersonExport.KeptAway([.. registered.Facts.Reserve.People], [.. registered.Facts.Reserve.Companies]) : null,
            [.. (await texts.About(caller, person.Value, ct)).Select(text => new PersonExport.Written(text.Text, text.KeptAt, text.Words))],
            await Acknowledgements(caller, person, ct),
            await Matches(registered, own, ct),
            await ReadBy(caller, person, ct),
            await Kept(person, state, registered, ct),
            terms.Purposes,
            Enum.GetValues<OptionalPurpose>());
    }

    private static PersonExport.Standing Standing(Participant state, Participant.Registered person, DateTimeOffset registeredAt, bool own)
    {
        var left = state as Participant.Left;
        return new(
            left is not null ? "left" : person.Facts.Away is null ? "registered" : "away",
            registeredAt,
            person.Capacity,
            person.Places.Count,
            person.Taken.Count,
            person.Facts.Away?.Until,
            left?.On,
            own ? left?.Reason : null,
            person.NoMatch,
            person.TransferOffered,
            person.Application.VoluntaryOn,
            person.Application.SponsoredOn,
            person.Facts.FormerEmployers);
    }

    /// <summary>What the person said themself goes to them alone; of the rest it goes to human resources too, who said it.</summary>
    private static IReadOnlyList<PersonExport.Answer> Independence(IndependenceDeclaration declared, bool own) =>
    [
        .. declared.Companies.Select(said => Answered(StoredJson.Word(said.Key), said.Value, own, (answer, links) => answer with { Companies = links })),
        .. declared.People.Select(said => Answered(StoredJson.Word(said.Key), said.Value, own, (answer, people) => answer with { People = people })),
    ];

    private static PersonExport.Answer Answered<T>(
        string question, Knowledge<ImmutableArray<T>> said, bool own, Func<PersonExport.Answer, IReadOnlyList<T>, PersonExport.Answer> showing) => said switch
        {
            Knowledge<ImmutableArray<T>>.Known known when own || known.Source is KnowledgeSource.HumanResources =>
                showing(new PersonExport.Answer(question, "known", null, null, known.Source, known.On), known.Value),
            Knowledge<ImmutableArray<T>>.Known known => new PersonExport.Answer(question, "known", null, null, known.Source, known.On),
            Knowledge<ImmutableArray<T>>.Withheld withheld => new PersonExport.Answer(question, "withheld", null, null, withheld.Source, withheld.On),
            _ => new PersonExport.Answer(question, "unknown", null, null, null, null),
        };

    private async Task<PersonExport.Kept> Kept(ParticipantId person, Participant state, Participant.Registered registered, CancellationToken ct)
    {
        var (cohort, _) = await streams.Load<Cohort>(registered.Cohort.Value, ct);
        var (erasure, _) = await streams.Load<Erasure>(Erasure.StreamOf(person), ct);
        return new(
            RetentionSchedule.ClassOf(registered), RetentionSchedule.DueOn(state, cohort), erasure is Erasure.UnderHold, erasure is Erasure.Asked or Erasure.Postponed);
    }

    private async Task<string?> NameOf(Scope caller, CompanyId company, CancellationToken ct) => (await reader.Query(
        caller,
        $"select legal_name from consortium.company_name where {Scope.OfCompany("company")} and company = @company",
        row => row.GetString(0),
        ct,
        ("company", company.Value))).SingleOrDefault();

    private Task<IReadOnlyList<PersonExport.Acknowledgement>> Acknowledgements(Scope caller, ParticipantId person, CancellationToken ct) => reader.Query(
        caller,
        $"""
        select agreement, acknowledged_on, language, source from read.acknowledgement
        where {Scope.OfPerson("company", "participant")} and participant = @participant order by recorded_at, agreement
        """,
        row => new PersonExport.Acknowledgement(row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetString(2), row.GetString(3)),
        ct,
        ("participant", person.Value));

    private Task<IReadOnlyList<PersonExport.Reading>> ReadBy(Scope caller, ParticipantId person, CancellationToken ct) => reader.Query(
        caller,
        $"select by_company, read_at from personal.dossier_read where {Scope.OfPerson("of_company", "person")} and person = @person order by id",
        row => new PersonExport.Reading(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1)),
        ct,
        ("person", person.Value));

    /// <summary>
    /// Human resources know of a match from the proposal on, and of those of a company that handed the person over nothing; the
    /// person learns with whom once the committee approved, and knows it of a match that was brought in running.
    /// </summary>
    private async Task<IReadOnlyList<PersonExport.Match>> Matches(Participant.Registered person, bool own, CancellationToken ct)
    {
        var matches = new List<PersonExport.Match>();
        foreach (var id in person.Proposed.OrderBy(match => match.Value))
        {
            if ((await streams.Load<Match>(id.Value, ct)).State is not Match.Known { Pair: var pair, File: { Decision: var decision, Origin: var origin } } known
                || !(own || pair.CompanyOf(person.Id) == person.Company))
                continue;

            var shown = !own || decision?.Outcome is DecisionOutcome.Approved || origin is MatchOrigin.BroughtIn;
            var (other, company) = pair.Mentor == person.Id ? (pair.Mentee, pair.MenteeCompany) : (pair.Mentor, pair.MentorCompany);
            matches.Add(new PersonExport.Match(
                id,
                MatchStates.ForHome(known),
                origin,
                decision?.Outcome,
                shown ? company : null,
                shown ? other : null,
                known is Match.AwaitingParticipants asked ? asked.Accepted.Contains(person.Id) : null,
                known.File.Mission?.StartsOn,
                known.File.Mission?.FirstMetOn,
                (known as Match.Ended)?.How));
        }

        return matches;
    }
}
