using System.ComponentModel.DataAnnotations;
using Consortium.Api.Adapters;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.Mail;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Deliveries;

internal sealed class SetReceiverEndpoint : IEndpoint
{
    /// <param name="Url">
    /// Where notices go, on the public internet: an https address that they are posted to, or a queue of the company's own broker
    /// as <c>amqps://user:password@host/vhost?queue=name</c>. The company declares the queue, durable. Or <c>folder:notices</c>: files
    /// in the folder that the operator shares with the company. Or <c>mailto:notices@example.com</c>: letters for people to read, which name
    /// nobody and are not signed; who the mailbox is of is not shown again.
    /// </param>
    internal sealed record Request([property: Required, StringLength(2_000, MinimumLength = 1)] string Url);

    /// <param name="Url">The address without the login.</param>
    /// <param name="Secret">What notices are signed with from now on. It is shown this once; the one before signs for 24 more hours.</param>
    internal sealed record Response(string Url, string Secret);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/companies/{company:guid}/receiver", Handle)
        .WithName("SetReceiver")
        .WithSummary("Says where the company's notices are delivered, and makes a new signing secret.")
        .WithTags("Deliveries")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, Request request, ActRequest act, AddressGuard guard, AdapterSettings settings, Postbox postbox, Receivers receivers, IEventStreams streams, TimeProvider clock,
        CancellationToken ct)
    {
        if (act.Caller.Company != new CompanyId(company))
            return Answer.Refused(PartnerCompany.NotFound);
        if (!ReceiverAddress.TryParse(request.Url, out var address, out var malformed))
            return Answer.Refused(malformed);
        if (address.IsFolder && settings.Folder is null)
            return Answer.Refused(AdapterSettings.NoFolders);
        if (address.IsMailbox && !postbox.IsOpen)
            return Answer.Refused(AdapterSettings.NoMail);
        if (address.IsCalled && await guard.Refuses(address.Url, ct) is { } refusal)
            return Answer.Refused(refusal);

        var (own, secret) = (new CompanyId(company), WebhookSecret.New());
        var decided = await streams.Decide(
            StreamAddress.Of<PartnerCompany>(company, act.Expected),
            (PartnerCompany state) => new SetReceiver(own).Decide(state, clock.GetUtcNow()),
            announce: (_, _) => [new Announcement(new ResumeDeliveries(own))],
            alongside: [.. receivers.Set(own, address, secret), .. act.Keep(StatusCodes.Status200OK)],
            ct: ct);

        return Answer.Ok(decided, _ => new Response(address.Url.OriginalString, secret.Reveal()));
    }
}

internal sealed class GetReceiverEndpoint : IEndpoint
{
    public static readonly Refusal NoReceiver = new(
        "receiver.unknown", "A-107",
        "Aucune adresse de livraison n'est enregistrée pour cette entreprise.",
        "No delivery address is set for this company.");

    internal sealed record Response(string Url, DateTimeOffset SetAt);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/companies/{company:guid}/receiver", Handle)
        .WithName("GetReceiver")
        .WithSummary("Where the company's notices are delivered; a broker's login is not shown again.")
        .WithTags("Deliveries")
        .Produces<Response>();

    private static async Task<IResult> Handle(Guid company, Scope caller, Reader reader, CancellationToken ct)
    {
        var found = await reader.Query(
            caller,
            $"select url, set_at from consortium.company_receiver where {Scope.OfCompany("company")} and company = @company",
            row => new Response(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)),
            ct,
            ("company", company));
        return found is [var receiver] ? TypedResults.Ok(receiver) : Answer.Refused(NoReceiver);
    }
}

internal sealed class TestReceiverEndpoint : IEndpoint
{
    /// <param name="Received">The receiver took the test; of a letter, the mail server.</param>
    /// <param name="Milliseconds">From sending it until it was known what came of it.</param>
    /// <param name="Status">What the receiver answered, over HTTP.</param>
    /// <param name="Fault">Why it was not taken.</param>
    /// <param name="Fr">The same in words, and what to look at.</param>
    /// <param name="En">The same in words, and what to look at.</param>
    internal sealed record Response(bool Received, int Milliseconds, int? Status, string? Fault, string? Fr, string? En);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/companies/{company:guid}/receiver/test", Handle)
        .WithName("TestReceiver")
        .WithSummary("Sends a signed test to the company's receiver now, and says what came back. It is no notice: the feed does not hold it.")
        .WithTags("Deliveries")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid company, ActRequest act, Receivers receivers, ICarrier carrier, AdapterSettings settings, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var own = new CompanyId(company);
        if (act.Caller.Company != own || await receivers.Of(own, ct) is not { } receiver)
            return Answer.Refused(GetReceiverEndpoint.NoReceiver);

        var now = clock.GetUtcNow();
        var test = new CloudEvent(Guid.CreateVersion7(now).ToString(), settings.Source, "consortium.test.v1", now, company.ToString(), new { });
        var sent = clock.GetTimestamp();
        var attempted = await carrier.Send(receiver, test, ct);
        var took = (int)clock.GetElapsedTime(sent).TotalMilliseconds;
        var decided = await streams.Decide(
            StreamAddress.Of<PartnerCompany>(company),
            (PartnerCompany state) => Outcome.AlreadyDone<PartnerCompanyEvent>(),
            alongside: act.Keep(StatusCodes.Status200OK),
            ct: ct);

        return Answer.Ok(decided, _ => attempted.Fault is { } fault && FaultsInWords.Of(fault) is var (french, english)
            ? new Response(Received: false, took, attempted.Status, StoredJson.Word(fault), french, english)
            : new Response(Received: true, took, attempted.Status, Fault: null, Fr: null, En: null));
    }
}
