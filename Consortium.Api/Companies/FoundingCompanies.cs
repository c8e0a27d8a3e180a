using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Api.Companies;

/// <summary>
/// Brings in the companies of a file, each in a transaction of its own with the report on its row. A company is recognised by its legal
/// name; whoever controls it is brought in before it, wherever the file names them.
/// </summary>
internal sealed class FoundingCompanies(IEventStreams streams, RulesInForce rules, Databases databases, MasterKey master, TimeProvider clock)
{
    /// <summary>A sheet says that one company belongs to another, and seldom why: what is recorded says so.</summary>
    private const int ConfidenceOfASheet = 50;

    public static readonly Refusal ControllerUnknown = new(
        "file.controller", "L-18",
        "Aucune entreprise connue ne porte ce nom, ou plusieurs le portent : écrivez-le comme la liste des entreprises, ou inscrivez d'abord celle qui n'est pas membre.",
        "No company known here has this name, or several have it: write it as the list of companies does, or first register one that is no member.");

    /// <param name="file">Under which the report on each row is noted; the same file finds what an earlier attempt has done.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<IReadOnlyList<FileRow>> BringIn(Guid file, IReadOnlyList<CompanyRow> rows, CancellationToken ct)
    {
        var became = await FileRow.Noted(databases, file, ct);
        var known = await CompaniesByName.Known(databases, ct);
        var waiting = rows.Where(row => !became.ContainsKey(row.Line)).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.FindAll(row => row.Problems.Count > 0 || row.Controller is null || known.Meant(row.Controller) is not null);
            foreach (var row in ready)
                became[row.Line] = row.Problems.Count > 0 ? FileRow.Refused(row.Line, row.Problems) : await BringIn(file, row, known, ct);

            waiting.RemoveAll(row => became.ContainsKey(row.Line));
            if (ready.Count > 0)
                continue;

            foreach (var row in waiting)
                became[row.Line] = FileRow.Refused(row.Line, CellProblem.Of(ControllerUnknown, CompanyRow.ControlledBy));
            break;
        }

        return [.. became.Values.OrderBy(row => row.Line)];
    }

    private async Task<FileRow> BringIn(Guid file, CompanyRow row, CompaniesByName known, CancellationToken ct)
    {
        var company = known.Named(row.LegalName) is [var first, ..] ? first : CompanyNames.IdOf(master, row.LegalName);
        var control = row.Controller is { } controller ? Controls(known.Meant(controller)!.Value, company, row.ControlledSince) : null;
        var link = ControlLink.StreamOf(control?.Controller ?? company, company);
        var bringIn = new BringInCompany(company, row.Activity, control);
        var (inForce, _) = await rules.Now(ct);
        var became = FileRow.Refused(row.Line);
        await streams.Decide(
            [StreamAddress.Of<PartnerCompany>(company.Value), StreamAddress.Of<ControlLink>(link)],
            before =>
            {
                var outcome = bringIn.Decide(before.Of<PartnerCompany>(company.Value), before.Of<ControlLink>(link), inForce, clock.GetUtcNow());
                became = outcome.Refusal is { } refusal
                    ? FileRow.Refused(row.Line, CellProblem.Of(refusal))
                    : new FileRow(row.Line, outcome.First.Count > 0 ? RowStatus.Registered : RowStatus.Already, company.Value, [], []);
                return outcome.Into(company.Value, link) with { Alongside = [CompanyNames.Keep(company, row.LegalName), FileRow.Note(file, became)] };
            },
            ct);
        if (became.Status is not RowStatus.Refused && known.Named(row.LegalName).Count == 0)
            known.Add(company, row.LegalName);
        return became;
    }

    private RecordControl Controls(CompanyId controller, CompanyId company, DateOnly? since) => new(
        controller,
        company,
        new Control(
            new Period(since ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), null),
            ControlTest.InFact,
            Share: null,
            ControlSource.Coordinator,
            ConfidenceOfASheet));
}
