using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>One seat per member company, and what its holders declared about their links.</summary>
/// <param name="Seats">Who sits for which company.</param>
/// <param name="Links">Companies and participants that a holder declared a link with, beforehand (L-31).</param>
public sealed record SteeringCommittee(
    ImmutableSortedDictionary<Guid, CommitteeMemberId> Seats,
    ImmutableHashSet<DeclaredLink> Links) : IState<SteeringCommittee, SteeringCommitteeEvent>
{
    /// <summary>One consortium has one committee, so its stream is fixed.</summary>
    public static Guid Stream { get; } = DerivedId.Of("steering-committee");

    /// <inheritdoc/>
    public static SteeringCommittee Initial { get; } = new(ImmutableSortedDictionary<Guid, CommitteeMemberId>.Empty, []);

    /// <summary>The seats of this moment, in the order of their companies' ids.</summary>
    public ImmutableArray<Seat> Roster => [.. Seats.Select(seat => new Seat(new CompanyId(seat.Key), seat.Value))];

    /// <summary>The holders who declared a link with any of these companies and participants.</summary>
    public IEnumerable<CommitteeMemberId> LinkedWith(IReadOnlyList<Guid> touched) =>
        Seats.Values.Where(member => touched.Any(id => Links.Contains(new DeclaredLink(member, id))));

    /// <inheritdoc/>
    public static SteeringCommittee Evolve(SteeringCommittee state, SteeringCommitteeEvent recorded) => recorded switch
    {
        SteeringCommitteeEvent.SeatFilled e => state with { Seats = state.Seats.SetItem(e.Company.Value, e.Member) },
        SteeringCommitteeEvent.LinkDeclared e => state with { Links = state.Links.Add(e.Link) },
        _ => state,
    };
}

/// <summary>A link of a committee member with a company or with a participant; what kind of link is nobody's business.</summary>
/// <param name="Member">Who declared it.</param>
/// <param name="With">The id of the company or of the participant.</param>
public sealed record DeclaredLink(CommitteeMemberId Member, Guid With);

/// <summary>What happens to the committee.</summary>
public abstract record SteeringCommitteeEvent
{
    private SteeringCommitteeEvent() { }

    /// <summary>The company's seat went to this member; whoever held it before no longer does.</summary>
    public sealed record SeatFilled(CompanyId Company, CommitteeMemberId Member, DateTimeOffset At) : SteeringCommitteeEvent;

    /// <summary>A member declared a link, which recuses them from every later ballot that it touches.</summary>
    public sealed record LinkDeclared(DeclaredLink Link, DateTimeOffset At) : SteeringCommitteeEvent;
}
