using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.Mail;

/// <summary>Somebody is to be written to, at the pace they chose. Handled twice, one letter goes out; who has acted meanwhile gets none.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Occasion">What about.</param>
/// <param name="Subject">The ballot, match, request, meeting or delivery.</param>
/// <param name="Company">For which company they are asked; null when for none.</param>
/// <param name="Due">Until when an answer is awaited; null when none is.</param>
/// <param name="Round">Which letter it is.</param>
/// <param name="From">Since when the letter is to go out.</param>
public sealed record WriteToPerson(
    Guid Principal, Occasion Occasion, Guid Subject, CompanyId? Company, DateTimeOffset? Due, Round Round, DateTimeOffset From);

public static class WriteToPersonHandler
{
    public static async Task<Announcement?> Handle(WriteToPerson message, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Correspondence>().Write(message, ct);
    }
}

/// <summary>Somebody's letter of the day is due. It holds what still concerns them, and is none when nothing does.</summary>
/// <param name="Principal">Who.</param>
/// <param name="Day">The day.</param>
/// <param name="From">Since when the letter is to go out.</param>
public sealed record WriteDaily(Guid Principal, DateOnly Day, DateTimeOffset From);

public static class WriteDailyHandler
{
    public static async Task<Announcement?> Handle(WriteDaily message, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Correspondence>().Write(message, ct);
    }
}
