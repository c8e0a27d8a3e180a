using Consortium.Domain;

namespace Consortium.Api.Security.SignIn;

/// <summary>
/// A link that signs one person in, once. Its stream's id follows from the secret in the link, so the secret itself is kept
/// nowhere.
/// </summary>
internal abstract record SignInLink : IState<SignInLink, SignInLinkEvent>
{
    private SignInLink() { }

    public sealed record Unknown : SignInLink;

    public sealed record Offered(Scope Holder, DateTimeOffset ExpiresAt) : SignInLink;

    public sealed record Used : SignInLink;

    public static SignInLink Initial { get; } = new Unknown();

    public static SignInLink Evolve(SignInLink state, SignInLinkEvent recorded) => (state, recorded) switch
    {
        (Unknown, SignInLinkEvent.Created e) => new Offered(new Scope(e.Role, e.Company, e.Principal), e.ExpiresAt),
        (Offered, SignInLinkEvent.Used) => new Used(),
        _ => state,
    };

    /// <summary>Whether it opens at this time; it still does in the last instant.</summary>
    public bool OpensAt(DateTimeOffset at) => this is Offered offered && at <= offered.ExpiresAt;
}

/// <summary>What happens to sign-in links.</summary>
internal abstract record SignInLinkEvent
{
    private SignInLinkEvent() { }

    public sealed record Created(Role Role, CompanyId? Company, Guid Principal, DateTimeOffset ExpiresAt, DateTimeOffset At) : SignInLinkEvent;

    public sealed record Used(Guid Session, DateTimeOffset At) : SignInLinkEvent;
}
