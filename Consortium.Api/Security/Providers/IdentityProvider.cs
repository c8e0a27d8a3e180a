using System.Collections.Immutable;
using Consortium.Domain;

namespace Consortium.Api.Security.Providers;

/// <summary>That a company signs its own people in, and which of them it did. By whom, and what it calls them, stands beside the record.</summary>
internal abstract record IdentityProvider : IState<IdentityProvider, IdentityProviderEvent>
{
    public static readonly Refusal NotFound = new(
        "identity-provider.unknown", "L-39",
        "Cette entreprise ne connecte pas elle-même ses gens.",
        "This company does not sign its people in itself.");

    private IdentityProvider() { }

    public sealed record None : IdentityProvider;

    /// <param name="Bound">Who was recognised, by role and principal.</param>
    public sealed record Connected(ImmutableHashSet<Guid> Bound) : IdentityProvider;

    /// <summary>It was connected once.</summary>
    public sealed record Removed : IdentityProvider;

    public static IdentityProvider Initial { get; } = new None();

    public static Guid StreamOf(CompanyId company) => DerivedId.Of("identity provider", company.Value);

    public static Guid Key(Role role, Guid principal) => DerivedId.Of($"identity of {role}", principal);

    public static IdentityProvider Evolve(IdentityProvider state, IdentityProviderEvent recorded) => (state, recorded) switch
    {
        (Connected connected, IdentityProviderEvent.Set { AnotherIssuer: false }) => connected,
        (_, IdentityProviderEvent.Set) => new Connected([]),
        (Connected connected, IdentityProviderEvent.Recognised e) => new Connected(connected.Bound.Add(Key(e.Role, e.Principal))),
        (Connected, IdentityProviderEvent.Removed) => new Removed(),
        _ => state,
    };
}

/// <summary>What happens to a company's provider.</summary>
internal abstract record IdentityProviderEvent
{
    private IdentityProviderEvent() { }

    /// <param name="AnotherIssuer">Whoever was recognised before is recognised anew.</param>
    public sealed record Set(CompanyId Company, bool AnotherIssuer, DateTimeOffset At) : IdentityProviderEvent;

    /// <summary>Somebody came in by it for the first time in this role.</summary>
    public sealed record Recognised(Role Role, Guid Principal, DateTimeOffset At) : IdentityProviderEvent;

    public sealed record Removed(DateTimeOffset At) : IdentityProviderEvent;
}

/// <summary>Connects a company's provider, or changes how. Said again as it is, it records nothing.</summary>
internal sealed record SetIdentityProvider(CompanyId Company, bool IsAnother, bool AnotherIssuer)
{
    public static readonly Refusal AddressRefused = new(
        "identity-provider.address-refused", "L-39",
        "L'émetteur doit être une adresse https de l'internet public, sans paramètre ni fragment.",
        "The issuer must be an https address on the public internet, without a query or fragment.");

    public static readonly Refusal NoAnswer = new(
        "identity-provider.no-answer", "L-39",
        "Personne ne répond à cette adresse comme fournisseur OpenID Connect de ce nom.",
        "Nobody answers at this address as an OpenID Connect provider of this name.");

    public static readonly Refusal IssuerTaken = new(
        "identity-provider.issuer-taken", "L-39",
        "Une autre entreprise est déjà connectée à cet émetteur : chacune a le sien.",
        "Another company is connected to this issuer already: each has its own.");

    public static readonly Refusal DomainTaken = new(
        "identity-provider.domain-taken", "L-39",
        "Un de ces domaines appartient déjà à une autre entreprise.",
        "One of these domains belongs to another company already.");

    public static readonly Refusal DomainMalformed = new(
        "identity-provider.domain-malformed", "L-39",
        "Un domaine s'écrit en minuscules, comme membres.exemple.ca, et pas autrement.",
        "A domain is written in lower case, as members.example.com, and not otherwise.");

    public static readonly Refusal AudienceOfClient = new(
        "identity-provider.audience-of-client", "L-39",
        "L'audience des jetons de l'API doit différer de l'identifiant du client : sinon un jeton de connexion ouvrirait l'API.",
        "The audience of tokens for the API must differ from the client's id: else a sign-in token would open the API.");

    public Outcome<IdentityProviderEvent> Decide(IdentityProvider provider, DateTimeOffset at) =>
        provider is IdentityProvider.Connected && !IsAnother
            ? Outcome.AlreadyDone<IdentityProviderEvent>()
            : new IdentityProviderEvent.Set(Company, AnotherIssuer, at);
}

/// <summary>From now on the company's people come in otherwise. Removing it again records nothing.</summary>
internal static class RemoveIdentityProvider
{
    public static Outcome<IdentityProviderEvent> Decide(IdentityProvider provider, DateTimeOffset at) => provider switch
    {
        IdentityProvider.Connected => new IdentityProviderEvent.Removed(at),
        IdentityProvider.Removed => Outcome.AlreadyDone<IdentityProviderEvent>(),
        _ => IdentityProvider.NotFound,
    };
}

/// <summary>Notes who somebody of a provider is. Who was recognised already is not recognised again.</summary>
internal sealed record RecognisePerson(IReadOnlyList<Scope> Holders)
{
    public Outcome<IdentityProviderEvent> Decide(IdentityProvider provider, DateTimeOffset at) => provider is IdentityProvider.Connected connected
        ? Outcome.Record<IdentityProviderEvent>(
            [
                .. Holders.Where(holder => !connected.Bound.Contains(IdentityProvider.Key(holder.Role, holder.Principal)))
                    .Select(holder => new IdentityProviderEvent.Recognised(holder.Role, holder.Principal, at)),
            ])
        : IdentityProvider.NotFound;
}
