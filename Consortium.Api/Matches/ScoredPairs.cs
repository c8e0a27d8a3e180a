using System.Text.Json;
using Consortium.Api.Events;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Matches;
using Consortium.Matching;

namespace Consortium.Api.Matches;

/// <summary>A pair that a coordinator makes, scored and explained as the engine does it.</summary>
internal static class ScoredPairs
{
    public static Pair Of(Participant.Registered mentor, Participant.Registered mentee)
    {
        var score = Score.Of(mentor.Profile, mentee.Profile);
        return new Pair(mentor.Cohort, mentor.Id, mentor.Company, mentee.Id, mentee.Company, score.Points, score.Confidence);
    }

    /// <summary>What the queue shows as the reasons of the score, to be kept with the match.</summary>
    public static SqlStatement Rationale(MatchId match, Participant.Registered mentor, Participant.Registered mentee) => new(
        "insert into consortium.match_rationale (match, rationale) values ($1, $2::jsonb) on conflict (match) do nothing",
        match.Value,
        JsonSerializer.Serialize(
            new
            {
                Reasons = Score.ReasonsOf(mentor.Profile, mentee.Profile),
                Gaps = Score.GapsOf(mentor.Profile, mentee.Profile),
                Alternatives = Array.Empty<object>(),
            },
            StoredJson.Options));
}
