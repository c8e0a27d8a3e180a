using System.Security.Cryptography;
using Consortium.Api.Client;
using Consortium.Api.Engines;
using Consortium.Domain;

namespace Consortium.Api.Demonstration;

/// <summary>
/// Who plays: an operator, a coordinator, an auditor, and for each company its human resources and its committee member. Their
/// ids are fixed, so that the demonstration played again is played by the same people.
/// </summary>
internal sealed class Cast(Uri service, IPerson theOperator) : IDisposable
{
    private readonly Dictionary<string, IPerson> _hired = [];

    public static Guid Coordinator { get; } = DerivedId.Of("demonstration/coordinator");

    public static Guid Auditor { get; } = DerivedId.Of("demonstration/auditor");

    /// <summary>Who signs for each company as its executive.</summary>
    public const string Executive = "Dominique Roy, directrice générale";

    public static Guid HumanResources(Guid company) => DerivedId.Of("demonstration/human resources", company);

    public static Guid Member(Guid company) => DerivedId.Of("demonstration/committee member", company);

    /// <summary>Somebody in a role, with a token for one day; tokens of an earlier demonstration make room for it.</summary>
    public async Task<IPerson> As(CallerRole role, Guid principal, Guid? company, CancellationToken ct)
    {
        var who = $"{role} {principal}";
        if (_hired.TryGetValue(who, out var hired))
            return hired;

        foreach (var held in (await theOperator.Tokens(ct)).Where(token => token.Principal == principal))
            await theOperator.RevokeToken(held.Id, ct);

        var key = $"demonstration/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var token = await theOperator.IssueToken(key, new TokenAsked(role, company, principal, Days: 1), ct);
        return _hired[who] = Engine.Compiled.Person(service, token);
    }

    public void Dispose()
    {
        foreach (var person in _hired.Values)
            person.Dispose();
    }
}
