using System.Collections.Immutable;
using Consortium.Domain.Deliveries;

namespace Consortium.Domain.PersonalData;

/// <summary>
/// Tells a company that was told a person's name to forget it too (L-41). A company that received it has still to say that it
/// forgot: <see cref="AcknowledgeErasure"/>.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Company">Who is told.</param>
/// <param name="Matches">Where the company was told the name.</param>
/// <param name="At">When the person's key was destroyed.</param>
public sealed record ErasureNotice(ParticipantId Person, CompanyId Company, ImmutableArray<MatchId> Matches, DateTimeOffset At) : Notice(Company, At)
{
    /// <inheritdoc/>
    public override DeliveryId Delivery => new(DerivedId.Of("erasure-delivery", Person.Value, Company.Value));

    /// <summary>The notices of an erasure that was carried out: one for each company that was told the name.</summary>
    public static IEnumerable<ErasureNotice> AllOf(ErasureEvent.Carried carried) =>
        carried.Told.Select(told => new ErasureNotice(carried.Person, told.Company, told.Matches, carried.At));
}
