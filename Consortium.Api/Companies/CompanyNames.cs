using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Events;
using Consortium.Api.PersonalData;
using Consortium.Api.Spreadsheets;
using Consortium.Domain;

namespace Consortium.Api.Companies;

/// <summary>Legal names stand beside the events, which carry ids alone.</summary>
internal static class CompanyNames
{
    /// <summary>Keeps the name of a company that is new; one that has a name keeps it.</summary>
    public static SqlStatement Keep(CompanyId company, string legalName) => new(
        "insert into consortium.company_name (company, legal_name) values ($1, $2) on conflict (company) do nothing", company.Value, legalName);

    /// <summary>
    /// The id that a sheet's company gets: it follows from the name, so two sheets sent at once make one company, and from a key,
    /// so that it tells nobody the name.
    /// </summary>
    public static CompanyId IdOf(MasterKey master, string legalName)
    {
        var digest = HMACSHA256.HashData(master.Digest, Encoding.UTF8.GetBytes($"company\n{PlainWords.Of(legalName)}"));
        return new CompanyId(DerivedId.Of("company", new Guid(digest.AsSpan(0, 16), bigEndian: true)));
    }
}
