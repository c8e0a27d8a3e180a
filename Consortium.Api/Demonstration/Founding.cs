using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Client;

namespace Consortium.Api.Demonstration;

/// <summary>
/// The first scene, some weeks ago: companies are admitted and sign, say who controls whom, who deals with whom and who is kept
/// apart, and conclude covenants. One of these is over by the time the second scene begins.
/// </summary>
internal sealed class Founding(Stage stage)
{
    private static readonly TimeSpan Ago = TimeSpan.FromDays(40);

    public async Task Play(CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        if (await FoundedBefore(coordinator, ct) is { } first)
        {
            stage.Founded = first;
        }
        else
        {
            stage.Clock.SetBack(Ago);
            stage.Founded = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime);
        }

        await Admit(coordinator, ct);
        await Relate(coordinator, ct);
        await Exclude(ct);
        await Conclude(coordinator, ct);

        stage.Clock.Arrive();
        stage.Cast.Dismiss();
    }

    /// <summary>What the companies are to each other now.</summary>
    public async Task<FoundingSeen> See(CancellationToken ct)
    {
        var coordinator = await stage.Coordinator(ct);
        var over = stage.Script.Covenants.Count(covenant => stage.Day(covenant.UntilDay) < DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime));
        var covenants = await Stage.Until(
            () => coordinator.Covenants(ct), covenants => covenants.Count(covenant => covenant.State is "expired") == over, "a covenant to end by itself", ct);
        var groups = new Dictionary<Guid, List<string>>();
        foreach (var (key, company) in stage.Companies)
        {
            foreach (var group in (await coordinator.GroupsOf(company, ct)).UltimateControllers)
                (groups.TryGetValue(group, out var members) ? members : groups[group] = []).Add(key);
        }

        return new FoundingSeen(
            stage.Companies.Count,
            [.. groups.Values.Where(group => group.Count > 1)],
            [
                .. (await coordinator.Relationships(ct)).Where(one => one.Role is "supplier")
                    .Select(one => new LinkSeen(stage.KeyOf(one.Company), one.Role, stage.KeyOf(one.With))),
            ],
            [
                .. (await coordinator.Exclusions(ct))
                    .Select(one => new LinkSeen(stage.KeyOf(one.By), one.DirectCompetition is true ? "competes with" : "is kept apart from", stage.KeyOf(one.Against))),
            ],
            [
                .. covenants.OrderBy(covenant => covenant.Until)
                    .Select(covenant => new CovenantSeen(stage.KeyOf(covenant.Bound), stage.KeyOf(covenant.Beneficiary), covenant.State, covenant.Until)),
            ]);
    }

    private static async Task<DateOnly?> FoundedBefore(IPerson coordinator, CancellationToken ct)
    {
        try
        {
            return (await coordinator.AgreementInForce(ct)).From;
        }
        catch (StepFailedException none) when (none.Problem?.Code is "agreement.unknown")
        {
            return null;
        }
    }

    private async Task Admit(IPerson coordinator, CancellationToken ct)
    {
        foreach (var company in stage.Script.Companies)
            stage.Companies[company.Key] = await coordinator.AdmitCompany($"demonstration/{company.Key}", new CompanyAdmission(company.LegalName), ct);

        var texts = new AgreementTexts(
            Script.Text(stage.Script.Agreement.French), Script.Text(stage.Script.Agreement.English), new CovenantPermission());
        stage.Agreement = await coordinator.DraftAgreement("demonstration/agreement", texts, ct);
        await coordinator.PublishAgreement(stage.Agreement, "demonstration/publication", new AgreementPublication(), ct);
        foreach (var company in stage.Script.Companies)
        {
            var id = stage.Companies[company.Key];
            var hr = await stage.HumanResources(id, ct);
            await hr.SignAgreement(id, "demonstration/signature", new AgreementSignature(stage.Agreement, company.Executive), ct);
            await coordinator.FillSeat(id, new SeatHolder(Cast.Member(id)), ct);
        }

        await Amend(coordinator, texts, ct);
        await coordinator.AppointChair(new ChairAsked(Cast.Member(stage.Companies[stage.Script.Chair])), ct);
    }

    /// <summary>A version to come is published while the coordinator still may, and every company but one signs it ahead of its day.</summary>
    private async Task Amend(IPerson coordinator, AgreementTexts agreement, CancellationToken ct)
    {
        var amendment = stage.Script.Amendment;
        var texts = agreement with
        {
            French = agreement.French + Script.Text(amendment.French),
            English = agreement.English + Script.Text(amendment.English),
        };
        var version = await coordinator.DraftAgreement("demonstration/amendment", texts, ct);
        await coordinator.PublishAgreement(version, "demonstration/amendment/publication", new AgreementPublication(stage.Day(amendment.FromDay)), ct);
        foreach (var company in stage.Script.Companies.Where(company => company.Key != amendment.Unsigned))
        {
            var id = stage.Companies[company.Key];
            var hr = await stage.HumanResources(id, ct);
            await hr.SignAgreement(id, "demonstration/amendment/signature", new AgreementSignature(version, company.Executive), ct);
        }
    }

    private async Task Relate(IPerson coordinator, CancellationToken ct)
    {
        foreach (var link in stage.Script.Control)
        {
            var asked = new ControlAsked(stage.Companies[link.Controller], stage.Companies[link.Controlled], stage.Founded, "votes", link.Share, "register", 100);
            await coordinator.RecordControl($"demonstration/control/{link.Controller}/{link.Controlled}", asked, ct);
        }

        foreach (var business in stage.Script.Relationships)
        {
            var hr = await stage.HumanResources(business.Company, ct);
            var asked = new RelationshipAsked(stage.Companies[business.With], business.Role, stage.Founded);
            await hr.DeclareRelationship(stage.Companies[business.Company], $"demonstration/relationship/{business.With}", asked, ct);
        }
    }

    private async Task Exclude(CancellationToken ct)
    {
        foreach (var exclusion in stage.Script.Exclusions)
        {
            var hr = await stage.HumanResources(exclusion.By, ct);
            var asked = new ExclusionAsked(stage.Companies[exclusion.Against], stage.Founded, exclusion.Direct, exclusion.Reason);
            await hr.DeclareExclusion(stage.Companies[exclusion.By], $"demonstration/exclusion/{exclusion.Against}", asked, ct);
        }
    }

    private async Task Conclude(IPerson coordinator, CancellationToken ct)
    {
        var about = stage.Script.Cohorts[0];
        var cohort = await coordinator.OpenCohort(
            $"demonstration/{about.Key}", new CohortPeriod(stage.Day(about.FromDay), stage.Day(about.UntilDay)), ct);
        var concluded = (await coordinator.Covenants(ct)).Where(covenant => covenant.State is not "draft").ToList();
        foreach (var covenant in stage.Script.Covenants)
        {
            var (bound, beneficiary) = (stage.Companies[covenant.Bound], stage.Companies[covenant.Beneficiary]);
            if (!concluded.Any(known => known.Bound == bound && known.Beneficiary == beneficiary))
                await stage.Try($"covenant of {covenant.Bound} towards {covenant.Beneficiary}: {covenant.ProhibitedAct}", () => Conclude(coordinator, covenant, cohort, ct));
        }
    }

    private async Task Conclude(IPerson coordinator, Script.Covenant covenant, Guid cohort, CancellationToken ct)
    {
        var key = $"demonstration/covenant/{covenant.Bound}/{covenant.Beneficiary}";
        var asked = new CovenantAsked(
            stage.Companies[covenant.Bound], stage.Companies[covenant.Beneficiary], stage.Agreement, cohort, covenant.Interest, covenant.Necessity,
            covenant.Jurisdiction, "participants-of-their-matches", covenant.ProhibitedAct, [covenant.Territory],
            stage.Day(covenant.FromDay), stage.Day(covenant.UntilDay));
        var drafted = await coordinator.DraftCovenant(key, asked, ct);
        var document = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        foreach (var party in stage.Script.Companies.Where(company => company.Key == covenant.Bound || company.Key == covenant.Beneficiary))
        {
            var hr = await stage.HumanResources(party.Key, ct);
            await hr.SignOffCovenant(drafted, $"{key}/sign-off", new CovenantSignOff(party.Counsel!, stage.Founded, document), ct);
        }

        await coordinator.PutCovenantInForce(drafted, $"{key}/effect", ct);
    }
}
