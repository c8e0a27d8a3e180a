using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>What follows when the committee has voted on an application: the admission, with an exclusion for each competitor.</summary>
internal static class AdmissionVotedOn
{
    public static async Task Decide(
        BallotId votedIn, CompanyId company, BallotResult result, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        // What was checked when the ballot opened is what it decides on, so the competitors of that check are all there can be.
        var (asked, _) = await streams.Load<PartnerCompany>(company.Value, ct);
        if (asked is not PartnerCompany.Candidate { Check: { } check })
            return;

        var exclusions = check.Competitors.ToDictionary(member => CompetitorExclusion.StreamOf(CompanyPair.Of(company, member)));
        await streams.Decide(
            [StreamAddress.Of<PartnerCompany>(company.Value), .. exclusions.Keys.Select(stream => StreamAddress.Of<CompetitorExclusion>(stream))],
            before =>
            {
                var at = clock.GetUtcNow();
                var admission = new DecideAdmission(company, votedIn, result).Decide(before.Of<PartnerCompany>(company.Value), at);
                var isAdmitted = admission.Events.Any(e => e is PartnerCompanyEvent.AdmissionApproved);
                return new Recording(admission.Refusal)
                {
                    Events =
                    [
                        (company.Value, [.. admission.Events]),
                        .. exclusions.Where(_ => isAdmitted).Select(exclusion => (exclusion.Key, Impose(before, exclusion.Key, exclusion.Value, at))),
                    ],
                };
            },
            ct);

        IReadOnlyList<object> Impose(Folds before, Guid stream, CompanyId member, DateTimeOffset at) =>
            [.. new ImposeExclusion(company, member, check.Reason, votedIn).Decide(before.Of<CompetitorExclusion>(stream), at).Events];
    }
}
