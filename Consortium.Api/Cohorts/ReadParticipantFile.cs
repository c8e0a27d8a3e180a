namespace Consortium.Api.Cohorts;

/// <summary>Read the next part of a file of people. Sent twice, each row is read once.</summary>
public sealed record ReadParticipantFile(Guid File);

public static class ReadParticipantFileHandler
{
    public static async Task<ReadParticipantFile?> Handle(ReadParticipantFile message, IServiceScopeFactory scopes, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ParticipantFiles>().ReadOn(message.File, ct) ? message : null;
    }
}
