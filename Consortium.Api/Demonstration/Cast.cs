using System.Security.Cryptography;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Demonstration;

/// <summary>
/// Who plays: an operator, a coordinator, an auditor, and for each company its human resources and its committee member. Their
/// ids are fixed, so that the demonstration played again is played by the same people.
/// </summary>
internal sealed class Cast(Uri service, Person theOperator) : IDisposable
{
    private readonly Dictionary<string, Person> _hired = [];

    public static Guid Coordinator { get; } = DerivedId.Of("demonstration/coordinator");

    public static Guid Auditor { get; } = DerivedId.Of("demonstration/auditor");

    public static Guid HumanResources(Guid company) => DerivedId.Of("demonstration/human resources", company);

    public static Guid Member(Guid company) => DerivedId.Of("demonstration/committee member", company);

    /// <summary>Somebody in a role, with a token for one day; tokens of an earlier demonstration make room for it.</summary>
    public async Task<Person> As(Role role, Guid principal, Guid? company, CancellationToken ct)
    {
        var who = $"{role} {principal}";
        if (_hired.TryGetValue(who, out var hired))
            return hired;

        var listed = await theOperator.Get("tokens", ct);
        foreach (var token in listed.GetProperty("items").EnumerateArray().Where(token => token.GetProperty("principal").GetGuid() == principal))
            await theOperator.Delete($"tokens/{token.GetProperty("id").GetGuid()}", ct);

        var told = await theOperator.Post("tokens", $"demonstration/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}", new { role, company, principal, days = 1 }, ct);
        return _hired[who] = new Person(service, told.GetProperty("token").GetString()!);
    }

    public void Dispose()
    {
        foreach (var person in _hired.Values)
            person.Dispose();
    }
}
