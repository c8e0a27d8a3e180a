using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

internal sealed class GetCompetitionEndpoint : IEndpoint
{
    /// <param name="Members">The members that somebody declared, or that the declarations have something in common with.</param>
    /// <param name="Check">What the check came to; absent before it, and when a competitor was declared since.</param>
    /// <param name="Ballot">The ballot on what was checked; absent while the committee is not asked.</param>
    internal sealed record Response(CompanyId Company, IReadOnlyList<MemberCompared> Members, CheckTold? Check, BallotId? Ballot);

    /// <param name="SaysMember">Whether the member said that they compete; absent while it has said nothing.</param>
    /// <param name="SaysCandidate">Whether the candidate said so; absent while it has said nothing.</param>
    /// <param name="Sectors">Sectors that the two share in a territory of both.</param>
    /// <param name="Products">Products that the two share in a territory of both.</param>
    /// <param name="LabourMarkets">Occupations that both hire in the same territory.</param>
    internal sealed record MemberCompared(
        CompanyId Member,
        bool? SaysMember,
        bool? SaysCandidate,
        IReadOnlyList<string> Sectors,
        IReadOnlyList<string> Products,
        IReadOnlyList<LabourMarket> LabourMarkets);

    internal sealed record CheckTold(IReadOnlyList<CompanyId> Competitors, bool AdmitWithExclusions);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/applications/{candidate:guid}/competition", Handle)
        .WithName("GetCompetition")
        .WithSummary("What a candidate and the members declared about competition, and what their activities have in common.")
        .WithTags("Companies")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid candidate, RulesInForce rules, DeclaredActivities activities, IEventStreams streams, CancellationToken ct)
    {
        var (state, version) = await streams.Load<PartnerCompany>(candidate, ct);
        if (state is not PartnerCompany.Candidate applies)
            return Answer.Refused(PartnerCompany.NotFound);

        var (declared, _) = await activities.Now(ct);
        var members = (await rules.Now(ct)).State.Members;
        return Answer.At(version, new Response(
            applies.Id,
            [.. members.OrderBy(member => member.Value).Select(member => Compared(applies, member, declared.GetValueOrDefault(member))).OfType<MemberCompared>()],
            applies.Check is { } check ? new CheckTold(check.Competitors, check.AdmitWithExclusions) : null,
            applies.Ballot));
    }

    /// <summary>Null when nobody said anything about the two and nothing points to competition.</summary>
    private static MemberCompared? Compared(PartnerCompany.Candidate candidate, CompanyId member, ActivityDeclaration? activity)
    {
        var (byMember, byCandidate) = (Said(candidate, member, member), Said(candidate, member, candidate.Id));
        var hints = activity is null ? new CompetitionHints([], [], []) : candidate.Activity.ComparedWith(activity);
        return byMember is null && byCandidate is null && hints.AreNone
            ? null
            : new MemberCompared(member, byMember, byCandidate, hints.Sectors, hints.Products, hints.LabourMarkets);
    }

    private static bool? Said(PartnerCompany.Candidate candidate, CompanyId member, CompanyId by) =>
        candidate.Declared.TryGetValue((member, by), out var said) ? said : null;
}
