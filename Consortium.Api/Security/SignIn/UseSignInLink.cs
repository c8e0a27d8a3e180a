using Consortium.Domain;

namespace Consortium.Api.Security.SignIn;

/// <summary>Opens a session by a link. Unlike other acts it may not be repeated: a link that was used signs nobody in again.</summary>
internal sealed record UseSignInLink(Guid Session)
{
    public static readonly Refusal OpensNoMore = new(
        "sign-in-link.opens-no-more", "L-39",
        "Ce lien n'ouvre plus rien : il a servi, il a expiré, ou il n'a jamais existé. Demandez-en un autre.",
        "This link opens nothing any more: it was used, it has expired, or it never existed. Ask for another one.");

    public Outcome<SignInLinkEvent> Decide(SignInLink link, DateTimeOffset at) =>
        link.OpensAt(at) ? new SignInLinkEvent.Used(Session, at) : OpensNoMore;
}
