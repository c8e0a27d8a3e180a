using Consortium.Domain;

namespace Consortium.Api.Security.SignIn;

/// <summary>Offers a principal a way in. A link that was created already is not created again.</summary>
internal sealed record CreateSignInLink(Scope Holder, int Minutes = CreateSignInLink.Ordinary)
{
    public const int Ordinary = 30;
    public const int Longest = 7 * 24 * 60;

    public static readonly Refusal TooLong = new(
        "sign-in-link.too-long", "L-39",
        "Un lien de connexion vaut de 1 minute à 7 jours.",
        "A sign-in link is valid for 1 minute to 7 days.");

    public Outcome<SignInLinkEvent> Decide(SignInLink link, DateTimeOffset at)
    {
        if (link is not SignInLink.Unknown)
            return Outcome.AlreadyDone<SignInLinkEvent>();
        if (Minutes is < 1 or > Longest)
            return TooLong;

        return new SignInLinkEvent.Created(Holder.Role, Holder.Company, Holder.Principal, at.AddMinutes(Minutes), at);
    }
}
