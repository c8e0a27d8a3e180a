namespace Consortium.Matching;

/// <summary>
/// The best assignment of mentees to mentors: the most pairs, and of those the highest total score. Exact, by shortest
/// augmenting paths: mentees enter one by one, each along the path that costs least, which may move others along.
/// </summary>
/// <remarks>
/// One number carries both aims: a pair costs <c>Most − score</c> and a mentee left over costs <see cref="Unpaid"/>, which is
/// more than all pairs together can cost. A mentor with k places is one column with k places instead of k equal columns.
/// The prices prove the result: no pair is cheaper than its two prices, and the prices add up to the cost of the assignment.
/// Time is O(mentees² · mentors) at worst, memory the scores: mentees · mentors · 2 bytes.
/// </remarks>
internal sealed class Assignment
{
    /// <summary>In a score matrix: the two must not be paired.</summary>
    public const short Forbidden = -1;

    private const int Nobody = -1;

    private readonly short[][] _scores;
    private readonly int[] _places;
    private readonly List<int>[] _menteesOf;
    private readonly long[] _distance;
    private readonly int[] _reachedFrom;
    private readonly bool[] _final;

    private Assignment(short[][] scores, int[] places)
    {
        (_scores, _places) = (scores, places);
        Unpaid = (long)Score.Most * scores.Length + 1;
        MentorOf = new int[scores.Length];
        Array.Fill(MentorOf, Nobody);
        MenteePrice = new long[scores.Length];
        MentorPrice = new long[places.Length];
        _menteesOf = [.. places.Select(_ => new List<int>())];
        _distance = new long[places.Length];
        _reachedFrom = new int[places.Length];
        _final = new bool[places.Length];
    }

    /// <summary>The mentor of each mentee, or -1.</summary>
    public int[] MentorOf { get; }

    /// <summary>What a mentee without a mentor costs.</summary>
    public long Unpaid { get; }

    /// <summary>Per mentee, at most <see cref="Unpaid"/>, and just that when left over.</summary>
    public long[] MenteePrice { get; }

    /// <summary>Per mentor and place, at most 0, and 0 while a place is left.</summary>
    public long[] MentorPrice { get; }

    /// <param name="scores">Per mentee and mentor, 0 to <see cref="Score.Most"/> or <see cref="Forbidden"/>.</param>
    /// <param name="places">The free places of each mentor.</param>
    /// <param name="ct">Gives up the run.</param>
    /// <param name="entered">Is told after each mentee how many have entered.</param>
    public static Assignment Solve(short[][] scores, int[] places, CancellationToken ct, Action<int>? entered = null)
    {
        var assignment = new Assignment(scores, places);
        for (var mentee = 0; mentee < scores.Length; mentee++)
        {
            ct.ThrowIfCancellationRequested();
            assignment.Enter(mentee);
            entered?.Invoke(mentee + 1);
        }

        return assignment;
    }

    public bool HasPlaceLeft(int mentor) => _menteesOf[mentor].Count < _places[mentor];

    private void Enter(int newcomer)
    {
        Array.Fill(_distance, long.MaxValue);
        Array.Clear(_final);
        var reached = new List<(int Mentee, long Distance)>();
        var (leaver, shortest) = (newcomer, long.MaxValue);

        Reach(newcomer, 0);
        int mentor;
        while ((mentor = Nearest()) != Nobody && _distance[mentor] <= shortest && !HasPlaceLeft(mentor))
        {
            _final[mentor] = true;
            foreach (var mentee in _menteesOf[mentor])
                Reach(mentee, _distance[mentor]);
        }

        var ends = mentor != Nobody && _distance[mentor] <= shortest;
        Reprice(reached, ends ? _distance[mentor] : shortest);
        if (ends)
            GiveUpPlaceTo(mentor, newcomer);
        else
            Leave(leaver, newcomer);

        void Reach(int mentee, long distance)
        {
            reached.Add((mentee, distance));
            if (distance + Unpaid - MenteePrice[mentee] < shortest)
                (leaver, shortest) = (mentee, distance + Unpaid - MenteePrice[mentee]);
            Relax(mentee, distance);
        }
    }

    private void Relax(int mentee, long distance)
    {
        var scores = _scores[mentee];
        var paid = distance + Score.Most - MenteePrice[mentee];
        for (var mentor = 0; mentor < scores.Length; mentor++)
        {
            if (scores[mentor] == Forbidden || _final[mentor])
                continue;

            var through = paid - scores[mentor] - MentorPrice[mentor];
            if (through < _distance[mentor])
                (_distance[mentor], _reachedFrom[mentor]) = (through, mentee);
        }
    }

    private int Nearest()
    {
        var (nearest, distance) = (Nobody, long.MaxValue);
        for (var mentor = 0; mentor < _distance.Length; mentor++)
        {
            if (!_final[mentor] && _places[mentor] > 0 && _distance[mentor] < distance)
                (nearest, distance) = (mentor, _distance[mentor]);
        }

        return nearest;
    }

    private void Reprice(List<(int Mentee, long Distance)> reached, long end)
    {
        foreach (var (mentee, distance) in reached)
            MenteePrice[mentee] += end - distance;
        for (var mentor = 0; mentor < _final.Length; mentor++)
        {
            if (_final[mentor])
                MentorPrice[mentor] -= end - _distance[mentor];
        }
    }

    private void Leave(int leaver, int newcomer)
    {
        if (leaver == newcomer)
            return;

        var vacated = MentorOf[leaver];
        MentorOf[leaver] = Nobody;
        _menteesOf[vacated].Remove(leaver);
        GiveUpPlaceTo(vacated, newcomer);
    }

    // Walks the path back: who reached this mentor moves here and leaves a place to whoever reached theirs.
    private void GiveUpPlaceTo(int mentor, int newcomer)
    {
        while (true)
        {
            var mentee = _reachedFrom[mentor];
            var vacated = MentorOf[mentee];
            MentorOf[mentee] = mentor;
            _menteesOf[mentor].Add(mentee);
            if (mentee == newcomer)
                return;

            _menteesOf[vacated].Remove(mentee);
            mentor = vacated;
        }
    }
}
