using System.Collections.Concurrent;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Generation;

/// <summary>Records the people of each company, sealed under keys of their own, and that each acknowledged the agreement.</summary>
internal sealed class GeneratedPeople(Invention invention, IServiceScopeFactory scopes, DateTimeOffset at)
{
    private const int AtOnce = 4;

    /// <summary>The people of each cohort, company by company.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Participant.Registered>>> Make(
        ConsortiumRules rules, IProgress<(string, int, int)> progress, CancellationToken ct)
    {
        var registered = new ConcurrentDictionary<int, IReadOnlyList<Participant.Registered>>();
        var done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, invention.Size.Companies),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (company, stop) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var people = await Register(company, rules, scope.ServiceProvider, stop);
                registered[company] = people;
                progress.Report(("people", Interlocked.Add(ref done, people.Count), invention.Size.People));
            });
        return
        [
            .. Enumerable.Range(0, invention.Size.Cohorts).Select(cohort => registered.OrderBy(one => one.Key)
                .Where(one => invention.CohortOf(one.Key) == cohort).SelectMany(one => one.Value).ToList()),
        ];
    }

    private async Task<IReadOnlyList<Participant.Registered>> Register(int company, ConsortiumRules rules, IServiceProvider services, CancellationToken ct)
    {
        var (id, cohort, people) = (invention.Company(company), invention.Cohort(invention.CohortOf(company)), invention.PeopleOf(company).ToList());
        if (people.Count == 0)
            return [];

        var language = company % 2 == 0 ? AgreementLanguage.French : AgreementLanguage.English;
        var open = new Cohort.Open(cohort, invention.Today, invention.Today, PlaceLimits.Ordinary, Source: null);
        var keep = await services.GetRequiredService<PersonalDetails>().Keep(id, cohort, [.. people.Select(person => (person.Id.Value, person.Detail))], ct);
        var recognise = services.GetRequiredService<People>();
        var folds = await services.GetRequiredService<IEventStreams>().Decide(
            [
                .. people.Select(person => StreamAddress.New<Participant>(person.Id.Value)),
                .. people.Select(person => StreamAddress.New<Acknowledgements>(Acknowledgements.StreamOf(person.Id))),
            ],
            _ => new Recording(null)
            {
                Events =
                [
                    .. people.Select(person => (
                        person.Id.Value,
                        new RegisterParticipant(person.Id, person.Person, cohort, id, person.Role, person.Profile, person.Independence, person.Places)
                            .Decide(Participant.Initial, open, rules, at).Happened())),
                    .. people.Select(person => (
                        Acknowledgements.StreamOf(person.Id),
                        new AcknowledgeAgreement(person.Id, id, invention.Agreement, language, AcknowledgementSource.Paper, On: null)
                            .Decide(Acknowledgements.Initial, rules.Agreements, at).Happened())),
                ],
                Alongside = [keep, .. people.Select(person => recognise.Recognise(person.Person, person.Detail.Email))],
            },
            ct);
        return [.. people.Select(person => folds.Of<Participant>(person.Id.Value)).Cast<Participant.Registered>()];
    }
}
