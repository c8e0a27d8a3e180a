namespace Consortium.Api.Demonstration;

/// <summary>What the demonstration did, for the table and for the JSON summary.</summary>
internal sealed record Performance
{
    /// <summary>Every step came to its end and every delivery was receipted once by the right receiver.</summary>
    public bool Ok { get; set; }

    /// <summary>Why not, when it did not.</summary>
    public string? Failure { get; set; }

    public required Uri Address { get; init; }

    public required string Engine { get; init; }

    public int Companies { get; set; }

    public List<CohortPlayed> Cohorts { get; } = [];

    public List<ReceiverSeen> Receivers { get; } = [];

    public double Seconds { get; set; }
}

/// <param name="Rows">Rows of the files that human resources sent.</param>
/// <param name="Registered">Participants of the cohort.</param>
/// <param name="Already">Rows whose person was registered before.</param>
/// <param name="Refused">Rows that were refused with what to correct.</param>
/// <param name="Pairs">Pairs that the engine found.</param>
/// <param name="Unmatched">Mentees without one.</param>
/// <param name="BeforeCommittee">Matches that wait at the ballot.</param>
/// <param name="Decided">Matches that the committee decided.</param>
/// <param name="Approved">Of those, approved.</param>
/// <param name="Active">Of those, accepted by mentor and mentee.</param>
/// <param name="Deliveries">Notices of their decisions.</param>
/// <param name="Receipted">Of those, receipted.</param>
internal sealed record CohortPlayed(
    string Cohort, int Rows, int Registered, int Already, int Refused, int Pairs, int Unmatched, int BeforeCommittee, int Decided, int Approved, int Active, int Deliveries, int Receipted);

/// <param name="Notices">Notices that it took.</param>
/// <param name="Named">Of those, with the match and its people: the company is a home company.</param>
/// <param name="Doubled">Notices that its journal holds twice.</param>
internal sealed record ReceiverSeen(string Company, int Notices, int Named, int Doubled);
