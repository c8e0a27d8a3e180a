using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Committee;

/// <summary>What the voters are to know of what they vote on, besides matches, which they know by their dossiers alone.</summary>
internal sealed class ListBallotSubjectsEndpoint : IEndpoint
{
    /// <param name="Companies">The candidate, or the two companies that are to be paired or no longer kept apart.</param>
    /// <param name="Activity">Of a candidate: what it does.</param>
    /// <param name="KeptApart">Of a candidate: whether it competes with members and is to be kept apart from each; with whom is not told.</param>
    /// <param name="From">Of a waiver: its first day, included.</param>
    /// <param name="Until">Of a waiver: its last day, included.</param>
    internal sealed record Subject(Guid Item, IReadOnlyList<Named> Companies, Activity? Activity, bool? KeptApart, DateOnly? From, DateOnly? Until)
    {
        public static Subject Of(BallotItemId item, params IEnumerable<CompanyId> companies) =>
            new(item.Value, [.. companies.Select(company => new Named(company.Value, null))], null, null, null, null);
    }

    /// <param name="Name">Absent where it is neither a candidate nor a member any more.</param>
    internal sealed record Named(Guid Id, string? Name);

    internal sealed record Activity(IReadOnlyList<string> Sectors, IReadOnlyList<string> Territories, IReadOnlyList<string> Products);

    internal sealed record Subjects(IReadOnlyList<Subject> Items);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/ballots/{ballot:guid}/subjects", Handle)
        .WithName("ListBallotSubjects")
        .WithSummary("Which companies the items of a ballot are about, of those that ask about companies; a recused member sees nothing of theirs.")
        .WithTags("Committee")
        .Produces<Subjects>();

    private static async Task<IResult> Handle(Guid ballot, Scope caller, Reader reader, IEventStreams streams, CancellationToken ct)
    {
        var visible = await OwnItems.Of(reader, caller, ballot, ct);
        if (visible.Count == 0 || (await streams.Load<Ballot>(ballot, ct)).State is not Ballot.Held held)
            return Answer.Refused(Ballot.NotFound);

        var subjects = new List<Subject>();
        foreach (var item in held.Items.Where(item => visible.Contains(item.Id.Value)))
        {
            if (await Told(item, held.Id, streams, ct) is { } told)
                subjects.Add(told);
        }

        var names = (await reader.Query(
            caller,
            $"select company, legal_name from consortium.company_name where {Scope.OfConsortium} and company = any(@companies)",
            row => (Company: row.GetGuid(0), Name: row.GetString(1)),
            ct,
            ("companies", subjects.SelectMany(subject => subject.Companies).Select(company => company.Id).ToArray()))).ToDictionary(one => one.Company, one => one.Name);
        return TypedResults.Ok(new Subjects(
            [.. subjects.Select(one => one with { Companies = [.. one.Companies.Select(company => company with { Name = names.GetValueOrDefault(company.Id) })] })]));
    }

    private static async Task<Subject?> Told(BallotItem item, BallotId ballot, IEventStreams streams, CancellationToken ct)
    {
        switch (item.Subject)
        {
            case BallotSubject.OfAdmission(var company):
                var (applies, _) = await streams.Load<PartnerCompany>(company.Value, ct);
                var activity = (applies as PartnerCompany.Candidate)?.Activity ?? (applies as PartnerCompany.Member)?.Activity;
                var check = applies is PartnerCompany.Candidate candidate && candidate.Ballot == ballot ? candidate.Check : null;
                return Subject.Of(item.Id, company) with
                {
                    Activity = activity is null ? null : new Activity([.. activity.Sectors], [.. activity.Territories], [.. activity.Products]),
                    KeptApart = check?.AdmitWithExclusions,
                };
            case BallotSubject.OfExclusion(var one, var other):
                return Subject.Of(item.Id, one, other);
            case BallotSubject.OfWaiver(var waiver):
                var asked = await streams.Load<ExclusionWaiver>(waiver.Value, ct) switch
                {
                    ({ } state, _) when state is ExclusionWaiver.Requested requested => (requested.Pair, requested.Period),
                    ({ } state, _) when state is ExclusionWaiver.Granted granted => (granted.Pair, granted.Period),
                    _ => default((CompanyPair Pair, Period Period)?),
                };
                return asked is var (pair, period)
                    ? Subject.Of(item.Id, pair.Low, pair.High) with { From = period.From, Until = period.Until }
                    : null;
            default:
                return null;
        }
    }
}
