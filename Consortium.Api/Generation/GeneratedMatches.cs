using Consortium.Api.Committee;
using Consortium.Api.Events;
using Consortium.Api.Matches;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Domain.Matches;
using Consortium.Matching;

namespace Consortium.Api.Generation;

/// <summary>
/// Records matches in every state. What is decided was decided in slates while the founders alone sat on the committee, and each of
/// them and the home companies have receipted their notices; what is open goes before the seats of all companies.
/// </summary>
internal sealed class GeneratedMatches(Invention invention, IEventStreams streams, ConsortiumRules rules, long position, DateTimeOffset at)
{
    private const int PerTransaction = 40, MostTries = 50, MostOfASlate = 50;
    private readonly DayRules _day = rules.On(invention.Today);
    private readonly Dictionary<CompanyId, CompanyFeed> _feeds = [];
    private readonly List<(int Cohort, MatchOnItsWay Match)> _forTheCommittee = [];
    private readonly List<Peers> _peers = [];
    private int _made;

    /// <summary>Answers how many were made.</summary>
    public async Task<int> Make(
        IReadOnlyList<IReadOnlyList<Participant.Registered>> cohorts, IProgress<(string, int, int)> progress, CancellationToken ct)
    {
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        var activities = Enumerable.Range(0, invention.Size.Companies).ToDictionary(invention.Company, invention.Activity);
        foreach (var (nth, people) in cohorts.Index())
        {
            _peers.Add(new Peers(people, activities));
            var cohort = (await streams.Load<Cohort>(invention.Cohort(nth).Value, ct)).State;
            var last = (long)invention.Size.Matches * (nth + 1) / cohorts.Count;
            foreach (var pairs in PairsOf(people).Take((int)(last - _made)).Chunk(PerTransaction))
            {
                await Record(pairs, nth, cohort, committee, ct);
                progress.Report(("matches", _made, invention.Size.Matches));
            }
        }

        return _made;
    }

    /// <summary>One slate per cohort, before everybody who sits now.</summary>
    public async Task BringBeforeCommittee(CancellationToken ct)
    {
        var (committee, _) = await streams.Load<SteeringCommittee>(SteeringCommittee.Stream, ct);
        foreach (var slate in _forTheCommittee.GroupBy(one => one.Cohort, one => one.Match))
        {
            Dictionary<MatchId, MatchOnItsWay> asked = slate.Take(MostOfASlate).ToDictionary(match => match.Id);
            MatchId[] matches = [.. asked.Keys];
            var ballot = invention.Ballot("open", slate.Key);
            await streams.Decide(
                [StreamAddress.New<Ballot>(ballot.Value), .. matches.Select(match => StreamAddress.Of<Match>(match.Value))],
                before =>
                {
                    var brought = new BringBeforeCommittee(matches, new OpenBallot(ballot, ClosesAt: null))
                        .Decide(
                            [.. matches.Select(match => before.Of<Match>(match.Value))],
                            (match, file) => asked[match].Dossier(file, _peers[slate.Key]),
                            Ballot.Initial,
                            committee,
                            rules,
                            at);
                    if (brought.Refusal is { } refusal)
                        throw Recordings.Against(refusal);
                    return new Recording(null)
                    {
                        Events = [(ballot.Value, [.. brought.Second]), .. matches.Zip(brought.First, (match, one) => (match.Value, (IReadOnlyList<object>)[one]))],
                        Announcements = [.. BallotDue.Announce(brought.Second)],
                    };
                },
                ct);
        }
    }

    /// <summary>Each mentee with the next mentor who has a place left and may be theirs.</summary>
    private IEnumerable<(Participant.Registered Mentor, Participant.Registered Mentee)> PairsOf(IReadOnlyList<Participant.Registered> people)
    {
        var mentors = people.Where(person => person.Role is MentoringRole.Mentor).Select(mentor => (Person: mentor, Left: mentor.Capacity)).ToList();
        var next = 0;
        foreach (var mentee in people.Where(person => person.Role is MentoringRole.Mentee))
        {
            for (var tries = 0; tries < Math.Min(MostTries, mentors.Count); tries++)
            {
                var place = next++ % mentors.Count;
                var (mentor, left) = mentors[place];
                if (left == 0 || Eligibility.Between(mentor, mentee, _day).Count > 0 || Score.ShareNoLanguage(mentor.Profile, mentee.Profile))
                    continue;

                mentors[place] = (mentor, left - 1);
                yield return (mentor, mentee);
                break;
            }
        }
    }

