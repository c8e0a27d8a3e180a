using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Consortium.Api.Adapters;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Domain;
using Consortium.Domain.Companies;
using Npgsql;

namespace Consortium.Api.Security.Providers;

internal sealed partial class SetIdentityProviderEndpoint : IEndpoint
{
    private const int MostDomains = 50;

    /// <param name="Issuer">The provider's name as its metadata and tokens say it: an https address, which no other company names.</param>
    /// <param name="Client">What the provider knows this service as.</param>
    /// <param name="Secret">The client's secret; it is kept sealed and never shown again.</param>
    /// <param name="Domains">The domains of the company's e-mail addresses, as members.example: the provider speaks for these alone.</param>
    /// <param name="Audience">What tokens of this provider name as their audience when a program of the company sends them to the API; none are taken when absent.</param>
    internal sealed record Request(
        [property: Required, StringLength(2_000, MinimumLength = 1)] string Issuer,
        [property: Required, StringLength(500, MinimumLength = 1)] string Client,
        [property: Required, StringLength(2_000, MinimumLength = 1)] string Secret,
        [property: Required, MinLength(1), MaxLength(MostDomains)] IReadOnlyList<string> Domains,
        [property: StringLength(500, MinimumLength = 1)] string? Audience = null);

    public static void Map(IEndpointRouteBuilder api) => api.MapPut("/companies/{company:guid}/identity-provider", Set)
        .WithName("SetIdentityProvider")
        .WithSummary("Connects the OpenID Connect provider by which a company signs its own people in. Its metadata is fetched at once.")
        .WithTags("Access")
        .Produces<ListIdentityProvidersEndpoint.Item>();

    private static async Task<IResult> Set(
        Guid company, Request request, ActRequest act, ProviderTable providers, Issuers issuers, AddressGuard guard, IEventStreams streams, TimeProvider clock,
        CancellationToken ct)
    {
        var id = new CompanyId(company);
        if (await streams.Load<PartnerCompany>(company, ct) is not { State: PartnerCompany.Member or PartnerCompany.Candidate })
            return Answer.Refused(PartnerCompany.NotFound);
        if (!request.Domains.All(domain => DomainName().IsMatch(domain)))
            return Answer.Refused(SetIdentityProvider.DomainMalformed);
        if (request.Audience == request.Client)
            return Answer.Refused(SetIdentityProvider.AudienceOfClient);
        if (Issuers.AddressOf(request.Issuer) is not { } address || await guard.Refuses(address, ct) is not null)
            return Answer.Refused(SetIdentityProvider.AddressRefused);
        if (await issuers.Find(request.Issuer, ct) is null)
            return Answer.Refused(SetIdentityProvider.NoAnswer);

        var (before, at) = (await providers.Of(id, ct), clock.GetUtcNow());
        var now = new Provider(
            id, request.Issuer, request.Client, request.Secret, request.Audience, [.. request.Domains.Distinct().Order(StringComparer.Ordinal)], at);
        var isAnother = before is null || !before.Domains.SequenceEqual(now.Domains) || before with { Domains = [], SetAt = at } != now with { Domains = [] };
        try
        {
            var decided = await streams.Decide(
                StreamAddress.Of<IdentityProvider>(IdentityProvider.StreamOf(id), act.Expected),
                (IdentityProvider state) => new SetIdentityProvider(id, isAnother, before?.Issuer != now.Issuer).Decide(state, at),
                alongside: providers.Set(now),
                ct: ct);
            return Answer.Ok(decided, _ => ListIdentityProvidersEndpoint.Of(now));
        }
        catch (PostgresException taken) when (taken.ConstraintName is ProviderTable.IssuerOnce)
        {
            return Answer.Refused(SetIdentityProvider.IssuerTaken);
        }
        catch (PostgresException taken) when (taken.ConstraintName is ProviderTable.DomainOnce)
        {
            return Answer.Refused(SetIdentityProvider.DomainTaken);
        }
    }

    [GeneratedRegex(@"^(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+\z")]
    private static partial Regex DomainName();
}

internal sealed class ListIdentityProvidersEndpoint : IEndpoint
{
    /// <param name="Domains">The domains that it speaks for.</param>
    internal sealed record Item(CompanyId Company, string Issuer, string Client, string? Audience, IReadOnlyList<string> Domains, DateTimeOffset SetAt);

    internal sealed record Listed(IReadOnlyList<Item> Items);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/identity-providers", List)
        .WithName("ListIdentityProviders")
        .WithSummary("Which companies sign their own people in, and by whom; secrets are not shown again.")
        .WithTags("Access")
        .Produces<Listed>();

    public static Item Of(Provider provider) =>
        new(provider.Company, provider.Issuer, provider.Client, provider.Audience, provider.Domains, provider.SetAt);

    private static async Task<IResult> List(ProviderTable providers, CancellationToken ct) =>
        TypedResults.Ok(new Listed([.. (await providers.All(ct)).Select(Of)]));
}

internal sealed class RemoveIdentityProviderEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder api) => api.MapDelete("/companies/{company:guid}/identity-provider", Remove)
        .WithName("RemoveIdentityProvider")
        .WithSummary("Disconnects a company's provider: from now on its people come in by e-mailed links, and its tokens open nothing.")
        .WithTags("Access")
        .Produces(StatusCodes.Status204NoContent);

    private static async Task<IResult> Remove(Guid company, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var id = new CompanyId(company);
        var decided = await streams.Decide(
            StreamAddress.Of<IdentityProvider>(IdentityProvider.StreamOf(id)),
            (IdentityProvider state) => RemoveIdentityProvider.Decide(state, clock.GetUtcNow()),
            alongside: [ProviderTable.Remove(id)],
            ct: ct);
        return decided.Refusal is { } refusal ? Answer.Refused(refusal) : TypedResults.NoContent();
    }
}
