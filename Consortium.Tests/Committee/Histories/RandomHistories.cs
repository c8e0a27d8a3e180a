using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Committee;
using Consortium.Tests.Acts;

namespace Consortium.Tests.Committee.Histories;

/// <summary>
/// Random lives of a committee: people come and go, ballots open on one question or several, people vote, change their vote,
/// are recused, read, object, in time and too late. Each request goes to the domain and to the count by hand, and whatever
/// they answer and hold must be the same.
/// </summary>
public sealed class RandomHistories
{
    private static readonly HashSet<string> _known =
    [
        "ballot.unknown", "ballot-item.unknown", "ballot.closed", "ballot.recused", "ballot.own-company", "ballot.by-silence", "ballot.by-vote",
        "ballot.reason-needed", "ballot.is-no-slate", "ballot.nobody-may-vote", "committee.sits-for-another-company",
        "committee.company-not-a-member", "committee.alternate-holds-the-seat", "committee.holds-no-seat",
        "approved", "rejected", "inquorate", "voided",
    ];

    [Fact]
    [Trait("Rule", "L-30")]
    [Trait("Rule", "L-31")]
    [Trait("Rule", "L-32")]
    [Trait("Rule", "L-35")]
    [Trait("Rule", "C-24")]
    public void Go_as_a_count_by_hand_goes()
    {
        var met = new HashSet<string>();
        for (var seed = 0; seed < Histories; seed++)
            new History(seed, met).Live();

        Assert.Equal(_known.Order(), met.Order());
    }

    private static int Histories => int.TryParse(Environment.GetEnvironmentVariable("CONSORTIUM_COMMITTEE_HISTORIES"), out var many) ? many : 2_000;

    /// <summary>One life, drawn from its seed. Companies are 0 to 6; their people 2 c and 2 c + 1.</summary>
    private sealed class History(int seed, HashSet<string> met)
    {
        private const int Companies = 7;
        private static readonly DateTimeOffset _start = Scene.Monday;

        private readonly Random _draw = new(seed);
        private readonly CommitteeByHand _byHand = new();
        private readonly List<(Ballot Ballot, Sheet Sheet, List<(BallotItemId Id, Item Item)> Items)> _ballots = [];
        private SteeringCommittee _committee = SteeringCommittee.Initial;
        private int _hour;

        private DateTimeOffset Now => _start.AddHours(_hour);

        private ConsortiumRules Rules => ConsortiumRules.Initial with { Members = [.. _byHand.Members.Select(Company)] };

        public void Live()
        {
            for (var company = _draw.Next(Companies); company >= 0; company--)
            {
                _byHand.Members.Add(company);
                Seat(new FillSeat(Company(company), Person(2 * company)).Decide(_committee, Rules, Now), _byHand.Fill(company, 2 * company));
            }

            for (var step = 0; step < 40; step++)
            {
                _hour += _draw.Next(5);
                Step();
            }

            _hour += 1_000;
            for (var nth = 0; nth < _ballots.Count; nth++)
                Close(nth);
        }

        private void Step()
        {
            var (company, person) = (_draw.Next(Companies), _draw.Next(2 * Companies));
            switch (_draw.Next(20))
            {
                case 0:
                    Seat(new FillSeat(Company(company), Person(person)).Decide(_committee, Rules, Now), _byHand.Fill(company, person));
                    break;
                case 1 or 2:
                    person = (2 * company) + _draw.Next(2);
                    Seat(new NameAlternate(Company(company), Person(person)).Decide(_committee, Rules, Now), _byHand.Name(company, person));
                    break;
                case 3:
                    var holder = _draw.Next(3) == 0;
                    _byHand.Leave(company, holder);
                    Seat(new LeaveSeat(Company(company), holder ? SeatPart.Holder : SeatPart.Alternate).Decide(_committee, Now), null);
                    break;
                case 4:
                    var thing = _draw.Next(20);
                    Seat(new DeclareLink(Person(person), Thing(thing)).Decide(_committee, Now), _byHand.Link(person, thing));
                    break;
                case 5 when !_byHand.Members.Remove(company):
                    _byHand.Members.Add(company);
                    break;
                case 6 or 7 or 8 when _ballots.Count < 4:
                    Open();
                    break;
                default:
                    if (_ballots.Count > 0)
                        InBallot(_draw.Next(_ballots.Count), person);
                    break;
            }
        }

        private void Open()
        {
            var bySilence = _draw.Next(3) == 0;
            var closes = _hour + (bySilence ? 24 * 7 : 6 + _draw.Next(30));
            Question[] questions = [.. Enumerable.Range(0, 1 + _draw.Next(3)).Select(_ => AQuestion())];
            var id = new BallotId(DerivedId.Of($"ballot {_ballots.Count} {seed}"));
            var outcome = new OpenBallot(id, _start.AddHours(closes), bySilence ? BallotProcedure.NoObjection : BallotProcedure.Vote)
                .Decide(Ballot.Initial, [.. questions.Select(Asked)], _committee, Rules, Now);
            Same(outcome.Refusal?.Code, _byHand.Open(bySilence, closes, questions));
            if (outcome.Refusal is null)
                Add(outcome.Events, _byHand.Ballots[^1]);
        }

