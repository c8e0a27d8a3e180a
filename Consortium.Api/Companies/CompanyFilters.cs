using Consortium.Api.Http;

namespace Consortium.Api.Companies;

/// <summary>The words that lists of companies may be narrowed by; another one is said to be none, and not looked for.</summary>
internal static class CompanyFilters
{
    private static readonly string[] _companyStates = ["outsider", "candidate", "refused", "member", "suspended", "departed"];

    private static readonly string[] _waiverStates = ["requested", "granted", "denied"];

    public static void RequireCompanyState(string? state) => Require(state, _companyStates);

    public static void RequireWaiverState(string? state) => Require(state, _waiverStates);

    /// <summary>The beginning of a NAICS/SCIAN code.</summary>
    public static void RequireSector(string? sector)
    {
        if (sector is not null && !(sector.Length is > 0 and <= 6 && sector.All(char.IsAsciiDigit)))
            throw BadParameterException.Sector;
    }

    private static void Require(string? state, string[] states)
    {
        if (state is not null && !states.Contains(state))
            throw BadParameterException.OneOf("state", states);
    }
}
