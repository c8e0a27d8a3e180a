using Consortium.Api.Companies;
using Consortium.Api.Http;
using Consortium.Api.MatchingRuns;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Matches;
using SqlStatement = Consortium.Api.Events.SqlStatement;

namespace Consortium.Api.Committee;

/// <summary>Draws up what the voters may know of matches, from everybody who takes part now.</summary>
internal sealed class Dossiers(CohortPool pool, DeclaredActivities activities, Texts texts)
{
    /// <summary>The dossiers of the matches of one ballot, and the statements that keep what the coordinator wrote.</summary>
    public async Task<(Func<MatchId, MatchFile, MatchDossier> Of, IReadOnlyList<SqlStatement> Keep)> For(
        ActRequest act, BallotId ballot, IReadOnlyList<MatchToOpen> matches, CancellationToken ct)
    {
        var (everybody, _) = await pool.Now(ct);
        var (declared, _) = await activities.Now(ct);
        var (rationales, keep) = (new Dictionary<MatchId, KeptText>(), new List<SqlStatement>());
        foreach (var (match, place) in matches.Select((match, place) => (match, place)))
        {
            var readers = Readers.Ballot(BallotItem.IdOf(ballot, place));
            if (await texts.Keep(act, $"rationale {place}", readers, match.Rationale, ct) is not ({ } text, var statements))
                continue;

            rationales[match.Match] = text;
            keep.AddRange(statements);
        }

        var peers = new Dictionary<CohortId, Peers>();
        return (Draw, keep);

        MatchDossier Draw(MatchId match, MatchFile file)
        {
            var pair = file.Pair;
            return everybody.GetValueOrDefault(pair.Mentor.Value)?.Registration is { } mentor
                && everybody.GetValueOrDefault(pair.Mentee.Value)?.Registration is { } mentee
                    ? MatchDossier.Of(file, mentor, mentee, PeersIn(pair.Cohort), rationales.GetValueOrDefault(match))
                    : throw new InvalidOperationException("The two people of a match are registered.");
        }

        Peers PeersIn(CohortId cohort) => peers.TryGetValue(cohort, out var counted)
            ? counted
            : peers[cohort] = new Peers(everybody.Values.OfType<Participant.Registered>().Where(person => person.Cohort == cohort), declared);
    }
}

/// <summary>A match to be brought before the committee.</summary>
/// <param name="Match">The match.</param>
/// <param name="Rationale">Why the coordinator proposes it, for the voters; null when nothing was written.</param>
internal sealed record MatchToOpen(MatchId Match, string? Rationale);
