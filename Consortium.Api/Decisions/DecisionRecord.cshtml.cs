using Consortium.Api.Companies;
using Consortium.Api.Pages;
using Consortium.Api.PersonalData;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Decisions;

/// <summary>One decision along its record: the count, the events that led to it and followed from it, and who was told.</summary>
internal sealed class DecisionRecordModel : ServicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Item { get; set; }

    public GetCommitteeDecisionEndpoint.Response Found { get; private set; } = null!;

    public IReadOnlyDictionary<Guid, string> Companies { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<GetCommitteeDecisionEndpoint.Words> Words => [.. Found.Chain.Select(step => step.Words).OfType<GetCommitteeDecisionEndpoint.Words>()];

    /// <summary>How many words are in a state.</summary>
    public int Count(TextState state) => Words.Count(words => words.State == state);

    public string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);

    protected override async Task Load(CancellationToken ct)
    {
        Found = await Api.Get<GetCommitteeDecisionEndpoint.Response>("GetCommitteeDecision", new { item = Item }, ct);
        Companies = await CompaniesShown.Of(
            Api, [.. Found.Deliveries.Select(told => told.Company), .. Found.Decided.About is { } about ? [about] : Array.Empty<Guid>()], ct);
    }
}
