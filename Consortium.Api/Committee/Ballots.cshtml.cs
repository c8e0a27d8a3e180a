using Consortium.Api.Http;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Consortium.Api.Committee;

/// <summary>What a member of the committee has to vote on, the nearest deadline first, then what is done with, and what was settled.</summary>
internal sealed class BallotsModel : ServicePage
{
    /// <summary>The open ballot around which to show; the first when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Around { get; set; }

    /// <summary>The settled ballot around which to show; the newest when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Past { get; set; }

    public Part<ListAgendaEndpoint.Entry> Open { get; private set; } = new(0, 0, [], null, null);

    public Part<ListAgendaEndpoint.Entry> Settled { get; private set; } = new(0, 0, [], null, null);

    public PartShown OpenShown => PartShown.Of(Open, ballot => Address(ballot, Past));

    public PartShown SettledShown => PartShown.Of(Settled, ballot => Address(Around, ballot));

    /// <summary>Whether nothing is left to do on a ballot.</summary>
    public static bool IsDone(ListAgendaEndpoint.Entry ballot) => ballot is { Procedure: "no-objection", Read: true } || ballot.Voted == ballot.Votes;

    protected override async Task Load(CancellationToken ct)
    {
        var open = await Api.Get<Part<ListAgendaEndpoint.Entry>>("ListAgenda", new { open = true, ballot = Around }, ct);
        Open = open with { Items = [.. open.Items.OrderBy(IsDone)] };
        Settled = await Api.Get<Part<ListAgendaEndpoint.Entry>>("ListAgenda", new { open = false, ballot = Past }, ct);
    }

    private static string Address(Guid? around, Guid? past) => QueryHelpers.AddQueryString(
        "/ballots", new Dictionary<string, string?> { ["around"] = around?.ToString(), ["past"] = past?.ToString() }.Where(pair => pair.Value is not null));
}
