using Consortium.Api.Companies;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;

namespace Consortium.Api.Matches;

/// <summary>
/// Brings in the running pairs of a file, each in a transaction of its own with the places of its two people and the report on its row.
/// People are recognised by their addresses.
/// </summary>
internal sealed class RunningPairs(IEventStreams streams, RulesInForce rules, PersonalDetails details, Databases databases, TimeProvider clock)
{
    /// <param name="file">Under which the report on each row is noted; the same file finds what an earlier attempt has done.</param>
    /// <param name="cohort">The cohort of all pairs.</param>
    /// <param name="edition">The same as it stands.</param>
    /// <param name="by">The coordinator.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<FileRow>> BringIn(
        Guid file, CohortId cohort, Cohort edition, CoordinatorId by, IReadOnlyList<PairRow> rows, CancellationToken ct)
    {
        var became = await FileRow.Noted(databases, file, ct);
        var people = await details.InCohort(cohort, [.. rows.SelectMany(row => (string[])[row.Mentor, row.Mentee])], ct);
        foreach (var row in rows.Where(row => !became.ContainsKey(row.Line)))
            became[row.Line] = await BringIn(file, edition, by, row, people, ct);

        return [.. became.Values.OrderBy(row => row.Line)];
    }

    private async Task<FileRow> BringIn(
        Guid file, Cohort edition, CoordinatorId by, PairRow row, ILookup<string, ParticipantId> people, CancellationToken ct)
    {
        if (row.Problems.Contains(CellProblem.Quotes))
            return FileRow.Refused(row.Line, row.Problems);

        ParticipantId? mentor = people[row.Mentor].ToList() is [var lends] ? lends : null;
        ParticipantId? mentee = people[row.Mentee].ToList() is [var asks] && asks != mentor ? asks : null;
        CellProblem[] problems =
        [
            .. mentor is null ? [Nobody(PairRow.MentorColumn)] : (CellProblem[])[],
            .. mentee is null ? [Nobody(PairRow.MenteeColumn)] : (CellProblem[])[],
            .. row.Problems,
        ];
        return problems.Length > 0 ? FileRow.Refused(row.Line, problems) : await BringIn(file, edition, by, row, mentor!.Value, mentee!.Value, ct);
    }

    private async Task<FileRow> BringIn(
        Guid file, Cohort edition, CoordinatorId by, PairRow row, ParticipantId mentor, ParticipantId mentee, CancellationToken ct)
    {
        var match = BringInMatch.MatchOf(mentor, mentee);
        var (inForce, position) = await rules.Now(ct);
        var became = FileRow.Refused(row.Line);
        await streams.Decide(
            [StreamAddress.Of<Match>(match.Value), StreamAddress.Of<Participant>(mentor.Value), StreamAddress.Of<Participant>(mentee.Value)],
            before =>
            {
                var (lends, asks) = (before.Of<Participant>(mentor.Value), before.Of<Participant>(mentee.Value));
                if (lends is not Participant.Registered one || asks is not Participant.Registered other)
                {
                    became = FileRow.Refused(row.Line, CellProblem.Of(Participant.NotFound));
                    return new Recording(Participant.NotFound);
                }

                var at = clock.GetUtcNow();
                var outcome = new BringInMatch(match, ScoredPairs.Of(one, other), row.Since, by).Decide(
                    before.Of<Match>(match.Value), one, other, edition, inForce, position, at);
                became = outcome switch
                {
                    { Refusal: { } refusal } => FileRow.Refused(row.Line, CellProblem.Of(refusal)),
                    { First.Count: 0 } => new FileRow(row.Line, RowStatus.Already, match.Value, [], []),
                    _ => new FileRow(
                        row.Line,
                        RowStatus.Registered,
                        match.Value,
                        [],
                        [.. BringInMatch.StillOpen(one, other, inForce, DateOnly.FromDateTime(at.UtcDateTime)).Select(question => CellProblem.Of(question))]),
                };
                return outcome.Into(match.Value, mentor.Value, mentee.Value) with
                {
                    Alongside = [ScoredPairs.Rationale(match, one, other), FileRow.Note(file, became)],
                };
            },
            ct);
        return became;
    }

    private static CellProblem Nobody(string column) => CellProblem.Expected(
        column,
        "file.person",
        "C-08",
        "l'adresse courriel d'une seule personne inscrite dans cette cohorte, et une autre dans chaque colonne",
        "the e-mail address of exactly one person registered in this cohort, another one in each column");
}
