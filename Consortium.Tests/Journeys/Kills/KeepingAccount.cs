using System.Text.Json;

namespace Consortium.Tests.Journeys.Kills;

/// <summary>The account that the kills are judged by must see what it is there to see.</summary>
public sealed class KeepingAccount
{
    private static readonly Guid Acme = new("0198a000-0000-7000-8000-000000000001");
    private static readonly Guid Borealis = new("0198a000-0000-7000-8000-000000000002");
    private static readonly Guid Match = new("0198a000-0000-7000-8000-000000000003");
    private static readonly object Subject = new { kind = "match", match = Match };
    private static readonly Guid Ballot = new("0198a000-0000-7000-8000-000000000004");
    private static readonly Guid Decision = new("0198a000-0000-7000-8000-000000000005");
    private static readonly Guid Member = new("0198a000-0000-7000-8000-000000000006");
    private static readonly Guid ToAcme = new("0198a000-0000-7000-8000-000000000007");
    private static readonly Guid ToBorealis = new("0198a000-0000-7000-8000-000000000008");
    private static readonly Guid Person = new("0198a000-0000-7000-8000-000000000009");
    private static readonly Guid Cohort = new("0198a000-0000-7000-8000-00000000000a");

    private readonly History _history = new();

    private readonly List<Stored> _stored =
    [
        Event(Person, 1, "participant.registered", new { participant = Person, cohort = Cohort, capacity = 1 }),
        Event(Person, 2, "participant.place-reserved", new { participant = Person, match = Match }),
        Event(
            Ballot,
            1,
            "ballot.opened",
            new { ballot = Ballot, items = new[] { new { subject = Subject, homeCompanies = new[] { Acme } } }, roster = new[] { new { company = Acme }, new { company = Borealis } } }),
        Event(Ballot, 2, "ballot.vote-cast", new { ballot = Ballot, member = Member, vote = "for" }),
        Event(Ballot, 3, "ballot.item-settled", new { ballot = Ballot, subject = Subject }),
        Event(Match, 1, "match.decided", new { match = Match, decision = new { id = Decision, ballot = Ballot } }),
        Event(ToAcme, 1, "delivery.opened", new { notice = new { kind = "decision", decision = Decision, company = Acme }, number = 1 }),
        Event(ToBorealis, 1, "delivery.opened", new { notice = new { kind = "slate", ballot = Ballot, company = Borealis }, number = 1 }),
        Event(ToAcme, 2, "delivery.receipted", new { delivery = ToAcme }),
        Event(ToBorealis, 2, "delivery.receipted", new { delivery = ToBorealis }),
    ];

    private readonly Dictionary<Guid, IReadOnlyList<Effect>> _received = new()
    {
        [Acme] = [new Effect(ToAcme, Decision)],
        [Borealis] = [new Effect(ToBorealis, Ballot)],
    };

    public KeepingAccount()
    {
        _history.Acknowledged.Enqueue(new Act("ballot.vote-cast", Ballot, Member));
        _history.Acknowledged.Enqueue(new Act("participant.registered", Person, Cohort));
    }

    [Fact]
    public void Finds_nothing_wrong_with_what_went_right() => Assert.Empty(Faults());

    [Fact]
    public void Finds_an_acknowledged_vote_that_is_not_in_the_store()
    {
        _stored[3] = Event(Ballot, 2, "ballot.vote-cast", new { ballot = Ballot, member = Acme, vote = "for" });

        Assert.StartsWith("lost: ballot.vote-cast", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_vote_that_was_recorded_twice()
    {
        _stored.Add(Event(Ballot, 4, "ballot.vote-cast", new { ballot = Ballot, member = Member, vote = "for" }));

        Assert.StartsWith("doubled: ballot.vote-cast", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_an_unknown_outcome_either_way_and_not_for_two()
    {
        _history.Unknown.Enqueue(new Act("participant.registered", null, Cohort));
        Assert.Empty(Faults());

        Register(Borealis);
        Assert.Empty(Faults());

        Register(Acme);
        Assert.StartsWith("3 of", Assert.Single(Faults()), StringComparison.Ordinal);

        void Register(Guid participant) =>
            _stored.Add(Event(participant, 1, "participant.registered", new { participant, cohort = Cohort, capacity = 1 }));
    }

    [Fact]
    public void Finds_a_ballot_that_was_settled_twice()
    {
        _stored.Add(Event(Ballot, 4, "ballot.item-settled", new { ballot = Ballot, subject = Subject }));

        Assert.Equal($"{Ballot} is settled 2 times", Assert.Single(Faults()));
    }

    [Fact]
    public void Finds_a_settled_ballot_without_a_decision_and_one_with_two()
    {
        _stored.Add(Event(Match, 2, "match.decided", new { match = Match, decision = new { id = Decision, ballot = Ballot } }));
        Assert.Contains(Faults(), fault => fault.StartsWith("2 decisions", StringComparison.Ordinal));

        _stored.RemoveAll(one => one.Type == "match.decided");
        Assert.Contains(Faults(), fault => fault.StartsWith("0 decisions", StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_a_notice_that_was_never_issued()
    {
        _stored.RemoveAll(one => one.Stream == ToBorealis);
        _received[Borealis] = [];

        Assert.StartsWith("0 notices", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_notice_that_the_receiver_never_got()
    {
        _received[Borealis] = [];

        Assert.StartsWith("missing at", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_decision_that_had_two_effects_and_one_that_nobody_sent()
    {
        _received[Acme] = [new Effect(ToAcme, Decision), new Effect(Person, Decision)];

        Assert.Equal(2, Faults().Count);
    }

    [Fact]
    public void Finds_a_person_with_more_matches_than_places()
    {
        _stored.Add(Event(Person, 3, "participant.place-reserved", new { participant = Person, match = Ballot }));

        Assert.StartsWith("more places", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_stream_with_a_hole()
    {
        _stored.RemoveAll(one => one is { Type: "participant.place-reserved" });
        _stored.Add(Event(Person, 3, "participant.place-taken", new { participant = Person, match = Match }));

        Assert.StartsWith("versions of", Assert.Single(Faults()), StringComparison.Ordinal);
    }

    private IReadOnlyList<string> Faults() => new Account(_history, _stored, _received).Faults();

    private static Stored Event(Guid stream, long version, string type, object data) =>
        new(stream, version, type, JsonSerializer.SerializeToElement(data));
}
