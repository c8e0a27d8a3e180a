using System.Collections.Concurrent;
using System.Security.Cryptography;
using Consortium.Api.Client;
using Consortium.Api.Engines;
using Consortium.Domain;

namespace Consortium.Api.Demonstration;

/// <summary>
/// Who plays: an operator, two coordinators, an auditor, and for each company its human resources and its committee member. Their
/// ids are fixed, so that the demonstration played again is played by the same people.
/// </summary>
internal sealed class Cast(Uri service, IPerson theOperator) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IPerson>>> _hired = [];

    public static Guid Coordinator { get; } = DerivedId.Of("demonstration/coordinator");

    /// <summary>To whom the first one can hand a match over.</summary>
    public static Guid SecondCoordinator { get; } = DerivedId.Of("demonstration/second coordinator");

    public static Guid Auditor { get; } = DerivedId.Of("demonstration/auditor");

    public static Guid HumanResources(Guid company) => DerivedId.Of("demonstration/human resources", company);

    public static Guid Member(Guid company) => DerivedId.Of("demonstration/committee member", company);

    /// <summary>Somebody in a role, with a token for one day; tokens of an earlier demonstration make room for it.</summary>
    public Task<IPerson> As(CallerRole role, Guid principal, Guid? company, CancellationToken ct) =>
        _hired.GetOrAdd($"{role} {principal}", _ => new(() => Hire(role, principal, company, ct))).Value;

    /// <summary>Everybody is hired anew when they are next asked: the tokens of another day are over.</summary>
    public void Dismiss()
    {
        foreach (var hired in _hired.Values.Where(hired => hired is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            hired.Value.Result.Dispose();
        _hired.Clear();
    }

    public void Dispose() => Dismiss();

    private async Task<IPerson> Hire(CallerRole role, Guid principal, Guid? company, CancellationToken ct)
    {
        foreach (var held in (await theOperator.Tokens(ct)).Where(token => token.Principal == principal && token.RevokedAt is null))
            await theOperator.RevokeToken(held.Id, ct);

        var key = $"demonstration/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        return Engine.Compiled.Person(service, await theOperator.IssueToken(key, new TokenAsked(role, company, principal, Days: 1), ct));
    }
}
