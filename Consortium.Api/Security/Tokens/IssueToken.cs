using Consortium.Domain;

namespace Consortium.Api.Security.Tokens;

/// <summary>Gives a principal a token in one role. A token that was issued under this id already is not issued again.</summary>
internal sealed record IssueToken(Guid Token, Scope Holder, int Days = IssueToken.Ordinary)
{
    public const int MostLive = 2;

    public const int Ordinary = 90;
    public const int Longest = 365;

    public static readonly Refusal TwoAreLive = new(
        "token.two-are-live", "L-39",
        "Deux jetons sont déjà en vigueur pour ce titulaire : révoquez l'ancien, puis demandez le nouveau.",
        "This holder has two tokens in force already: revoke the older one, then ask for the new one.");

    public static readonly Refusal TooLong = new(
        "token.too-long", "L-39",
        "Un jeton vaut de 1 à 365 jours.",
        "A token is valid for 1 to 365 days.");

    public Outcome<TokenEvent> Decide(HeldTokens held, DateTimeOffset at)
    {
        if (held.Live.ContainsKey(Token))
            return Outcome.AlreadyDone<TokenEvent>();
        if (Days is < 1 or > Longest)
            return TooLong;
        if (held.Live.Values.Count(expiry => expiry > at) >= MostLive)
            return TwoAreLive;

        return new TokenEvent.Issued(Token, Holder.Role, Holder.Company, Holder.Principal, at.AddDays(Days), at);
    }
}
