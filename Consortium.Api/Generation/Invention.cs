using System.Collections.Immutable;
using System.Globalization;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Companies;

namespace Consortium.Api.Generation;

/// <summary>How large a consortium is to be, and the seed that everything in it follows from.</summary>
/// <param name="Companies">At least <see cref="Founders"/>.</param>
internal sealed record Size(int Companies, int People, int Matches, int Seed)
{
    /// <summary>The first companies, whose members alone sat on the committee when it decided on what is active now.</summary>
    public const int Founders = 5;

    public int Cohorts => Math.Clamp(People / 5_000, 1, 100);
}

/// <summary>The facts of an invented consortium: who there is, and what is said of them. Nothing is recorded here.</summary>
/// <param name="size">How large.</param>
/// <param name="today">The day on which everything is said.</param>
internal sealed class Invention(Size size, DateOnly today)
{
    private static readonly string[] _sectors = ["11", "22", "23", "311", "332", "44", "48", "511", "52", "541", "62", "72"];
    private static readonly string[] _territories = ["CA-QC", "CA-ON", "CA-MB", "FR", "BE"];
    private static readonly ImmutableArray<string> _skills = [.. Taxonomy.Skills.All.Take(60).Select(term => term.Code)];
    private static readonly ImmutableArray<string> _functions = [.. Taxonomy.Functions.All.Select(term => term.Code)];

    private readonly Lots _lots = new(size.Seed);

    public Size Size => size;

    public DateOnly Today => today;

    public CoordinatorId Coordinator => new(_lots.Id("coordinator", 0));

    public AgreementId Agreement => new(_lots.Id("agreement", 0));

    public CompanyId Company(int nth) => new(_lots.Id("company", nth));

    public CommitteeMemberId Member(int company) => new(_lots.Id("committee member", company));

    public TextId Signatory(int company) => new(_lots.Id("signatory", company));

    public CohortId Cohort(int nth) => new(_lots.Id("cohort", nth));

    public MatchId Match(int nth) => new(_lots.Id("match", nth));

    public BallotId Ballot(string kind, int nth) => new(_lots.Id($"{kind} ballot", nth));

    public int CohortOf(int company) => company % size.Cohorts;

    public string SignatoryName(int company)
    {
        var (given, family) = InventedNames.Person(_lots, -1 - company, IsFrench(company));
        return IsFrench(company) ? $"{given} {family}, direction générale" : $"{given} {family}, chief executive";
    }

    public ActivityDeclaration Activity(int company)
    {
        var territory = _lots.One("territory", company, _territories);
        return new ActivityDeclaration(
            [.. _lots.Some("sector", company, 2, _sectors)],
            [territory],
            [new LabourMarket(_lots.Draw("occupation", company, 90_000).ToString("00000", CultureInfo.InvariantCulture), territory)],
            [],
            OtherProducts: 0,
            Description: null);
    }

    /// <summary>Who controls whom: every tenth company controls the next, and some of these one more.</summary>
    public IEnumerable<(int Controller, int Controlled)> Groups() =>
        from first in Enumerable.Range(0, size.Companies)
        where first % 10 == 5
        from next in Enumerable.Range(first + 1, 1 + _lots.Draw("group", first, 3))
        where next < size.Companies
        select (first, next);

    /// <summary>Who supplies whom.</summary>
    public IEnumerable<(int Supplier, int Client)> Business() =>
        from company in Enumerable.Range(0, size.Companies)
        where company % 3 == 0
        let other = _lots.Draw("client", company, size.Companies)
        where other != company
        select (company, other);

    /// <summary>Who is kept apart from whom: two of each three companies say so of two others.</summary>
    public IEnumerable<(int By, int Against, bool IsDirect)> Exclusions() =>
        from company in Enumerable.Range(0, size.Companies)
        where company % 3 > 0
        from other in _lots.Some("exclusion", company, 2, [.. Enumerable.Range(0, size.Companies)])
        where other != company
        select (company, other, company % 2 == 0);

    /// <summary>The people of a company, in the order in which its human resources send them.</summary>
    public IEnumerable<InventedPerson> PeopleOf(int company)
    {
        for (var (nth, place) = (company, 0); nth < size.People; (nth, place) = (nth + size.Companies, place + 1))
            yield return Person(nth, place, company);
    }

    private InventedPerson Person(int nth, int place, int company)
    {
        var role = place % 7 < 3 ? MentoringRole.Mentor : MentoringRole.Mentee;
        var (given, family) = InventedNames.Person(_lots, nth, IsFrench(company));
        var email = string.Create(
            CultureInfo.InvariantCulture, $"{InventedNames.InAddress(given)}.{InventedNames.InAddress(family)}.{nth}@company-{company}.example");
        return new InventedPerson(
            new ParticipantId(_lots.Id("participant", nth)),
            new PersonId(_lots.Id("person", nth)),
            role,
            new PersonalDetail(given, family, email),
            ProfileOf(nth, role, IsFrench(company)),
            role is MentoringRole.Mentor ? IndependenceDeclaration.NoLinks(KnowledgeSource.HumanResources, today) : IndependenceDeclaration.Open,
            role is MentoringRole.Mentor ? 1 + _lots.Draw("places", nth, 3) : 1);
    }

    private Profile ProfileOf(int nth, MentoringRole role, bool french)
    {
        var codes = _lots.Some("skill", nth, 4, _skills).ToImmutableSortedSet(StringComparer.Ordinal);
        var languages = _lots.Draw("languages", nth, 3) > 0 ? (string[])["fr", "en"] : [french ? "fr" : "en"];
        var profile = Profile.Blank with
        {
            Functions = Said(_lots.Some("function", nth, 1, _functions).ToImmutableSortedSet(StringComparer.Ordinal)),
            JobLevel = Said(role is MentoringRole.Mentor ? JobLevel.Director : JobLevel.Professional),
        };
        profile = role is MentoringRole.Mentor
            ? profile with { Skills = Said(codes) }
            : profile with { Needs = Said(codes.ToImmutableSortedDictionary(code => code, _ => NeedPriority.Important, StringComparer.Ordinal)) };

        // Gaps, as in every real file.
        if (_lots.Draw("says years", nth, 6) > 0)
            profile = profile with { YearsOfExperience = Said((role is MentoringRole.Mentor ? 12 : 1) + _lots.Draw("years", nth, 15)) };
        return _lots.Draw("says languages", nth, 10) > 0
            ? profile with { Languages = Said(languages.ToImmutableSortedDictionary(code => code, _ => LanguageLevel.Fluent, StringComparer.Ordinal)) }
            : profile;
    }

    private Knowledge<T> Said<T>(T value) => new Knowledge<T>.Known(value, KnowledgeSource.HumanResources, today);

    private static bool IsFrench(int company) => company % 2 == 0;
}

/// <param name="Id">The participant.</param>
/// <param name="Person">Who is recognised by the address.</param>
internal sealed record InventedPerson(
    ParticipantId Id, PersonId Person, MentoringRole Role, PersonalDetail Detail, Profile Profile, IndependenceDeclaration Independence, int Places);
