using System.Collections.Immutable;
using System.Text;
using Consortium.Api.Cohorts;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Tests.Registering;

public sealed class ReadingAFile
{
    private const string Header = "Prénom;Nom;Courriel;Rôle;Compétences;Langues;Années d'expérience;Places";
    private const string Ann = "Ann;Roy;ann@acme.example;mentore;finance|négociation;fr|anglais;12;3";
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(Header, Ann)]
    [InlineData("first name;last name;email;role;skills;languages;years of experience;places", "Ann;Roy;ann@acme.example;mentor;finance|negotiation;French|en;12;3")]
    [InlineData("PRENOM;NOM DE FAMILLE;Adresse courriel;Participation;Besoins;Langue;Expérience;Capacité", Ann)]
    [InlineData("given_name;surname;e-mail;role;needs;language;years;seats", "Ann;Roy;ann@acme.example;Mentor;Finance/Negotiation;FR/EN;12;3")]
    [InlineData("Places;Rôle;Courriel;Nom;Prénom;Langues;Années d’expérience;Compétences", "3;mentor(e);ann@acme.example;Roy;Ann;fr|en;12;finance|negotiation")]
    public void Understands_headers_and_words_of_both_languages_in_any_order(string header, string row)
    {
        var ann = Person($"{header}\r\n{row}\r\n");

        Assert.Equal(("Ann", "Roy", "ann@acme.example"), (ann.Detail.GivenName, ann.Detail.FamilyName, ann.Detail.Email));
        Assert.Equal((MentoringRole.Mentor, 3), (ann.Role, ann.Capacity));
        Assert.Equal(["finance", "negotiation"], Known(Profile(ann).Skills));
        Assert.True(Profile(ann).Languages.IsKnown(out var languages));
        Assert.Equal(["en", "fr"], languages.Keys);
        Assert.True(Profile(ann).YearsOfExperience.IsKnown(out var years) && years == 12);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    public void Finds_the_separator_itself(string separator) =>
        Assert.Equal("Roy", Person($"Prénom;Nom;Courriel;Rôle\nAnn;Roy;ann@acme.example;mentore".Replace(";", separator, StringComparison.Ordinal)).Detail.FamilyName);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("windows-1252", false)]
    public void Reads_accents_whatever_the_program_that_wrote_them(string charset, bool marked)
    {
        var encoding = charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        byte[] file = [.. marked ? Encoding.UTF8.GetPreamble() : [], .. encoding.GetBytes("Prénom;Nom;Courriel;Rôle\nÈve;L’Œuf;eve@acme.example;mentorée")];

        var row = Assert.Single(ParticipantFile.Read(file, Today).Rows);

        Assert.Equal(("Ève", "L’Œuf", MentoringRole.Mentee), (row.Person?.Detail.GivenName, row.Person?.Detail.FamilyName, row.Person?.Role));
    }

    [Fact]
    public void Tells_what_is_unknown_from_what_was_not_given()
    {
        var gaps = Person($"{Header}\nAnn;Roy;ann@acme.example;mentor;?;non communiqué;;");
        var shorter = Person($"{Header}\nAnn;Roy;ann@acme.example;mentor");

        Assert.IsType<Knowledge<ImmutableSortedSet<string>>.Unknown>(Profile(gaps).Skills);
        Assert.Equal(Today, Assert.IsType<Knowledge<ImmutableSortedDictionary<string, LanguageLevel>>.Withheld>(Profile(gaps).Languages).On);
        Assert.IsType<Knowledge<int>.Unknown>(Profile(gaps).YearsOfExperience);
        Assert.Equal((null, 0, null), (gaps.Capacity, shorter.Said.Count, shorter.Capacity));
    }

    [Theory]
    [InlineData(";Roy;ann@acme.example;mentor;;;;", "given-name", "file.name", "1 to 100 characters")]
    [InlineData("Ann;;ann@acme.example;mentor;;;;", "family-name", "file.name", "1 to 100 characters")]
    [InlineData("Ann;Roy;ann at acme;mentor;;;;", "email", "file.email", "first.last@company.example")]
    [InlineData("Ann;Roy;Ann <ann@acme.example>;mentor;;;;", "email", "file.email", "first.last@company.example")]
    [InlineData("Ann;Roy;ann@acme.example;coach;;;;", "role", "file.role", "mentor or mentee")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;juggling;;;", "skills", "file.skill", "consortium's list")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;finance|juggling;;;", "skills", "file.skill", "consortium's list")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;;klingon;;", "languages", "file.language", "as fr or French")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;;;2014-09-01;", "years-of-experience", "file.years", "0 to 60")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;;;61;", "years-of-experience", "file.years", "0 to 60")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;;;12,5;", "years-of-experience", "file.years", "0 to 60")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;;;99999999999;", "years-of-experience", "file.years", "0 to 60")]
    [InlineData("Ann;Roy;ann@acme.example;mentor;;;;11", "places", "file.places", "1 to 10")]
    public void Says_which_cell_is_wrong_and_what_to_write_instead(string row, string column, string code, string expected)
    {
        var refused = Assert.Single(Read($"{Header}\n{row}").Rows);

        var problem = Assert.Single(refused.Problems);
        Assert.Equal((2, column, code), (refused.Line, problem.Column, problem.Code));
        Assert.Contains(expected, problem.English, StringComparison.Ordinal);
        Assert.NotEqual(problem.English, problem.French);
        Assert.Null(refused.Person);
    }

    [Fact]
    public void Says_all_that_is_wrong_with_a_row_at_once() => Assert.Equal(
        ["given-name", "email", "role", "skills", "languages", "years-of-experience", "places"],
        Assert.Single(Read($"{Header}\n;Roy;ann;coach;juggling;klingon;many;none").Rows).Problems.Select(problem => problem.Column));

    [Fact]
    public void Counts_lines_as_the_spreadsheet_shows_them()
    {
        var rows = Read($"{Header}\n\"Ann\nMarie\";Roy;ann@acme.example;mentor;;;;\n\n;;;;;;;\nBob;;bob@acme.example;mentee;;;;").Rows;

        Assert.Equal([2, 6], rows.Select(row => row.Line));
        Assert.Equal([true, false], rows.Select(row => row.Person is not null));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Takes_every_kind_of_line_end(string end) =>
        Assert.Equal(["Ann", "Bob"], Read($"Prénom;Nom;Courriel;Rôle{end}Ann;Roy;ann@acme.example;mentor{end}Bob;Roy;bob@acme.example;mentee{end}")
            .Rows.Select(row => row.Person?.Detail.GivenName));

    [Theory]
    [InlineData("Salaire")]
    [InlineData("Prime annuelle")]
    [InlineData("base pay")]
    [InlineData("Marge")]
    public void Refuses_a_column_about_pay_or_prices_whatever_else_it_holds(string column)
    {
        var refusal = Read($"{Header};{column}\n{Ann};55000").Refusal;

        Assert.Equal(Spreadsheet.ForbiddenColumn, refusal);
        Assert.Equal(("L-13", "9"), (refusal!.Rule, refusal.Values["position"]));
    }

    [Fact, Trait("Rule", "A-48"), Trait("Rule", "A-64")]
    public void Reads_what_describes_a_person_beyond_their_skills()
    {
        const string header = "Prénom;Nom;Courriel;Rôle;Fonctions;Situations vécues;Secteur;Niveau hiérarchique;Formes de mentorat;Heures par mois;Liens";
        var ann = Profile(Person($"{header}\nAnn;Roy;ann@acme.example;mentore;achats;restructuration|serious-accident;projet MES;gestionnaire;groupe|inversé;6;aucun"));

        Assert.Equal(["purchasing"], Known(ann.Functions));
        Assert.Equal(["restructuring", "serious-accident"], Known(ann.Situations));
        Assert.Equal(["mes-project"], Known(ann.Contexts));
        Assert.True(ann.JobLevel.IsKnown(out var level) && level is JobLevel.Manager);
        Assert.True(ann.Forms.IsKnown(out var forms) && forms.SetEquals([MentoringForm.Group, MentoringForm.Reverse]));
        Assert.True(ann.Availability.IsKnown(out var time) && time.HoursAMonth == 6);
    }

    [Fact, Trait("Rule", "A-17")]
    public void Takes_no_links_from_a_cell_that_says_none_and_no_answer_from_a_blank()
    {
        const string header = "Prénom;Nom;Courriel;Rôle;Liens déclarés";

        Assert.False(Person($"{header}\nAnn;Roy;ann@acme.example;mentore;aucun lien").Independence!.IsOpenOn(Today));
        Assert.Null(Person($"{header}\nAnn;Roy;ann@acme.example;mentore;").Independence);
        Assert.Equal("file.links", Assert.Single(Assert.Single(Read($"{header}\nAnn;Roy;ann@acme.example;mentore;ma cousine").Rows).Problems).Code);
    }

    [Fact]
    public void Reads_the_headers_that_a_company_has_explained()
    {
        var words = new Dictionary<string, string> { ["petit nom"] = "given-name", ["matricule courriel"] = "email" };

        var reading = ParticipantFile.Read(Encoding.UTF8.GetBytes("Petit  Nom;Nom;MATRICULE COURRIEL;Rôle\nAnn;Roy;ann@acme.example;mentor"), Today, words);

        Assert.Equal(("Ann", "ann@acme.example"), (Assert.Single(reading.Rows).Person?.Detail.GivenName, reading.Rows[0].Person?.Detail.Email));
        Assert.Empty(reading.IgnoredColumns);
    }

    [Fact]
    public void Passes_over_columns_that_nobody_reads_and_names_them()
    {
        var reading = Read($"{Header};Étage;Prénom d'usage\n{Ann};4;Annie");

        Assert.Equal(["Étage", "Prénom d'usage"], reading.IgnoredColumns);
        Assert.NotNull(Assert.Single(reading.Rows).Person);
    }

    [Fact]
    public void Names_the_columns_that_are_missing_and_those_that_are_there_twice()
    {
        Assert.Equal("family-name, role", Refused("Prénom;Courriel\nAnn;ann@acme.example", Spreadsheet.ColumnsMissing).Values["missing"]);
        Assert.Equal("3", Refused("Prénom;Nom;Courriel;Rôle;E-mail\n", Spreadsheet.ColumnTwice).Values["first"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n \r\n")]
    [InlineData("\uFEFF")]
    public void Refuses_a_file_without_anything_in_it(string file) => Refused(file, Spreadsheet.Empty);

    [Theory]
    [InlineData("PK\u0003\u0004\0\0")]
    [InlineData("Prénom;Nom;Courriel;Rôle\nAnn\0;Roy;ann@acme.example;mentor")]
    [InlineData("Prénom;N\uFFFEom;Courriel;Rôle\nAnn;Roy;ann@acme.example;mentor")]
    [InlineData("Prénom;\"Nom;Courriel;Rôle\nAnn;Roy;ann@acme.example;mentor")]
    public void Refuses_what_is_no_csv(string file) => Refused(file, Spreadsheet.NotACsv);

    [Theory]
    [InlineData("Ann;\"Roy;ann@acme.example;mentor;;;;")]
    [InlineData("Ann;\"Roy\" Smith;ann@acme.example;mentor;;;;")]
    [InlineData("Ann;Roy \"Smith;ann@acme.example;mentor;;;;")]
    public void Refuses_a_row_whose_quotation_marks_do_not_pair_up_and_keeps_those_before(string row)
    {
        var rows = Read($"{Header}\n{Ann}\n{row}").Rows;

        Assert.Equal([2, 3], rows.Select(one => one.Line));
        Assert.Equal(["", "file.quotes"], rows.Select(one => one.Problems.SingleOrDefault()?.Code ?? ""));
    }

    [Fact]
    public void Takes_ten_thousand_rows_and_not_one_more()
    {
        var full = $"{Header}\n{string.Concat(Enumerable.Repeat($"{Ann}\n", Spreadsheet.MostRows))}";

        Assert.Equal(Spreadsheet.MostRows, Read(full).Rows.Count);
        Refused($"{full}{Ann}", Spreadsheet.TooManyRows);
    }

    private static ParticipantFile.Reading Read(string file) => ParticipantFile.Read(Encoding.UTF8.GetBytes(file), Today);

    private static Registrant Person(string file)
    {
        var reading = Read(file);
        Assert.Null(reading.Refusal);
        var row = Assert.Single(reading.Rows);
        Assert.Empty(row.Problems);
        return row.Person!;
    }

    private static Profile Profile(Registrant person) =>
        person.Said.Aggregate(Domain.Cohorts.Profile.Blank, (profile, statement) => statement.On(profile));

    private static Refusal Refused(string file, Refusal expected)
    {
        var reading = Read(file);
        Assert.Equal(expected, reading.Refusal);
        Assert.Empty(reading.Rows);
        return reading.Refusal!;
    }

    private static IEnumerable<string> Known(Knowledge<ImmutableSortedSet<string>> codes) => codes.IsKnown(out var known) ? known : [];
}
