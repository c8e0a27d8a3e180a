using Consortium.Api.Cohorts;
using Consortium.Api.Companies;
using Consortium.Api.Matches;
using Consortium.Api.Pages;
using Consortium.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Consortium.Api.Reports;

/// <summary>A cohort in pictures: how matches go through their states, which needs find mentors, who gave and received, and who lends to whom.</summary>
internal sealed class GlanceModel(IStringLocalizer<ResultWords> states, IStringLocalizer<GlanceWords> words) : ServicePage
{
    private const int MostSkills = 20, MostCompanies = 40;

    private static readonly string[] Exits = [MatchStates.Withdrawn, MatchStates.Rejected, MatchStates.Deferred, MatchStates.Ended];

    [BindProperty(SupportsGet = true)]
    public Guid? Cohort { get; set; }

    public IReadOnlyList<ListCohortsEndpoint.Response> Cohorts { get; private set; } = [];

    public IReadOnlyList<ReportFlowEndpoint.Move> Moves { get; private set; } = [];

    public ReportCoverageEndpoint.Response? Coverage { get; private set; }

    public IReadOnlyList<ReportReciprocityEndpoint.Line> Balances { get; private set; } = [];

    public IReadOnlyList<ReportNetworkEndpoint.Loan> Loans { get; private set; } = [];

    private IReadOnlyDictionary<Guid, string> Companies { get; set; } = new Dictionary<Guid, string>();

    /// <summary>Of each state: who is there, who went on, and whose way ended or was put off there.</summary>
    public StackedBars Flow
    {
        get
        {
            var from = Moves.GroupBy(move => move.From).ToList();
            return new(
                words["FlowIs"],
                words["State"],
                [words["ThereNow"].Value, words["WentOn"].Value, words["LeftIt"].Value],
                [.. from.Select(moves => new Bar(states[$"State.{moves.Key}"], Count(moves, to => to is null), Count(moves, to => to is not null && !Exits.Contains(to)), Count(moves, to => Exits.Contains(to))))],
                (words["WentTo"], [.. from.Select(moves => string.Join(", ", moves.Where(move => move.To is not null).Select(move => words["ToState", states[$"State.{move.To}"].Value, Shown.Number((int)move.Matches)].Value)))]));
        }
    }

    /// <summary>Families of skills, those that lack most first.</summary>
    public BarChart Families => new(
        words["CoverageIs"],
        words["Family"],
        [words["Mentees"].Value, words["Mentors"].Value],
        [.. Coverage!.Families.OrderByDescending(Lack).Select(line => new Bar(Words.Group(Taxonomy.Skills, line.Code), (int)(line.Mentees ?? 0), (int)(line.Mentors ?? 0)))]);

    /// <summary>Skills for which more mentees ask than mentors lend, those that lack most first.</summary>
    public IEnumerable<(string Skill, long Mentees, long Mentors)> Lacking => Coverage!.Skills.Where(line => Lack(line) > 0)
        .OrderByDescending(Lack).ThenByDescending(line => line.Mentees).Take(MostSkills)
        .Select(line => (Words.Term(Taxonomy.Skills, line.Code), line.Mentees ?? 0, line.Mentors ?? 0));

    /// <summary>What each company gave and received, the greatest differences first.</summary>
    public BarChart Reciprocity => new(
        words["ReciprocityIs"],
        Word("Company"),
        [words["Given"].Value, words["Received"].Value],
        [.. Balances.OrderByDescending(line => Math.Abs(line.Balance)).ThenBy(line => NameOf(line.Company), StringComparer.CurrentCulture).Take(MostCompanies)
            .Select(line => new Bar(NameOf(line.Company), (int)line.Given, (int)line.Received))]);

    public int CompaniesNotShown => Math.Max(0, Balances.Count - MostCompanies);

    /// <summary>Null where there are too many companies to tell arrows apart.</summary>
    public NetworkPicture? Network => Lending.Count <= NetworkPicture.MostCompanies ? NetworkPicture.Of(Lending, Loans) : null;

    public IReadOnlyList<(string From, string To, long Missions)> NamedLoans => [.. Loans.Select(loan => (NameOf(loan.From), NameOf(loan.To), loan.Missions))];

    private IReadOnlyList<(Guid Company, string Name)> Lending =>
        [.. Loans.SelectMany(loan => (Guid[])[loan.From, loan.To]).Distinct().Select(company => (company, NameOf(company))).OrderBy(company => company.Item2, StringComparer.CurrentCulture)];

    protected override async Task Load(CancellationToken ct)
    {
        Cohorts = await Editions.Of(Api, ct);
        Cohort ??= Cohorts is [var newest, ..] ? newest.Id : null;
        if (Cohort is not { } cohort)
            return;

        Moves = (await Api.Get<ReportFlowEndpoint.Response>("ReportFlow", new { cohort }, ct)).Moves;
        Coverage = await Api.Get<ReportCoverageEndpoint.Response>("ReportCoverage", new { cohort }, ct);
        Balances = [.. (await Api.Get<ReportReciprocityEndpoint.Response>("ReportReciprocity", new { cohort }, ct)).Companies.Where(line => line.Given + line.Received > 0)];
        Loans = (await Api.Get<ReportNetworkEndpoint.Response>("ReportNetwork", new { cohort }, ct)).Loans;
        Companies = await CompaniesShown.Of(Api, [.. Balances.Select(line => line.Company), .. Loans.SelectMany(loan => (Guid[])[loan.From, loan.To])], ct);
    }

    private static long Lack(ReportCoverageEndpoint.Line line) => (line.Mentees ?? 0) - (line.Mentors ?? 0);

    private static int Count(IEnumerable<ReportFlowEndpoint.Move> moves, Func<string?, bool> where) => (int)moves.Where(move => where(move.To)).Sum(move => move.Matches);

    private string Word(string key) => words[key];

    private string NameOf(Guid company) => Companies.GetValueOrDefault(company) ?? Shown.Short(company);
}
