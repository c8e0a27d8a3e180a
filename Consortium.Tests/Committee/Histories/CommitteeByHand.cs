namespace Consortium.Tests.Committee.Histories;

/// <summary>
/// The committee's rules, written a second time from the rules in words, on plain numbers and without a line of the domain. It
/// keeps who sits and every ballot, and answers each request with the code of a refusal, or null. Whether an item is over it
/// does not calculate: it tries every way in which the votes still to come could fall.
/// </summary>
internal sealed class CommitteeByHand
{
    private readonly Dictionary<int, int> _holders = [], _alternates = [];
    private readonly HashSet<(int Person, int Thing)> _links = [];

    public HashSet<int> Members { get; } = [];

    public List<Sheet> Ballots { get; } = [];

    public string? Fill(int company, int person)
    {
        if (!Members.Contains(company))
            return "committee.company-not-a-member";
        if (SitsFor(person) is { } other && other != company)
            return "committee.sits-for-another-company";

        if (_alternates.TryGetValue(company, out var alternate) && alternate == person)
            _alternates.Remove(company);
        _holders[company] = person;
        return null;
    }

    public string? Name(int company, int person)
    {
        if (!Members.Contains(company))
            return "committee.company-not-a-member";
        if (_alternates.TryGetValue(company, out var alternate) && alternate == person)
            return null;
        if (_holders.TryGetValue(company, out var holder) && holder == person)
            return "committee.alternate-holds-the-seat";
        if (SitsFor(person) is not null)
            return "committee.sits-for-another-company";

        _alternates[company] = person;
        return null;
    }

    public void Leave(int company, bool holder) => (holder ? _holders : _alternates).Remove(company);

    public string? Link(int person, int thing)
    {
        if (SitsFor(person) is null)
            return "committee.holds-no-seat";

        _links.Add((person, thing));
        return null;
    }

    public string? Open(bool bySilence, int closes, IReadOnlyList<Question> questions)
    {
        var seats = Members.Order().Select(company => new Chairs(company, [.. Sitting(company)])).Where(chairs => chairs.People.Count > 0).ToList();
        var items = questions.Select(question => new Item(question, seats)
        {
            Recused =
            [
                .. seats.SelectMany(chairs => chairs.People.Where(person =>
                    question.Gaining.Contains(chairs.Company) || question.Touched.Any(thing => _links.Contains((person, thing))))),
            ],
        }).ToList();
        if (items.Exists(item => item.Voters().Count == 0))
            return "ballot.nobody-may-vote";

        Ballots.Add(new Sheet(seats, items, bySilence, closes));
        return null;
    }

    private int? SitsFor(int person) =>
        _holders.Concat(_alternates).Where(seat => seat.Value == person).Select(seat => (int?)seat.Key).FirstOrDefault();

    private IEnumerable<int> Sitting(int company) =>
        new[] { _holders, _alternates }.Where(office => office.ContainsKey(company)).Select(office => office[company]);
}

/// <param name="Home">Companies that consent.</param>
/// <param name="Touched">A link with any of these recuses.</param>
/// <param name="Gaining">Companies whose people are all recused.</param>
/// <param name="NeedsReasonAgainst">Whether a vote against it without a reason is refused.</param>
internal sealed record Question(IReadOnlyList<int> Home, IReadOnlyList<int> Touched, IReadOnlyList<int> Gaining, bool NeedsReasonAgainst);

/// <summary>A company's seat on a roster and its one or two people.</summary>
internal sealed record Chairs(int Company, IReadOnlyList<int> People);

/// <summary>A ballot.</summary>
internal sealed class Sheet(IReadOnlyList<Chairs> seats, List<Item> items, bool bySilence, int closes)
{
    public List<Item> Items { get; } = items;

    public string? Vote(int person, int company, char vote, IReadOnlyList<Item> named, int now) => OfSeat(person, company) ?? Each(
        named,
        item => item.Votes.GetValueOrDefault(company) == (person, vote),
        item =>
            item.Result is not null || now > closes ? "ballot.closed"
            : item.Recused.Contains(person) ? "ballot.recused"
            : bySilence ? "ballot.by-silence"
            : item.Question.Home.Contains(company) && !item.HomesVote() ? "ballot.own-company"
            : item.Question.NeedsReasonAgainst && vote == '-' ? "ballot.reason-needed"
            : null,
        item => item.Votes[company] = (person, vote),
        now);

    public string? Recuse(int person, IReadOnlyList<Item> named, int now) => seats.All(chairs => !chairs.People.Contains(person)) ? "ballot.unknown" : Each(
        named,
        item => item.Recused.Contains(person),
        item => item.Result is not null || now > closes ? "ballot.closed" : null,
        item =>
        {
            item.Recused.Add(person);
            foreach (var company in item.Votes.Keys.Where(company => item.Votes[company].Person == person).ToList())
                item.Votes.Remove(company);
            foreach (var company in item.Readers.Keys.Where(company => item.Readers[company] == person).ToList())
                item.Readers.Remove(company);
        },
        now);

