namespace Consortium.Api.Cohorts;

/// <summary>A choice of companies, as the form of a participant asks for it.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="About">What is asked, for those who hear the list without seeing where it stands.</param>
/// <param name="Ticked">What was said or ticked.</param>
internal sealed record CompaniesAsked(string Field, string About, IReadOnlyList<Guid> Ticked, MineModel Page)
{
    /// <summary>The other members, and whoever was named before and is none.</summary>
    public IEnumerable<(Guid Id, string Name)> Choices =>
        Page.Members.ByName.Where(member => member.Id != Page.Caller.Company?.Value).Select(member => (member.Id, member.LegalName))
            .Concat(Ticked.Where(company => Page.Members.ByName.All(member => member.Id != company)).Select(company => (company, Page.Members.NameOf(company))));
}