    private async Task Record(
        (Participant.Registered Mentor, Participant.Registered Mentee)[] pairs, int nth, Cohort cohort, SteeringCommittee committee, CancellationToken ct)
    {
        var mentors = pairs.Select(pair => pair.Mentor).DistinctBy(mentor => mentor.Id).ToDictionary(mentor => mentor.Id);
        List<MatchOnItsWay> matches = [];
        List<object> ofBallot = [];
        foreach (var (mentor, mentee) in pairs)
        {
            var match = new MatchOnItsWay(
                invention.Match(_made), MatchOnItsWay.StageOf(_made), mentors[mentor.Id], mentee, invention.Coordinator, rules, position, at);
            _made++;
            match.Begin();
            mentors[mentor.Id] = (Participant.Registered)match.Mentor;
            matches.Add(match);
        }

        _forTheCommittee.AddRange(matches.Where(match => match.Stage is Stage.BeforeCommittee).Select(match => (nth, match)));
        List<MatchOnItsWay> decided = [.. matches.Where(match => match.Stage >= Stage.Approved)];
        var id = invention.Ballot("past", _made);
        var ballot = decided.Count == 0 ? Ballot.Initial : Vote(id, decided, _peers[nth], committee, ofBallot);
        foreach (var match in decided)
        {
            match.End(ballot, cohort);
            var concluded = new ConcludeMatch(match.Id).Decide(ballot, match.Match, at);
            ofBallot.AddRange(concluded.Happened());
            ballot = concluded.Events.Aggregate(ballot, Ballot.Evolve);
        }

        var events = matches.SelectMany(match => match.Happened()).Where(stream => stream.Events.Count > 0)
            .GroupBy(stream => stream.Stream, stream => stream.Events)
            .Select(stream => (stream.Key, (IReadOnlyList<object>)[.. stream.SelectMany(happened => happened)])).ToList();
        await streams.Decide(
            [
                .. matches.Select(match => StreamAddress.New<Match>(match.Id.Value)),
                .. pairs.SelectMany(pair => (Guid[])[pair.Mentor.Id.Value, pair.Mentee.Id.Value]).Distinct().Select(person => StreamAddress.Of<Participant>(person)),
                .. ofBallot.Count > 0 ? (StreamAddress[])[StreamAddress.New<Ballot>(id.Value)] : [],
            ],
            _ => new Recording(null)
            {
                Events = ofBallot.Count > 0 ? [.. events, (id.Value, ofBallot)] : events,
                // Nobody is written to: these people are invented, their addresses may not be.
                Announcements = [.. matches.SelectMany(match => MatchWaits.Announce(match.Id, Match.Initial, match.Match)).Where(announced => announced.Message is MatchWaits)],
                Alongside = [.. pairs.Zip(matches, (pair, match) => ScoredPairs.Rationale(match.Id, pair.Mentor, pair.Mentee))],
            },
            ct);
        if (decided.Count > 0)
            await Carry(
                [
                    .. decided.SelectMany(match => DecisionNotice.AllOf(match.Id, match.Pair, ((Match.Known)match.Match).File.Decision!)),
                    .. SlateNotice.AllOf(ballot),
                ],
                ct);
    }

    /// <summary>The members vote one after the other until every item is settled.</summary>
    private Ballot Vote(BallotId id, List<MatchOnItsWay> matches, Peers peers, SteeringCommittee committee, List<object> happened)
    {
        var asked = matches.ToDictionary(match => match.Id);
        var brought = new BringBeforeCommittee([.. asked.Keys], new OpenBallot(id, ClosesAt: null)).Decide(
            [.. matches.Select(match => match.Match)], (match, file) => asked[match].Dossier(file, peers), Ballot.Initial, committee, rules, at);
        if (brought.Refusal is { } refusal)
            throw Recordings.Against(refusal);

        foreach (var (match, before) in matches.Zip(brought.First))
            match.Alone(before);
        happened.AddRange(brought.Second);
        var ballot = brought.Second.Aggregate(Ballot.Initial, Ballot.Evolve);
        foreach (var seat in ((Ballot.Held)ballot).Roster)
        {
            // A seat that is home to all that is left has nothing to vote on.
            var voted = new CastVote(seat.Member, seat.Company, Domain.Committee.Vote.For, []).Decide(ballot, at);
            happened.AddRange(voted.Events);
            ballot = voted.Events.Aggregate(ballot, Ballot.Evolve);
        }

        return ballot;
    }

    /// <summary>Each notice is in its company's feed, and the company has read it there.</summary>
    private Task Carry(IReadOnlyList<Notice> notices, CancellationToken ct)
    {
        var events = new Dictionary<Guid, List<object>>();
        foreach (var notice in notices)
        {
            var opened = new OpenDelivery(notice).Decide(_feeds.GetValueOrDefault(notice.Company, CompanyFeed.Initial), Delivery.Initial, at);
            _feeds[notice.Company] = opened.First.Aggregate(_feeds.GetValueOrDefault(notice.Company, CompanyFeed.Initial), CompanyFeed.Evolve);
            var feed = CompanyFeed.StreamOf(notice.Company);
            (events.TryGetValue(feed, out var issued) ? issued : events[feed] = []).AddRange(opened.First);
            var delivery = opened.Second.Aggregate(Delivery.Initial, Delivery.Evolve);
            events[notice.Delivery.Value] = [.. opened.Second, .. new RecordReceipt(notice.Company, ReceiptChannel.Feed).Decide(delivery, at).Happened()];
        }

        return streams.Decide(
            [
                .. notices.Select(notice => notice.Company).Distinct().Select(company => StreamAddress.Of<CompanyFeed>(CompanyFeed.StreamOf(company))),
                .. notices.Select(notice => StreamAddress.New<Delivery>(notice.Delivery.Value)),
            ],
            _ => new Recording(null) { Events = [.. events.Select(stream => (stream.Key, (IReadOnlyList<object>)stream.Value))] },
            ct);
    }
}
