using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Mail;

/// <summary>A version of the agreement was published, or a week has passed: whoever has not signed or acknowledged it is written to.</summary>
public sealed record AgreementAwaits(AgreementId Agreement, Round Round)
{
    internal static readonly TimeSpan HalfTime = TimeSpan.FromDays(7);

    public static IEnumerable<Announcement> Announce(IReadOnlyList<AgreementVersionEvent> happened) => happened.OfType<AgreementVersionEvent.Published>()
        .SelectMany(published => (Announcement[])
        [
            new(new AgreementAwaits(published.Agreement, Round.Asked)),
            new(new AgreementAwaits(published.Agreement, Round.HalfTime), published.At + HalfTime),
        ]);
}

public static class AgreementAwaitsHandler
{
    public static async Task<IReadOnlyList<Announcement>> Handle(AgreementAwaits message, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!services.GetRequiredService<Postbox>().IsOpen)
            return [];

        // Who came meanwhile is asked by a message of their own.
        var (recipients, now) = (services.GetRequiredService<Recipients>(), clock.GetUtcNow());
        var since = message.Round is Round.Asked ? now : now - AgreementAwaits.HalfTime;
        return
        [
            .. await recipients.OfCompanies(companies: null, (person, company) => To(person, Occasion.Agreement, company), ct),
            .. (await recipients.Unread(message.Agreement, since, DateOnly.FromDateTime(now.UtcDateTime), ct)).Select(person => To(person, Occasion.Acknowledgement, company: null)),
        ];

        Announcement To(Guid person, Occasion occasion, CompanyId? company) =>
            new(new WriteToPerson(person, occasion, message.Agreement.Value, company, null, message.Round, now));
    }
}