    public string? Read(int person, int company, int now) => OfSeat(person, company) ?? (!bySilence ? "ballot.by-vote" : Each(
        [], item => item.Readers.ContainsKey(company), item => Objecting(item, person, company, now), item => item.Readers[company] = person, now));

    public (string? Refused, Sheet? Own) PullOut(Item item, int? person, int company, int now, int ownCloses)
    {
        if (person is { } member && OfSeat(member, company) is { } stranger)
            return (stranger, null);
        if (item.PulledOut)
            return (null, null);
        if (Objecting(item, person, person is null ? null : company, now) is { } refused)
            return (refused, null);
        if (Items.Count == 1 && !bySilence)
            return ("ballot.is-no-slate", null);

        item.PulledOut = true;
        Items.Remove(item);
        return (null, new Sheet(seats, [new Item(item.Question, seats) { Recused = [.. item.Recused] }], bySilence: false, ownCloses));
    }

    public string? Void(int now) => Each(
        [], item => item.Result is "voided", item => item.Result is not null || now > closes ? "ballot.closed" : null, item => item.Result = "voided", now);

    public void Close(int now)
    {
        if (now > closes)
            Items.ForEach(item => item.Result ??= Ending(item));
    }

    private string? OfSeat(int person, int company) =>
        seats.Any(chairs => chairs.Company == company && chairs.People.Contains(person)) ? null : "ballot.unknown";

    private string? Objecting(Item item, int? person, int? company, int now) =>
        item.Result is not null || now > closes ? "ballot.closed"
        : person is { } member && item.Recused.Contains(member) ? "ballot.recused"
        : company is { } theirs && item.Question.Home.Contains(theirs) && !item.HomesVote() ? "ballot.own-company"
        : null;

    // Named items are all done or none; of all items, those in whose way something stands are passed over.
    private string? Each(IReadOnlyList<Item> named, Func<Item, bool> isDone, Func<Item, string?> obstacle, Action<Item> act, int now)
    {
        if (Items.Count == 0 || named.Any(item => !Items.Contains(item)))
            return "ballot-item.unknown";

        var asked = Items.FindAll(item => named.Count == 0 || named.Contains(item));
        var left = asked.FindAll(item => !isDone(item));
        var obstacles = left.Select(obstacle).OfType<string>().ToList();
        var free = left.FindAll(item => obstacle(item) is null);
        if (obstacles.Count > 0 && (named.Count > 0 || (free.Count == 0 && left.Count == asked.Count)))
            return obstacles[0];

        foreach (var item in free)
        {
            act(item);
            if (item.Result is null && (bySilence ? item.Voters().Count == 0 : item.IsDecided()) && now <= closes)
                item.Result = Ending(item);
        }

        return null;
    }

    private string Ending(Item item) =>
        !bySilence ? item.Ending(item.Votes.Values) : item.Readers.Count * 2 > item.Voters().Count ? "approved" : "inquorate";
}

/// <summary>An item.</summary>
internal sealed class Item(Question question, IReadOnlyList<Chairs> seats)
{
    public Question Question { get; } = question;

    public HashSet<int> Recused { get; init; } = [];

    public Dictionary<int, (int Person, char Vote)> Votes { get; } = [];

    public Dictionary<int, int> Readers { get; } = [];

    public string? Result { get; set; }

    public bool PulledOut { get; set; }

    public bool HomesVote() => Left().Count(company => !Question.Home.Contains(company)) < 2;

    public List<int> Voters() => HomesVote() ? Left() : Left().FindAll(company => !Question.Home.Contains(company));

    public bool IsDecided()
    {
        var silent = Voters().FindAll(company => !Votes.ContainsKey(company));
        var endings = new HashSet<string>();
        Try(0, [.. Votes.Values]);
        return endings.Count == 1;

        void Try(int next, List<(int, char)> votes)
        {
            if (endings.Count > 1)
                return;
            if (next == silent.Count)
            {
                endings.Add(Ending(votes, [.. Votes.Keys, .. silent.Take(next)]));
                return;
            }

            Try(next + 1, [.. votes, (-1, ' ')]);
            foreach (var vote in "+-0")
                Try(next + 1, [.. votes, (-1, vote)]);
        }
    }

    public string Ending(IEnumerable<(int, char Vote)> votes) => Ending([.. votes], [.. Votes.Keys]);

    // A blank is a seat that stays silent to the end.
    private string Ending(IReadOnlyList<(int Person, char Vote)> votes, IReadOnlyList<int> companies)
    {
        if (votes.Count(vote => vote.Vote != ' ') * 2 <= Voters().Count)
            return "inquorate";

        var homesAgree = !HomesVote() || Question.Home.All(home => companies.Zip(votes).Any(cast => cast.First == home && cast.Second.Vote == '+'));
        return votes.Count(vote => vote.Vote == '+') > votes.Count(vote => vote.Vote == '-') && homesAgree ? "approved" : "rejected";
    }

    private List<int> Left() => [.. seats.Where(chairs => chairs.People.Any(person => !Recused.Contains(person))).Select(chairs => chairs.Company)];
}
