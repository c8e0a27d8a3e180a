using Consortium.Domain;

namespace Consortium.Api.PersonalData;

/// <summary>
/// Before the service serves: forgets again whom an older backup brought back. Whose key was destroyed is in the ledger, which
/// a restore takes along; of whom anything is kept all the same, the record is older than the erasure.
/// </summary>
internal sealed partial class ForgetAgain(IServiceScopeFactory scopes, SubjectKeys keys, PersonalDetails details, ILogger<ForgetAgain> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var back = await details.Kept(await keys.Erased(cancellationToken), cancellationToken);
        foreach (var person in back)
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Forgetting>().Forget(new ParticipantId(person), cancellationToken);
        }

        if (back.Count > 0)
            ForgottenAgain(back.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(4020, LogLevel.Warning, "{People} people whom a restored backup brought back were forgotten again")]
    private partial void ForgottenAgain(int people);
}
