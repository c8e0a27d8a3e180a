namespace Consortium.Domain.Companies;

/// <summary>Records that one company's control over another ended. What ended by then already records nothing.</summary>
/// <param name="Controller">Who controlled.</param>
/// <param name="Controlled">Who was controlled.</param>
/// <param name="LastDay">The last day of control, included.</param>
public sealed record EndControl(CompanyId Controller, CompanyId Controlled, DateOnly LastDay)
{
    public Outcome<ControlLinkEvent> Decide(ControlLink link, DateTimeOffset at)
    {
        if (link is not ControlLink.Recorded { History: var history })
            return ControlLink.NotFound;
        if (history is not [.., { Period: var last }] || last.Until <= LastDay || LastDay == DateOnly.MaxValue)
            return Outcome.AlreadyDone<ControlLinkEvent>();

        return new ControlLinkEvent.Ended(Controller, Controlled, LastDay, at);
    }
}
