using System.Security.Cryptography;
using Consortium.Api.Agreements.Covenants;
using Consortium.Api.Cohorts;
using Consortium.Api.Companies;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Agreements;

/// <summary>What the reader's company has signed and has still to sign, who has still to read it, and its covenants.</summary>
internal sealed class AgreementsModel : ServicePage
{
    public const int MostNamed = 30;

    /// <summary>Who signed, or who read as counsel.</summary>
    [BindProperty]
    public string? Signatory { get; set; }

    public AgreementRead? InForce { get; private set; }

    /// <summary>How the company signed the version in force; null when it has not.</summary>
    public ReadWhatBindsEndpoint.SignatureRead? Signature { get; private set; }

    public ListCompaniesEndpoint.Company? Company { get; private set; }

    /// <summary>Published for a day to come.</summary>
    public IReadOnlyList<AgreementListed> Coming { get; private set; } = [];

    /// <summary>Every version that was in force or will be, and those before the committee, the newest first.</summary>
    public IReadOnlyList<AgreementListed> Versions { get; private set; } = [];

    public IReadOnlyList<Covenant> Covenants { get; private set; } = [];

    /// <summary>Own people who take part and have not read the version in force.</summary>
    public IReadOnlyList<ListParticipantsEndpoint.Response> Outstanding { get; private set; } = [];

    public Members Members { get; private set; } = Members.None;

    public Guid Own => Caller.Company!.Value.Value;

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>Whether a version is signed: the last one that the company signed, or the one in force.</summary>
    public bool HasSigned(Guid agreement) => Company?.SignedAgreement == agreement || (agreement == InForce?.Id && Signature is not null);

    public Task<IActionResult> OnPostSign(Guid agreement, string? language, string? on, CancellationToken ct) => Act(
        "SignAgreement", new { company = Own }, new { agreement, signatory = Signatory?.Trim() ?? "", language, on = Typed.Text(on) }, "signed", ct);

    /// <summary>The document stays here: its fingerprint alone is recorded.</summary>
    public async Task<IActionResult> OnPostSignOff(Guid covenant, IFormFile? document, string? on, CancellationToken ct)
    {
        var digest = "";
        if (document is not null)
        {
            await using var read = document.OpenReadStream();
            digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(read, ct));
        }

        return await Act(
            "SignOffCovenant", new { covenant }, new { counsel = Signatory?.Trim() ?? "", on = Typed.Text(on) ?? "", documentDigest = digest }, "signed-off", ct);
    }

    protected override async Task Load(CancellationToken ct)
    {
        Members = await Members.Of(Api, ct);
        InForce = await Api.Find<AgreementRead>("GetAgreementInForce", null, ct);
        Company = await Api.Find<ListCompaniesEndpoint.Company>("GetCompany", new { company = Own }, ct);
        Signature = (await Api.Get<ReadWhatBindsEndpoint.Response>("ReadWhatBinds", new { company = Own }, ct)).Signature;
        var versions = await Api.All<AgreementListed>("ListAgreements", null, ct);
        Versions = [.. versions.Where(version => version.State is not "draft").OrderByDescending(version => version.From ?? DateOnly.MaxValue).ThenByDescending(version => version.DraftedAt)];
        Coming = [.. Versions.Where(version => version.State is "published" && version.From > Today)];

        var covenants = new List<Covenant>();
        foreach (var item in await Api.All<ListCovenantsEndpoint.Item>("ListCovenants", null, ct))
        {
            if (await Api.Find<GetCovenantEndpoint.Response>("GetCovenant", new { covenant = item.Covenant }, ct) is { } read)
                covenants.Add(new Covenant(read, read.SignOffs.Any(signOff => signOff.Company.Value == Own)));
        }

        Covenants = [.. covenants.OrderBy(covenant => covenant.Of.State is "draft" ? 0 : covenant.Of.State is "in-force" ? 1 : 2)];
        Outstanding = await WhoHasToRead(ct);
    }

    private async Task<IReadOnlyList<ListParticipantsEndpoint.Response>> WhoHasToRead(CancellationToken ct)
    {
        var items = await Api.All<ListAcknowledgementsEndpoint.Item>("ListAcknowledgements", new { outstanding = true }, ct);
        var people = new List<ListParticipantsEndpoint.Response>();
        foreach (var cohort in items.Select(item => item.Cohort).Distinct())
            people.AddRange(await Api.All<ListParticipantsEndpoint.Response>("ListParticipants", new { cohort }, ct));
        var outstanding = items.Select(item => item.Participant).ToHashSet();
        return [.. people.Where(person => person.State is "registered" or "away" && outstanding.Contains(person.Id)).OrderBy(person => person.FamilyName).ThenBy(person => person.GivenName)];
    }

    /// <param name="SignedOff">Whether counsel of the reader's company approved it.</param>
    internal sealed record Covenant(GetCovenantEndpoint.Response Of, bool SignedOff);
}

/// <summary>A version that the page asks a signature for.</summary>
internal sealed record SignatureAsked(Guid Agreement, AgreementsModel On);

/// <summary>A covenant on its page.</summary>
internal sealed record CovenantOf(AgreementsModel.Covenant Covenant, AgreementsModel On);
