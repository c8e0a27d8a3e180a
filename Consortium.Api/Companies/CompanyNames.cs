using Consortium.Api.Events;
using Consortium.Domain;

namespace Consortium.Api.Companies;

/// <summary>Legal names stand beside the events, which carry ids alone.</summary>
internal static class CompanyNames
{
    /// <summary>Keeps the name of a company that is new; one that has a name keeps it.</summary>
    public static SqlStatement Keep(CompanyId company, string legalName) => new(
        "insert into consortium.company_name (company, legal_name) values ($1, $2) on conflict (company) do nothing", company.Value, legalName);
}
