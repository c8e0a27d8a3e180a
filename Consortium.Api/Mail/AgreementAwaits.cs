using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Mail;

/// <summary>A version of the agreement was published, or a week has passed: the companies that have not signed it are written to.</summary>
public sealed record AgreementAwaits(AgreementId Agreement, Round Round)
{
    private static readonly TimeSpan HalfTime = TimeSpan.FromDays(7);

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
        return services.GetRequiredService<Postbox>().IsOpen
            ? await services.GetRequiredService<Recipients>().OfCompanies(
                companies: null,
                (person, company) => new(new WriteToPerson(person, Occasion.Agreement, message.Agreement.Value, company, null, message.Round, clock.GetUtcNow())),
                ct)
            : [];
    }
}
