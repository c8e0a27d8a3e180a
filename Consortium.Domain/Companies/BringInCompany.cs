namespace Consortium.Domain.Companies;

/// <summary>
/// Makes a company of a consortium that ran on spreadsheets a founding member, with what its sheet says of it: all of it or nothing.
/// A member keeps what is recorded of it, so bringing a company in again records nothing.
/// </summary>
/// <param name="Company">The company.</param>
/// <param name="Activity">What it does; null when the sheet does not say.</param>
/// <param name="Control">Who controls it; null when the sheet names nobody. A control that is recorded already for the day stays as it is.</param>
public sealed record BringInCompany(CompanyId Company, ActivityDeclaration? Activity, RecordControl? Control)
{
    /// <param name="company">What is recorded under the id.</param>
    /// <param name="link">What is recorded of the controller and the company.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<PartnerCompanyEvent, ControlLinkEvent> Decide(PartnerCompany company, ControlLink link, ConsortiumRules rules, DateTimeOffset at)
    {
        if (company is PartnerCompany.Member)
            return new Outcome<PartnerCompanyEvent, ControlLinkEvent>([], []);

        var admitted = new AdmitCompany(Company).Decide(company, rules, at);
        if (admitted.Refusal is { } over)
            return over;

        var member = admitted.Events.Aggregate(company, PartnerCompany.Evolve);
        var declared = Activity is null ? Outcome.AlreadyDone<PartnerCompanyEvent>() : new DeclareActivity(Company, Activity).Decide(member, at);
        if (declared.Refusal is { } fault)
            return fault;

        var controlled = Control is null || link.HoldsOn(DateOnly.FromDateTime(at.UtcDateTime))
            ? Outcome.AlreadyDone<ControlLinkEvent>()
            : Control.Decide(link, at);
        return controlled.Refusal is { } wrong
            ? wrong
            : new Outcome<PartnerCompanyEvent, ControlLinkEvent>([.. admitted.Events, .. declared.Events], controlled.Events);
    }
}
