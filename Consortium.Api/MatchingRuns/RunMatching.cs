using System.Security.Cryptography;
using System.Text.Json;
using Consortium.Api.Companies;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Domain.MatchingRuns;
using Consortium.Matching;

namespace Consortium.Api.MatchingRuns;

/// <summary>Pair a cohort. Sent twice, the cohort is paired once.</summary>
public sealed record RunMatching(MatchingRunId Run);

public static class RunMatchingHandler
{
    public static async Task Handle(
        RunMatching message, IEventStreams streams, CohortPool pool, RulesInForce rules, RunProgress progress, TimeProvider clock, CancellationToken ct)
    {
        var (state, _) = await streams.Load<MatchingRun>(message.Run.Value, ct);
        if (state is not MatchingRun.Requested run)
            return;

        var at = clock.GetUtcNow();
        var (inForce, position) = await rules.Now(ct);
        var (people, _) = await pool.Now(ct);
        var snapshot = MatchingSnapshot.Of(
            run.Cohort, DateOnly.FromDateTime(at.UtcDateTime), people.Values.OfType<Participant.Registered>().Where(person => person.NoMatch is null), inForce);
        var plan = await progress.Of(run.Id, snapshot, run.Seed, ct);
        var written = JsonSerializer.SerializeToUtf8Bytes(snapshot, StoredJson.Options);
        var complete = new CompleteMatchingRun(
            Convert.ToHexStringLower(SHA256.HashData(written)), position, [.. plan.Pairs.Select(found => found.Pair)], plan.Unmatched.Length);
        var drafts = plan.Pairs.ToDictionary(found => CompleteMatchingRun.MatchOf(run.Id, found.Pair));

        await streams.Decide(
            [StreamAddress.Of<MatchingRun>(run.Id.Value), .. drafts.Keys.Select(match => StreamAddress.New<Match>(match.Value))],
            before =>
            {
                var completed = complete.Decide(before.Of<MatchingRun>(run.Id.Value), at);
                return new Recording(completed.Refusal)
                {
                    Events = completed.Events.Count == 0
                        ? []
                        :
                        [
                            (run.Id.Value, [.. completed.Events]),
                            .. drafts.Select(draft => (
                                draft.Key.Value,
                                (IReadOnlyList<object>)[.. new DraftMatch(draft.Key, run.Id, draft.Value.Pair).Decide(before.Of<Match>(draft.Key.Value), at).Events])),
                        ],
                    Alongside = completed.Events.Count == 0 ? [] : [Snapshot(run.Id, written), Rationale(run.Id, drafts), RunProgress.Forget(run.Id)],
                };
            },
            ct);
    }

    private static SqlStatement Snapshot(MatchingRunId run, byte[] written) => new(
        "insert into consortium.matching_snapshot (run, snapshot) values ($1, convert_from($2, 'UTF8')::jsonb)", run.Value, written);

    private static SqlStatement Rationale(MatchingRunId run, Dictionary<MatchId, PlannedPair> drafts) => new(
        "insert into consortium.match_rationale (match, run, rationale) select match, $2, rationale::jsonb from unnest($1, $3) as d (match, rationale)",
        drafts.Keys.Select(match => match.Value).ToArray(),
        run.Value,
        drafts.Values.Select(found => JsonSerializer.Serialize(new { found.Reasons, found.Gaps, found.Alternatives }, StoredJson.Options)).ToArray());
}
