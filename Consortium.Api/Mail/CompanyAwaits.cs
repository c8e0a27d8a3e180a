using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.Mail;

/// <summary>Human resources of a company are to be written to: they are asked something, or there is a notice for them.</summary>
/// <param name="Company">The company.</param>
/// <param name="Occasion">What about.</param>
/// <param name="Subject">The request or the delivery.</param>
/// <param name="Due">Until when an answer is awaited; null when none is.</param>
/// <param name="Round">Which letter it is.</param>
public sealed record CompanyAwaits(CompanyId Company, Occasion Occasion, Guid Subject, DateTimeOffset? Due, Round Round)
{
    /// <summary>At once, and at half time.</summary>
    public static IEnumerable<Announcement> Announce(CompanyId company, Occasion occasion, Guid subject, DateTimeOffset from, DateTimeOffset due) =>
    [
        new(new CompanyAwaits(company, occasion, subject, due, Round.Asked)),
        new(new CompanyAwaits(company, occasion, subject, due, Round.HalfTime), from + ((due - from) / 2)),
    ];
}

public static class CompanyAwaitsHandler
{
    public static async Task<IReadOnlyList<Announcement>> Handle(CompanyAwaits message, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return services.GetRequiredService<Postbox>().IsOpen
            ? await services.GetRequiredService<Recipients>().OfCompanies(
                [message.Company],
                (person, company) => new(new WriteToPerson(person, message.Occasion, message.Subject, company, message.Due, message.Round, clock.GetUtcNow())),
                ct)
            : [];
    }
}
