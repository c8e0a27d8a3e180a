using Consortium.Api.Companies;
using Consortium.Api.Database;
using Consortium.Api.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Consortium.Api.Security;

/// <summary>As whom one is here, in which browsers, and what the role may do.</summary>
internal sealed class AccountModel(Databases databases) : ServicePage
{
    public string? Company { get; private set; }

    public IReadOnlyList<OpenSession> Sessions { get; private set; } = [];

    public IEnumerable<string> Operations => AccessMatrix.Rows
        .Where(row => !row.IsPage && row.May.Any(access => access.Role == Caller.Role))
        .Select(row => row.Endpoint);

    public async Task<IActionResult> OnPostEnd(Guid session, CancellationToken ct)
    {
        var own = HttpContext.Features.Get<Session>();
        if ((await Session.Of(databases, Caller, own?.Id, Clock.GetUtcNow(), ct)).Any(open => open.Id == session))
            await Session.End(databases, session, ct);
        return session == own?.Id ? LocalRedirect("/") : await GoOn("session-ended", ct);
    }

    protected override async Task Load(CancellationToken ct)
    {
        Sessions = await Session.Of(databases, Caller, HttpContext.Features.Get<Session>()?.Id, Clock.GetUtcNow(), ct);
        if (Caller is { Company: { } company, Role: Role.CompanyHr or Role.CommitteeMember })
            Company = (await Api.Find<ListCompaniesEndpoint.Company>("GetCompany", new { company = company.Value }, ct))?.LegalName;
    }
}
