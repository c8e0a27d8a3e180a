using System.Text;
using Consortium.Api.Companies;
using Consortium.Api.Matches;
using Consortium.Api.Spreadsheets;
using Consortium.Domain.Companies;

namespace Consortium.Tests.Registering;

/// <summary>The files that bring in companies and running pairs, read by the same reader as those of people.</summary>
public sealed class ReadingSheetsOfACoordinator
{
    private const string Header = "Nom légal;Code SCIAN;Territoires;CNP;Contrôlée par;Contrôlée depuis";

    [Theory, Trait("Rule", "A-27")]
    [InlineData(Header, "Aciers Boréal inc.;3311|332;CA-QC|CA-ON;73402;Groupe Nord;2024-05-01")]
    [InlineData("legal name,NAICS,territories,NOC,parent company,controlled since", "Aciers Boréal inc.,3311/332,ca-qc/ca-on,73402,Groupe Nord,2024-05-01")]
    [InlineData("Raison sociale\tSecteurs\tTerritoire\tProfessions\tSociété mère\tcontrolled-since", "Aciers Boréal inc.\t3311, 332\tCA-QC, CA-ON\t73402\tGroupe Nord\t2024-05-01")]
    public void A_company_is_understood_in_both_languages(string header, string row)
    {
        var company = Assert.Single(Companies($"{header}\r\n{row}\r\n"));

        Assert.Empty(company.Problems);
        Assert.Equal(("Aciers Boréal inc.", "Groupe Nord", new DateOnly(2024, 5, 1)), (company.LegalName, company.Controller, company.ControlledSince));
        Assert.Equal(["3311", "332"], company.Activity!.Sectors.AsEnumerable());
        Assert.Equal([new LabourMarket("73402", "CA-ON"), new LabourMarket("73402", "CA-QC")], company.Activity.LabourMarkets);
        Assert.Null(company.Activity.Fault());
    }

    [Fact]
    public void A_company_of_which_the_sheet_knows_the_name_alone_is_one_too()
    {
        var company = Assert.Single(Companies($"{Header}\nAciers Boréal inc.;;?;inconnu;;"));

        Assert.Empty(company.Problems);
        Assert.Null(company.Activity);
        Assert.Null(company.Controller);
    }

    [Theory]
    [InlineData(";11;CA;21;;", "legal-name", "file.name")]
    [InlineData("Aciers;;;;Groupe Nord;1 mai 2024", "controlled-since", "file.day")]
    [InlineData("Aciers;;;;Groupe Nord;05/01/2024", "controlled-since", "file.day")]
    [InlineData("Aciers;11|11|11|11|11|11|11|11|11|11|11;CA;21;;", "sectors", "file.codes")]
    [InlineData("Aciers;|;CA;21;;", "sectors", "file.codes")]
    [InlineData("\"Aciers;;;;;", "", "file.quotes")]
    public void A_wrong_cell_of_a_company_is_named(string row, string column, string code)
    {
        var problem = Assert.Single(Assert.Single(Companies($"{Header}\n{row}")).Problems);

        Assert.Equal((column, code), (problem.Column, problem.Code));
        Assert.NotEqual(problem.French, problem.English);
    }

    /// <summary>Of mentore, a woman who mentors, and mentoré, a man who is mentored, the accent tells one from the other.</summary>
    [Theory]
    [InlineData("mentor;mentoré;depuis")]
    [InlineData("Mentore;Mentorée;Depuis le")]
    [InlineData("MENTOR(E);MENTORÉ(E);DATE DE DÉBUT")]
    [InlineData("courriel  du mentor;courriel de la personne mentorée;début")]
    [InlineData("mentor’s e-mail;mentee’s e-mail;since")]
    public void A_pair_is_understood_in_both_languages(string header)
    {
        var pair = Assert.Single(Pairs($"{header}\nann@acme.example;bob@borealis.example;2026-09-14"));

        Assert.Equal(("ann@acme.example", "bob@borealis.example", new DateOnly(2026, 9, 14)), (pair.Mentor, pair.Mentee, pair.Since));
        Assert.Empty(pair.Problems);
    }

    [Fact]
    public void A_day_that_two_countries_would_read_differently_is_none()
    {
        var problem = Assert.Single(Assert.Single(Pairs("mentor;mentee;since\nann@acme.example;bob@borealis.example;09/10/2026")).Problems);

        Assert.Equal(("since", "file.day"), (problem.Column, problem.Code));
    }

    [Fact]
    public void A_file_with_too_little_in_its_header_or_too_much_in_its_rows_is_refused_whole()
    {
        Assert.Equal("legal-name", Read("Secteur;Territoire\n11;CA", CompanyRow.ColumnOf, CompanyRow.Needed).Refusal!.Values["missing"]);
        Assert.Equal(Spreadsheet.ColumnTwice, Read("mentor;mentore;depuis\n", PairRow.ColumnOf, PairRow.Needed).Refusal);
        Assert.Equal("L-13", Read($"{Header};Marge\nAciers;;;;;;12", CompanyRow.ColumnOf, CompanyRow.Needed).Refusal!.Rule);
        Assert.Equal("2", Spreadsheet.Read("legal name\nA\nB\nC"u8.ToArray(), CompanyRow.ColumnOf, CompanyRow.Needed, mostRows: 2).Refusal!.Values["most"]);
    }

    private static IReadOnlyList<CompanyRow> Companies(string file) =>
        [.. Whole(Read(file, CompanyRow.ColumnOf, CompanyRow.Needed)).Select(CompanyRow.Read)];

    private static IReadOnlyList<PairRow> Pairs(string file) => [.. Whole(Read(file, PairRow.ColumnOf, PairRow.Needed)).Select(PairRow.Read)];

    private static IReadOnlyList<SheetRow> Whole(Spreadsheet.Reading reading)
    {
        Assert.Null(reading.Refusal);
        return reading.Rows;
    }

    private static Spreadsheet.Reading Read(string file, Func<string, string?> columnOf, IReadOnlyList<string> needed) =>
        Spreadsheet.Read(Encoding.UTF8.GetBytes(file), columnOf, needed);
}
