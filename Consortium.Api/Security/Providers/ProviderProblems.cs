using Consortium.Api.Http;

namespace Consortium.Api.Security.Providers;

/// <summary>Why somebody who came by way of their company's provider was not let in.</summary>
internal static class ProviderProblems
{
    public static readonly Problem BeginAgain = new(
        "provider.begin-again", 400,
        "Cette connexion a expiré, a servi, ou a commencé ailleurs. Recommencez à la page de connexion.",
        "This sign-in has expired, was used, or began elsewhere. Begin again at the sign-in page.");

    public static readonly Problem NotSignedIn = new(
        "provider.not-signed-in", 403,
        "Votre entreprise ne vous a pas connecté·e. Recommencez, ou demandez à vos services informatiques.",
        "Your company did not sign you in. Begin again, or ask its IT department.");

    public static readonly Problem NoProof = new(
        "provider.no-proof", 403,
        "Ce que votre entreprise a répondu ne prouve pas qui vous êtes. Recommencez ; si rien ne change, vos services informatiques et l'exploitation du service doivent comparer leurs réglages.",
        "What your company answered does not prove who you are. Begin again; if nothing changes, its IT department and the operator have to compare their settings.");

    public static readonly Problem NotVerified = new(
        "provider.address-not-verified", 403,
        "Votre entreprise n'a pas confirmé votre adresse courriel : c'est à elle de le dire.",
        "Your company did not confirm your e-mail address: it is for it to say so.");

    public static readonly Problem NotOfCompany = new(
        "provider.address-not-of-company", 403,
        "Votre entreprise s'est prononcée sur une adresse qui n'est pas des siennes.",
        "Your company spoke for an address that is not one of its own.");

    public static readonly Problem NobodyKnown = new(
        "provider.nobody-known", 403,
        "Votre entreprise vous connaît, mais personne n'a ici de compte à cette adresse. Demandez-en un à vos ressources humaines ou à la personne responsable de l'exploitation.",
        "Your company knows you, but nobody here has an account with this address. Ask your human resources or the operator for one.");

    public static readonly Problem WhichRole = new(
        "access.which-role", 400,
        "Ce jeton ouvre plusieurs rôles : nommez-en un dans l'en-tête Consortium-Role, comme company-hr, ou par l'identifiant du titulaire.",
        "This token opens several roles: name one in the header Consortium-Role, as company-hr, or by the holder's id.");
}
