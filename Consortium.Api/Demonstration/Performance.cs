namespace Consortium.Api.Demonstration;

/// <summary>What the demonstration did and saw, for the tables and for the JSON summary.</summary>
internal sealed record Performance
{
    /// <summary>Every step came to its end and every delivery was receipted once by the right receiver.</summary>
    public bool Ok { get; set; }

    /// <summary>Why not, when it did not.</summary>
    public string? Failure { get; set; }

    public required Uri Address { get; init; }

    public required string Engine { get; init; }

    /// <summary>What the companies are to each other; null when it was not seen.</summary>
    public FoundingSeen? Founding { get; set; }

    public List<CohortPlayed> Cohorts { get; } = [];

    public List<ReceiverSeen> Receivers { get; } = [];

    /// <summary>What was refused, and under which rule.</summary>
    public IReadOnlyList<RefusalSeen> Refusals { get; set; } = [];

    public double Seconds { get; set; }
}

/// <param name="Groups">The companies of each corporate group of several.</param>
/// <param name="Relationships">Who supplies whom.</param>
/// <param name="Exclusions">Who declared to be kept apart from whom.</param>
/// <param name="Covenants">Each with its state, in the order of their last days.</param>
internal sealed record FoundingSeen(
    int Companies,
    IReadOnlyList<IReadOnlyList<string>> Groups,
    IReadOnlyList<LinkSeen> Relationships,
    IReadOnlyList<LinkSeen> Exclusions,
    IReadOnlyList<CovenantSeen> Covenants);

internal sealed record LinkSeen(string Company, string Link, string With);

/// <param name="State">in-force or expired.</param>
/// <param name="Until">The last day, included.</param>
internal sealed record CovenantSeen(string Bound, string Beneficiary, string State, DateOnly? Until);

/// <param name="What">What somebody tried.</param>
/// <param name="Rule">The rule that forbade it.</param>
internal sealed record RefusalSeen(string What, string Rule, string Code, string French, string English);

/// <param name="Rows">Rows of the files that human resources sent.</param>
/// <param name="Mentors">Mentors of the cohort.</param>
/// <param name="Mentees">Mentees of the cohort.</param>
/// <param name="Already">Rows whose person was registered before.</param>
/// <param name="Refused">Rows that were refused with what to correct.</param>
/// <param name="Pairs">Pairs that the engine found.</param>
/// <param name="Unmatched">Mentees without one.</param>
/// <param name="States">How many matches are in each state.</param>
/// <param name="OpenItems">Items of ballots that the committee has yet to decide.</param>
/// <param name="Deliveries">Notices of the decisions.</param>
/// <param name="Named">Of those, to home companies, with the match and its people.</param>
/// <param name="Receipted">Of all, receipted.</param>
internal sealed record CohortPlayed(
    string Cohort, int Rows, int Mentors, int Mentees, int Already, int Refused, int Pairs, int Unmatched,
    IReadOnlyDictionary<string, int> States, int OpenItems, int Deliveries, int Named, int Receipted);

/// <param name="Notices">Notices that it took.</param>
/// <param name="Named">Of those, with the match and its people: the company is a home company.</param>
/// <param name="Doubled">Notices that its journal holds twice.</param>
internal sealed record ReceiverSeen(string Company, int Notices, int Named, int Doubled);
