using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Agreements;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Generation;

/// <summary>Records the agreement, the companies that sign it, what stands between them, the first seats and the cohorts.</summary>
internal sealed class GeneratedCompanies(Invention invention, IServiceScopeFactory scopes, DateTimeOffset at)
{
    private const int AtOnce = 4, PerTransaction = 25;
    private const string French = "Entente de confidentialité et de conduite.", English = "Confidentiality and conduct agreement.";

    public async Task Make(IEventStreams streams, IProgress<(string, int, int)> progress, CancellationToken ct)
    {
        var agreement = await Publish(streams, ct);
        await Admit(agreement, progress, ct);
        await Relate(streams, ct);
        await FillSeats(streams, 0, Math.Min(Size.Founders, invention.Size.Companies), ct);
        var cohorts = Enumerable.Range(0, invention.Size.Cohorts).Select(nth => (Id: invention.Cohort(nth), From: invention.Today.AddDays(30 * (nth % 12) - 60)));
        await Record<Cohort>(
            streams,
            cohorts.Select(cohort => (cohort.Id.Value, new OpenCohort(cohort.Id, cohort.From, cohort.From.AddMonths(12), PlaceLimits.Ordinary).Decide(Cohort.Initial, at).Happened())),
            ct);
    }

    /// <summary>Gives each of these companies' seats to a person.</summary>
    public Task FillSeats(IEventStreams streams, int from, int until, CancellationToken ct) => streams.Decide(
        [StreamAddress.Of<SteeringCommittee>(SteeringCommittee.Stream)],
        before =>
        {
            var members = ConsortiumRules.Initial with { Members = [.. Enumerable.Range(from, until - from).Select(invention.Company)] };
            var committee = before.Of<SteeringCommittee>(SteeringCommittee.Stream);
            List<object> happened = [];
            for (var company = from; company < until; company++)
            {
                var filled = new FillSeat(invention.Company(company), invention.Member(company)).Decide(committee, members, at);
                happened.AddRange(filled.Happened());
                committee = filled.Events.Aggregate(committee, SteeringCommittee.Evolve);
            }

            return new Recording(null) { Events = [(SteeringCommittee.Stream, happened)] };
        },
        ct);

    private async Task<AgreementRules> Publish(IEventStreams streams, CancellationToken ct)
    {
        var id = invention.Agreement;
        var draft = new DraftAgreement(id, new AgreementContent(Digest(French), Digest(English), AgreementTerms.Ordinary)).Decide(AgreementVersion.Initial, at);
        var drafted = draft.Events.Aggregate(AgreementVersion.Initial, AgreementVersion.Evolve);
        var published = new PublishAgreement(id, From: null).Decide(drafted, SteeringCommittee.Initial, at);
        await streams.Decide(
            [StreamAddress.New<AgreementVersion>(id.Value)],
            _ => new Recording(null)
            {
                Events = [(id.Value, [.. draft.Happened(), .. published.Happened()])],
                Alongside = [AgreementTexts.Keep(id, French, English)],
            },
            ct);
        return published.Events.Aggregate(AgreementRules.Initial, AgreementRules.Evolve);
    }

    private async Task Admit(AgreementRules agreement, IProgress<(string, int, int)> progress, CancellationToken ct)
    {
        var done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, invention.Size.Companies).Chunk(PerTransaction),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (companies, stop) =>
            {
                await using var scope = scopes.CreateAsyncScope();
                var texts = scope.ServiceProvider.GetRequiredService<Texts>();
                List<(Guid, IReadOnlyList<object>)> events = [];
                List<SqlStatement> alongside = [];
                foreach (var company in companies)
                {
                    var (id, signatory) = (invention.Company(company), invention.Signatory(company));
                    var (name, keep) = await texts.Keep(signatory, signatory.Value, Readers.Company(id), invention.SignatoryName(company), stop);
                    events.Add((id.Value, Joins(company, agreement, name)));
                    alongside.AddRange([CompanyNames.Keep(id, InventedNames.Company(company)), keep]);
                }

                await scope.ServiceProvider.GetRequiredService<IEventStreams>().Decide(
                    [.. companies.Select(company => StreamAddress.New<PartnerCompany>(invention.Company(company).Value))],
                    _ => new Recording(null) { Events = events, Alongside = alongside },
                    stop);
                progress.Report(("companies", Interlocked.Add(ref done, companies.Length), invention.Size.Companies));
            });
    }

    private IReadOnlyList<object> Joins(int company, AgreementRules agreement, KeptText signatory)
    {
        var id = invention.Company(company);
        var admitted = new AdmitCompany(id).Decide(PartnerCompany.Initial, ConsortiumRules.Initial, at);
        var member = admitted.Events.Aggregate(PartnerCompany.Initial, PartnerCompany.Evolve);
        var language = company % 2 == 0 ? AgreementLanguage.French : AgreementLanguage.English;
        return
        [
            .. admitted.Happened(),
            .. new DeclareActivity(id, invention.Activity(company)).Decide(member, at).Happened(),
            .. new SignAgreement(id, invention.Agreement, signatory, language, On: null).Decide(member, agreement, at).Happened(),
        ];
    }

    private async Task Relate(IEventStreams streams, CancellationToken ct)
    {
        var always = new Period(invention.Today, null);
        await Record<ControlLink>(
            streams,
            from link in invention.Groups()
            let pair = (Controller: invention.Company(link.Controller), Controlled: invention.Company(link.Controlled))
            let control = new Control(always, ControlTest.Votes, Share: 6_000, ControlSource.Register, Confidence: 100)
            select (ControlLink.StreamOf(pair.Controller, pair.Controlled),
                new RecordControl(pair.Controller, pair.Controlled, control).Decide(ControlLink.Initial, at).Happened()),
            ct);
        await Record<CommercialRelationship>(
            streams,
            from business in invention.Business()
            let pair = (Supplier: invention.Company(business.Supplier), Client: invention.Company(business.Client))
            select (CommercialRelationship.StreamOf(pair.Supplier, pair.Client, RelationshipKind.Supplies),
                new DeclareRelationship(pair.Supplier, pair.Client, RelationshipKind.Supplies, always).Decide(CommercialRelationship.Initial, at).Happened()),
            ct);
        await Record<CompetitorExclusion>(
            streams,
            from exclusion in invention.Exclusions().DistinctBy(one => (Math.Min(one.By, one.Against), Math.Max(one.By, one.Against)))
            let pair = (By: invention.Company(exclusion.By), Against: invention.Company(exclusion.Against))
            select (CompetitorExclusion.StreamOf(CompanyPair.Of(pair.By, pair.Against)),
                new DeclareExclusion(pair.By, pair.Against, new ExclusionGrounds(always, exclusion.IsDirect, Reason: null)).Decide(CompetitorExclusion.Initial, at).Happened()),
            ct);
    }

    private static async Task Record<TState>(IEventStreams streams, IEnumerable<(Guid Stream, IReadOnlyList<object> Events)> events, CancellationToken ct)
    {
        foreach (var part in events.Chunk(500))
            await streams.Decide([.. part.Select(one => StreamAddress.New<TState>(one.Stream))], _ => new Recording(null) { Events = part }, ct);
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
