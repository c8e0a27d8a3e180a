using System.Collections.Immutable;
using Consortium.Domain;
using Consortium.Domain.Companies;
using Consortium.Matching;

namespace Consortium.Tests.Matching;

/// <summary>Tries every plan. Says in its own words who may be paired, so that it does not share a mistake with the engine.</summary>
internal static class EveryPlan
{
    /// <summary>The most pairs, and the highest total score among the plans with as many.</summary>
    public static (int Pairs, int Score) Best(MatchingSnapshot snapshot)
    {
        var seen = new Dictionary<(int Mentee, string Places), (int, int)>();
        return From(0, [.. snapshot.Mentors.Select(mentor => mentor.FreePlaces)]);

        (int Pairs, int Score) From(int number, ImmutableArray<int> places)
        {
            if (number == snapshot.Mentees.Length)
                return (0, 0);
            if (seen.TryGetValue((number, string.Join(',', places)), out var known))
                return known;

            var mentee = snapshot.Mentees[number];
            var best = From(number + 1, places);
            for (var m = 0; m < places.Length; m++)
            {
                var mentor = snapshot.Mentors[m];
                if (places[m] == 0 || !MayBePaired(mentor, mentee, snapshot.Rules))
                    continue;

                var (pairs, score) = From(number + 1, places.SetItem(m, places[m] - 1));
                var with = (pairs + 1, score + Score.Of(mentor.Profile, mentee.Profile).Points);
                best = with.CompareTo(best) > 0 ? with : best;
            }

            return seen[(number, string.Join(',', places))] = best;
        }
    }

    public static bool MayBePaired(Candidate mentor, Candidate mentee, DayRules rules)
    {
        var haveWords = mentor.Profile.Languages.IsKnown(out var speaks) & mentee.Profile.Languages.IsKnown(out var asks);
        return mentor.Company != mentee.Company
            && rules.Companies.Any(company => company.Company == mentor.Company && company.HasSigned)
            && rules.Companies.Any(company => company.Company == mentee.Company && company.HasSigned)
            && !rules.Exclusions.Any(exclusion => exclusion.Groups == CompanyPair.Of(mentor.Company, mentee.Company))
            && (!haveWords || speaks.Keys.Intersect(asks.Keys).Any());
    }
}
