using Consortium.Api.Database;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Api.Companies;

/// <summary>The companies that are known here, by what a sheet calls them.</summary>
internal sealed class CompaniesByName
{
    private readonly Dictionary<string, List<CompanyId>> _byName = [];
    private readonly HashSet<CompanyId> _ids = [];

    public static async Task<CompaniesByName> Known(Databases databases, CancellationToken ct)
    {
        var known = new CompaniesByName();
        await using var command = databases.Engine.CreateCommand("select company, legal_name from consortium.company_name order by company");
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            known.Add(new CompanyId(row.GetGuid(0)), row.GetString(1));
        return known;
    }

    public void Add(CompanyId company, string legalName)
    {
        if (!_byName.TryGetValue(PlainWords.Of(legalName), out var named))
            _byName[PlainWords.Of(legalName)] = named = [];
        named.Add(company);
        _ids.Add(company);
    }

    /// <summary>The companies of this legal name, however it is typed: one as a rule.</summary>
    public IReadOnlyList<CompanyId> Named(string legalName) => _byName.GetValueOrDefault(PlainWords.Of(legalName)) ?? [];

    /// <summary>The one company that a cell means, by its legal name or its id; null for none, and for a name that several have.</summary>
    public CompanyId? Meant(string cell)
    {
        if (Guid.TryParse(cell, out var id))
            return _ids.Contains(new CompanyId(id)) ? new CompanyId(id) : null;

        return Named(cell) is [var one] ? one : null;
    }
}
