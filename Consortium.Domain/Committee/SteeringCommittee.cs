using System.Collections.Immutable;

namespace Consortium.Domain.Committee;

/// <summary>One seat per member company, who chairs, and what its people declared about their links.</summary>
/// <param name="Seats">Who sits for which company; a company that is not here has a vacant seat.</param>
/// <param name="Chair">The holder who chairs; null when nobody does.</param>
/// <param name="Links">Companies and participants that somebody declared a link with, beforehand (L-31).</param>
public sealed record SteeringCommittee(
    ImmutableSortedDictionary<Guid, SeatHolders> Seats,
    CommitteeMemberId? Chair,
    ImmutableHashSet<DeclaredLink> Links) : IState<SteeringCommittee, SteeringCommitteeEvent>
{
    /// <summary>One consortium has one committee, so its stream is fixed.</summary>
    public static Guid Stream { get; } = DerivedId.Of("steering-committee");

    /// <inheritdoc/>
    public static SteeringCommittee Initial { get; } = new(ImmutableSortedDictionary<Guid, SeatHolders>.Empty, null, []);

    /// <summary>Who sits for a company; neither of the two when the seat is vacant.</summary>
    public SeatHolders this[CompanyId company] => Seats.GetValueOrDefault(company.Value) ?? new SeatHolders(null, null);

    /// <summary>The company that a person sits for, as holder or as alternate; null when for none.</summary>
    public CompanyId? CompanyOf(CommitteeMemberId member) =>
        Seats.Where(seat => seat.Value.Includes(member)).Select(seat => (CompanyId?)new CompanyId(seat.Key)).FirstOrDefault();

    /// <summary>
    /// The seats of this moment for these companies, in the order of the companies' ids. A seat without a holder is its
    /// alternate's; one with neither is vacant and not among them.
    /// </summary>
    public ImmutableArray<Seat> RosterOf(IReadOnlySet<CompanyId> companies) =>
    [
        .. from seat in Seats
           let company = new CompanyId(seat.Key)
           where companies.Contains(company)
           let holder = seat.Value.Holder ?? seat.Value.Alternate
           where holder is not null
           select new Seat(company, holder.Value, seat.Value.Holder is null ? null : seat.Value.Alternate),
    ];

    /// <summary>The people of the committee who declared a link with any of these companies and participants.</summary>
    public IEnumerable<CommitteeMemberId> LinkedWith(IReadOnlyList<Guid> touched) =>
        Seats.Values.SelectMany(seat => seat.People).Where(member => touched.Any(id => Links.Contains(new DeclaredLink(member, id))));

    /// <inheritdoc/>
    public static SteeringCommittee Evolve(SteeringCommittee state, SteeringCommitteeEvent recorded) => recorded switch
    {
        SteeringCommitteeEvent.SeatFilled e => state.With(e.Company, seat => seat with { Holder = e.Member }),
        SteeringCommitteeEvent.AlternateNamed e => state.With(e.Company, seat => seat with { Alternate = e.Member }),
        SteeringCommitteeEvent.SeatLeft { Part: SeatPart.Holder } e => state.With(e.Company, seat => seat with { Holder = null }),
        SteeringCommitteeEvent.SeatLeft e => state.With(e.Company, seat => seat with { Alternate = null }),
        SteeringCommitteeEvent.ChairAppointed e => state with { Chair = e.Member },
        SteeringCommitteeEvent.ChairLeft => state with { Chair = null },
        SteeringCommitteeEvent.LinkDeclared e => state with { Links = state.Links.Add(e.Link) },
        _ => state,
    };

    /// <summary>The end of somebody's chair, when it is they who leave their seat: a chair holds a seat.</summary>
    internal IReadOnlyList<SteeringCommitteeEvent> ChairEndsWith(CommitteeMemberId? leaving, DateTimeOffset at) =>
        leaving is { } member && Chair == member ? [new SteeringCommitteeEvent.ChairLeft(member, at)] : [];

    private SteeringCommittee With(CompanyId company, Func<SeatHolders, SeatHolders> change) =>
        this with { Seats = Seats.SetItem(company.Value, change(this[company])) };
}

/// <summary>Who sits for a company.</summary>
/// <param name="Holder">Who votes; null when the seat is vacant.</param>
/// <param name="Alternate">Who votes when the holder does not; null when nobody was named.</param>
public sealed record SeatHolders(CommitteeMemberId? Holder, CommitteeMemberId? Alternate)
{
    /// <summary>The one or two who sit.</summary>
    public IEnumerable<CommitteeMemberId> People => new[] { Holder, Alternate }.OfType<CommitteeMemberId>();

    /// <summary>Whether this person is one of them.</summary>
    public bool Includes(CommitteeMemberId member) => Holder == member || Alternate == member;
}

/// <summary>What a person is to their company's seat.</summary>
public enum SeatPart
{
    /// <summary>The holder.</summary>
    Holder,

    /// <summary>The alternate.</summary>
    Alternate,
}

/// <summary>A link of a committee member with a company or with a participant; what kind of link is nobody's business.</summary>
/// <param name="Member">Who declared it.</param>
/// <param name="With">The id of the company or of the participant.</param>
public sealed record DeclaredLink(CommitteeMemberId Member, Guid With);

/// <summary>What happens to the committee. Each change of who sits is an event of its own (C-24).</summary>
public abstract record SteeringCommitteeEvent
{
    private SteeringCommitteeEvent() { }

    /// <summary>The company's seat went to this member; whoever held it before no longer does.</summary>
    public sealed record SeatFilled(CompanyId Company, CommitteeMemberId Member, DateTimeOffset At) : SteeringCommitteeEvent;

    /// <summary>The company has this alternate; whoever was it before no longer is.</summary>
    public sealed record AlternateNamed(CompanyId Company, CommitteeMemberId Member, DateTimeOffset At) : SteeringCommitteeEvent;

    /// <summary>Somebody no longer sits for the company.</summary>
    public sealed record SeatLeft(CompanyId Company, CommitteeMemberId Member, SeatPart Part, DateTimeOffset At) : SteeringCommitteeEvent;

    /// <summary>This member chairs from now on; the first appointment constitutes the committee.</summary>
    public sealed record ChairAppointed(CompanyId Company, CommitteeMemberId Member, DateTimeOffset At) : SteeringCommitteeEvent;

    /// <summary>The member no longer chairs.</summary>
    public sealed record ChairLeft(CommitteeMemberId Member, DateTimeOffset At) : SteeringCommitteeEvent;

    /// <summary>A member declared a link, which recuses them from every later ballot that it touches.</summary>
    public sealed record LinkDeclared(DeclaredLink Link, DateTimeOffset At) : SteeringCommitteeEvent;
}
