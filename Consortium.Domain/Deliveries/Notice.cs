namespace Consortium.Domain.Deliveries;

/// <summary>What one company is told, and nothing more. The kinds of notices are all in this assembly.</summary>
public abstract record Notice
{
    private protected Notice(CompanyId company, DateTimeOffset at) => (Company, At) = (company, at);

    /// <summary>Who is told.</summary>
    public CompanyId Company { get; init; }

    /// <summary>When it happened, not when it is told.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The delivery that carries this notice: a company is told the same thing by one delivery alone.</summary>
    public abstract DeliveryId Delivery { get; }
}
