using Consortium.Domain;
using Consortium.Domain.Committee;

namespace Consortium.Tests.Acts;

public class ABallotOverItsLife
{
    private static readonly DateTimeOffset _opened = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _closesAt = _opened.AddMinutes(20);

    [Fact]
    public void Ends_as_the_agreed_arithmetic_says()
    {
        var results = new HashSet<BallotResult?>();
        for (var seed = 0; seed < 20_000; seed++)
            results.Add(Live(seed));

        Assert.Equal([BallotResult.Approved, BallotResult.Rejected, BallotResult.Inquorate], results.Order());
    }

    // One history: a roster, some recused from the start, then votes, changes of vote and recusals, some after the end.
    private static BallotResult? Live(int seed)
    {
        var draw = new Random(seed);
        var seats = Enumerable.Range(0, draw.Next(1, 8)).Select(n => new Seat(new(DerivedId.Of($"company {n}")), new(DerivedId.Of($"member {n}")))).ToArray();
        // The first two companies are home; sometimes one or both have no seat.
        CompanyId[] home = [new(DerivedId.Of("company 0")), new(DerivedId.Of("company 1"))];
        Seat[] roster = [.. seats.Where((_, n) => n > 1 || draw.Next(5) > 0)];
        draw.Shuffle(roster);
        CommitteeMemberId[] recused = [.. roster.Where(_ => draw.Next(6) == 0).Select(seat => seat.Member)];
        var counted = new BallotByHand(roster.Select(seat => (seat.Member.Value, home.Contains(seat.Company))), recused.Select(member => member.Value));
        var ballot = Ballot.Evolve(
            Ballot.Initial,
            new BallotEvent.Opened(
                Scene.TheBallot, [.. roster], [new OpenedItem(Scene.TheItem, Scene.OnTheMatch, [.. home], [.. recused], Scene.Dossier)], BallotProcedure.Vote, _closesAt, _opened));

        var at = _opened;
        for (var step = 0; step < 24 && roster.Length > 0; step++)
        {
            at += TimeSpan.FromMinutes(draw.Next(3));
            var (company, member, _) = roster[draw.Next(roster.Length)];
            var vote = (Vote)draw.Next(3);
            var recuses = draw.Next(7) == 0;
            var outcome = recuses ? new RecuseMember(member, []).Decide(ballot, at) : new CastVote(member, company, vote, []).Decide(ballot, at);
            var expected = recuses ? counted.Recuse(member.Value, open: at <= _closesAt) : counted.Cast(member.Value, vote, open: at <= _closesAt);

            Assert.Equal((seed, step, expected), (seed, step, (outcome.Refusal?.Code, outcome.Events.Count)));
            ballot = outcome.Events.Aggregate(ballot, Ballot.Evolve);
            Assert.Equal((seed, step, counted.Result), (seed, step, ((Ballot.Held)ballot).Items[0].Result));
        }

        var closing = new CloseBallot().Decide(ballot, _closesAt.AddTicks(1));
        counted.Close();
        ballot = closing.Events.Aggregate(ballot, Ballot.Evolve);
        var end = ((Ballot.Held)ballot).Items[0].Result;
        Assert.Equal((seed, counted.Result), (seed, end));
        Assert.Empty(new CloseBallot().Decide(ballot, _closesAt.AddDays(1)).Events);
        return end;
    }
}

/// <summary>
/// The committee's arithmetic, written a second time from the rules in words. Whether a ballot is over it does not calculate:
/// it tries every way in which the votes still to come could fall.
/// </summary>
internal sealed class BallotByHand(IEnumerable<(Guid Member, bool IsHome)> roster, IEnumerable<Guid> recused)
{
    private readonly List<(Guid Member, bool IsHome)> _unrecused = [.. roster.Where(seat => !recused.Contains(seat.Member))];
    private readonly HashSet<Guid> _recused = [.. recused];
    private readonly Dictionary<Guid, Vote> _votes = [];

    public BallotResult? Result { get; private set; }

    public (string? Refused, int Events) Cast(Guid member, Vote vote, bool open)
    {
        if (_votes.TryGetValue(member, out var before) && before == vote)
            return (null, 0);
        if (!open || Result is not null)
            return ("ballot.closed", 0);
        if (_recused.Contains(member))
            return ("ballot.recused", 0);
        if (!Voters().Exists(voter => voter.Member == member))
            return ("ballot.own-company", 0);

        _votes[member] = vote;
        return (null, 1 + Settle());
    }

    public (string? Refused, int Events) Recuse(Guid member, bool open)
    {
        if (_recused.Contains(member))
            return (null, 0);
        if (!open || Result is not null)
            return ("ballot.closed", 0);

        _recused.Add(member);
        _unrecused.RemoveAll(seat => seat.Member == member);
        _votes.Remove(member);
        return (null, 1 + Settle());
    }

    public void Close() => Result ??= Ending([.. _votes]);

    private List<(Guid Member, bool IsHome)> Voters() => OthersLeft() < 2 ? _unrecused : _unrecused.FindAll(seat => !seat.IsHome);

    private int OthersLeft() => _unrecused.Count(seat => !seat.IsHome);

    private int Settle()
    {
        Guid[] silent = [.. Voters().Select(voter => voter.Member).Where(member => !_votes.ContainsKey(member))];
        var endings = new HashSet<BallotResult>();
        Try(0, [.. _votes]);
        if (endings.Count > 1)
            return 0;

        Result = endings.Single();
        return 1;

        void Try(int next, List<KeyValuePair<Guid, Vote>> votes)
        {
            if (endings.Count > 1)
                return;
            if (next == silent.Length)
            {
                endings.Add(Ending(votes));
                return;
            }

            Try(next + 1, votes);
            foreach (var vote in Enum.GetValues<Vote>())
                Try(next + 1, [.. votes, new(silent[next], vote)]);
        }
    }

    private BallotResult Ending(List<KeyValuePair<Guid, Vote>> votes)
    {
        if (votes.Count * 2 <= Voters().Count)
            return BallotResult.Inquorate;

        var homesWhoSaidYes = votes.Count(vote => vote.Value is Vote.For && _unrecused.Exists(seat => seat.Member == vote.Key && seat.IsHome));
        var bothHomesAgree = OthersLeft() >= 2 || homesWhoSaidYes == 2;
        var balance = votes.Sum(vote => vote.Value switch { Vote.For => 1, Vote.Against => -1, _ => 0 });
        return balance > 0 && bothHomesAgree ? BallotResult.Approved : BallotResult.Rejected;
    }
}
