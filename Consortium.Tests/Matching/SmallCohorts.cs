using System.Collections.Immutable;
using System.Globalization;
using Consortium.Domain;
using Consortium.Domain.Agreements;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;
using Consortium.Matching;

namespace Consortium.Tests.Matching;

/// <summary>Cohorts drawn from a seed: gaps, exclusions, companies that have not signed, mentors with several places.</summary>
internal static class SmallCohorts
{
    public static readonly CohortId Cohort = new(DerivedId.Of("cohort"));
    public static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly string[] _languages = ["en", "es", "fr"];
    private static readonly KnowledgeSource[] _sources = Enum.GetValues<KnowledgeSource>();

    public static MatchingSnapshot Draw(int seed, int mentors, int mentees, int companies)
    {
        var draw = new Random(seed);
        Participant.Registered[] people =
        [
            .. Enumerable.Range(0, mentors).Select(n => Person(draw, MentoringRole.Mentor, n, companies)),
            .. Enumerable.Range(0, mentees).Select(n => Person(draw, MentoringRole.Mentee, n, companies)),
        ];
        draw.Shuffle(people);
        return MatchingSnapshot.Of(Cohort, Day, people, Rules(seed, companies));
    }

    public static CompanyId Company(int number) => new(DerivedId.Of(string.Create(CultureInfo.InvariantCulture, $"company {number}")));

    public static Knowledge<T> Known<T>(T value) => new Knowledge<T>.Known(value, KnowledgeSource.Participant, Day);

    /// <summary>Somebody who lends and needs the same, each need as important as the other.</summary>
    public static Profile Profile(IEnumerable<string> skills, IEnumerable<string> languages, int years) => Domain.Cohorts.Profile.Blank with
    {
        Skills = Known<ImmutableSortedSet<string>>([.. skills]),
        Needs = Known(skills.ToImmutableSortedDictionary(code => code, _ => NeedPriority.Important)),
        Languages = Known(languages.ToImmutableSortedDictionary(code => code, _ => LanguageLevel.Fluent)),
        YearsOfExperience = Known(years),
    };

    /// <summary>Somebody without links, away from nobody.</summary>
    public static PersonFacts Facts(ParticipantId of) =>
        PersonFacts.Of(new PersonId(of.Value), IndependenceDeclaration.NoLinks(KnowledgeSource.Participant, Day));

    private static Participant.Registered Person(Random draw, MentoringRole role, int number, int companies)
    {
        var capacity = role is MentoringRole.Mentor ? draw.Next(1, 4) : 1;
        var held = role is MentoringRole.Mentor && draw.Next(4) == 0 ? draw.Next(capacity + 1) : 0;
        var id = new ParticipantId(DerivedId.Of(string.Create(CultureInfo.InvariantCulture, $"{role} {number}")));
        var profile = Domain.Cohorts.Profile.Blank with
        {
            Skills = Maybe(draw, Some(draw, Taxonomy.Skills.All.Take(6).Select(skill => skill.Code), 4)),
            Needs = Maybe(draw, Some(draw, Taxonomy.Skills.All.Take(6).Select(skill => skill.Code), 4)
                .ToImmutableSortedDictionary(code => code, _ => (NeedPriority)draw.Next(3))),
            Languages = Maybe(draw, Some(draw, _languages, 2).ToImmutableSortedDictionary(code => code, _ => LanguageLevel.Fluent)),
            YearsOfExperience = Maybe(draw, draw.Next(0, 30)),
        };
        return new Participant.Registered(
            id,
            Cohort,
            Company(draw.Next(companies)),
            role,
            profile,
            Facts(id),
            capacity,
            [.. Enumerable.Range(0, held).Select(place => new MatchId(DerivedId.Of(string.Create(CultureInfo.InvariantCulture, $"place {place}"), id.Value)))]);
    }

    private static ImmutableSortedSet<string> Some(Random draw, IEnumerable<string> codes, int most) =>
        [.. codes.OrderBy(_ => draw.Next()).Take(draw.Next(most + 1))];

    private static Knowledge<T> Maybe<T>(Random draw, T value) => draw.Next(6) switch
    {
        0 => new Knowledge<T>.Unknown(),
        1 => new Knowledge<T>.Withheld(_sources[draw.Next(_sources.Length)], Day),
        _ => new Knowledge<T>.Known(value, _sources[draw.Next(_sources.Length)], Day),
    };

    public static ConsortiumRules Rules(int seed, int companies)
    {
        var draw = new Random(seed);
        var agreement = new AgreementId(DerivedId.Of("agreement"));
        var rules = ConsortiumRules.Initial with { Agreements = new AgreementRules([new PublishedAgreement(agreement, Day)], []) };
        for (var number = 0; number < companies; number++)
        {
            rules = rules with { Members = rules.Members.Add(Company(number)) };
            if (draw.Next(8) > 0)
                rules = rules with
                {
                    Agreements = rules.Agreements with { Signatures = rules.Agreements.Signatures.Add((Company(number), agreement)) },
                };
            var against = Company(draw.Next(companies));
            if (draw.Next(4) == 0 && against != Company(number))
            {
                var grounds = new ExclusionGrounds(new Period(Day.AddDays(draw.Next(-1, 2)), null), IsDirect: true, Reason: null);
                rules = ConsortiumRules.Evolve(rules, new CompetitorExclusionEvent.Declared(Company(number), against, grounds, default));
            }
        }

        return rules;
    }
}
