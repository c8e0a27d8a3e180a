using System.Collections.Immutable;
using Consortium.Domain;

namespace Consortium.Api.Security.Tokens;

/// <summary>The tokens of one principal in one role for one company: at most two are live, so that one can replace the other.</summary>
/// <param name="Live">Tokens that were not revoked, and when each expires.</param>
internal sealed record HeldTokens(ImmutableDictionary<Guid, DateTimeOffset> Live) : IState<HeldTokens, TokenEvent>
{
    public static HeldTokens Initial { get; } = new(ImmutableDictionary<Guid, DateTimeOffset>.Empty);

    public static HeldTokens Evolve(HeldTokens state, TokenEvent recorded) => recorded switch
    {
        TokenEvent.Issued e => new(state.Live.SetItem(e.Token, e.ExpiresAt)),
        TokenEvent.Revoked e => new(state.Live.Remove(e.Token)),
        _ => state,
    };

    /// <summary>The stream in which a holder's tokens are recorded.</summary>
    public static Guid StreamOf(Scope holder) =>
        DerivedId.Of($"tokens of {holder.Role}", holder.Principal, holder.Company?.Value ?? Guid.Empty);
}

/// <summary>What happens to tokens.</summary>
internal abstract record TokenEvent
{
    private TokenEvent() { }

    public sealed record Issued(Guid Token, Role Role, CompanyId? Company, Guid Principal, DateTimeOffset ExpiresAt, DateTimeOffset At) : TokenEvent;

    public sealed record Revoked(Guid Token, DateTimeOffset At) : TokenEvent;
}