        private void InBallot(int nth, int person)
        {
            var (ballot, sheet, items) = _ballots[nth];
            var company = _draw.Next(12) == 0 ? _draw.Next(Companies) : person / 2;
            (BallotItemId Id, Item Item)[] named = _draw.Next(3) == 0 ? [.. items.Where(_ => _draw.Next(2) == 0)] : [];
            ImmutableArray<BallotItemId> ids = [.. named.Select(item => item.Id)];
            Item[] theirs = [.. named.Select(item => item.Item)];
            switch (_draw.Next(16))
            {
                case 0 or 1:
                    Record(nth, new RecuseMember(Person(person), ids).Decide(ballot, Now), sheet.Recuse(person, theirs, _hour));
                    break;
                case 2 or 3 or 4:
                    Record(nth, new ConfirmReading(Person(person), Company(company)).Decide(ballot, Now), sheet.Read(person, company, _hour));
                    break;
                case 5:
                    PullOut(nth, items[_draw.Next(items.Count)], _draw.Next(2) == 0 ? null : person, company);
                    break;
                case 6 when _draw.Next(4) == 0:
                    Record(nth, new VoidBallot(new KeptText(new TextId(Guid.Empty), "")).Decide(ballot, Now), sheet.Void(_hour));
                    break;
                case 7:
                    Close(nth);
                    break;
                default:
                    var vote = (Vote)_draw.Next(3);
                    Record(
                        nth,
                        new CastVote(Person(person), Company(company), vote, ids).Decide(ballot, Now),
                        sheet.Vote(person, company, "+-0"[(int)vote], theirs, _hour));
                    break;
            }
        }

        private void PullOut(int nth, (BallotItemId Id, Item Item) item, int? person, int company)
        {
            var own = Ballot.Initial;
            if (_ballots.Find(one => one.Ballot is Ballot.Held held && held.Id == PullOutItem.BallotOf(item.Id)).Ballot is { } there)
                own = there;
            var outcome = new PullOutItem(item.Id, person is { } member ? Person(member) : null, person is null ? null : Company(company), null)
                .Decide(_ballots[nth].Ballot, own, match: null, Rules, Now);
            var (refused, sheet) = _ballots[nth].Sheet.PullOut(item.Item, person, company, _hour, _hour + (24 * 7));
            Record(nth, new Outcome<BallotEvent>(outcome.First, outcome.Refusal), refused);
            Assert.Equal((seed, sheet is not null), (seed, outcome.Second.Count > 0));
            if (sheet is not null)
                Add(outcome.Second, sheet);
        }

        private void Close(int nth)
        {
            _ballots[nth].Sheet.Close(_hour);
            Record(nth, new CloseBallot().Decide(_ballots[nth].Ballot, Now), null);
        }

        private void Add(IReadOnlyList<BallotEvent> opened, Sheet sheet)
        {
            var ballot = opened.Aggregate(Ballot.Initial, Ballot.Evolve);
            _ballots.Add((ballot, sheet, [.. ((Ballot.Held)ballot).Items.Select(item => item.Id).Zip(sheet.Items)]));
            SameBallots();
        }

        private void Record(int nth, Outcome<BallotEvent> outcome, string? byHand)
        {
            Same(outcome.Refusal?.Code, byHand);
            _ballots[nth] = _ballots[nth] with { Ballot = outcome.Events.Aggregate(_ballots[nth].Ballot, Ballot.Evolve) };
            SameBallots();
        }

        private void Seat(Outcome<SteeringCommitteeEvent> outcome, string? byHand)
        {
            Same(outcome.Refusal?.Code, byHand);
            _committee = outcome.Events.Aggregate(_committee, SteeringCommittee.Evolve);
        }

        private void Same(string? domain, string? byHand)
        {
            Assert.Equal((seed, _hour, byHand), (seed, _hour, domain));
            if (domain is not null)
                met.Add(domain);
        }

        // Everything that both hold of every ballot: what is still on it, results, votes of each kind, who may vote.
        private void SameBallots()
        {
            foreach (var (ballot, sheet, _) in _ballots)
            {
                var held = ((Ballot.Held)ballot).Items;
                Assert.Equal(
                    (seed, _hour, string.Join(' ', sheet.Items.Select(Told))),
                    (seed, _hour, string.Join(' ', held.Select(Told))));
                met.UnionWith(sheet.Items.Select(item => item.Result).OfType<string>());
            }
        }

        private static string Told(Item item)
        {
            return $"{item.Result ?? "open"}:{Cast('+')}/{Cast('-')}/{Cast('0')}:{item.Voters().Count}:{item.Readers.Count}";

            int Cast(char vote) => item.Votes.Values.Count(cast => cast.Vote == vote);
        }

        private static string Told(BallotItem item) =>
            $"{item.Result?.ToString().ToLowerInvariant() ?? "open"}:{item.Count.For}/{item.Count.Against}/{item.Count.Abstained}:{item.Count.Electors.Count}:{item.Count.Readers.Count}";

        private Question AQuestion() => _draw.Next(3) > 0
            ? new Question([.. Few(3, Companies)], [.. Few(2, 20)], [], NeedsReasonAgainst: false)
            : new Question([], [.. Few(2, 20)], [.. Few(2, Companies)], NeedsReasonAgainst: true);

        private IEnumerable<int> Few(int fewerThan, int of) => Enumerable.Range(0, _draw.Next(fewerThan)).Select(_ => _draw.Next(of)).Distinct();

        private Topic Asked(Question question)
        {
            var id = DerivedId.Of($"asked {_draw.Next()}");
            return new Topic(
                question.NeedsReasonAgainst ? new BallotSubject.OfAdmission(new(id)) : new BallotSubject.OfMatch(new(id)),
                [.. question.Home.Select(Company)],
                [.. question.Touched.Select(Thing)],
                null)
            {
                Gaining = [.. question.Gaining.Select(Company)],
            };
        }

        private static CompanyId Company(int number) => new(_ids[number]);

        private static CommitteeMemberId Person(int number) => new(_ids[20 + number]);

        private static Guid Thing(int number) => _ids[40 + number];

        // In the order of their numbers, so that both put seats in one order.
        private static readonly Guid[] _ids = [.. Enumerable.Range(1, 64).Select(number => new Guid(number, 0, 0, new byte[8]))];
    }
}
