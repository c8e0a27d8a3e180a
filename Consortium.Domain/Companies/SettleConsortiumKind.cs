using System.Collections.Immutable;

namespace Consortium.Domain.Companies;

/// <summary>
/// A coordinator settles who leads the consortium, while it is being founded: as founding members are admitted, until the committee
/// has a chair. Saying the same again records nothing, also afterwards.
/// </summary>
/// <param name="Kind">What kind of consortium it is.</param>
/// <param name="Bodies">The associations or orders that lead it; none where companies lead by themselves.</param>
public sealed record SettleConsortiumKind(ConsortiumKind Kind, ImmutableArray<CompanyId> Bodies)
{
    public static readonly Refusal FoundingIsOver = new(
        "consortium.founding-is-over", "A-02",
        "Le comité de pilotage est constitué : la forme du consortium ne change plus.",
        "The steering committee is constituted: the kind of the consortium does not change any more.");

    public static readonly Refusal BodiesDoNotFit = new(
        "consortium.bodies-do-not-fit", "A-02",
        "Nommez les associations ou les ordres qui mènent le consortium ; des entreprises qui le mènent elles-mêmes n'en nomment aucun.",
        "Name the associations or orders that lead the consortium; companies that lead it by themselves name none.");

    /// <param name="founding">What was settled before.</param>
    /// <param name="bodies">What is recorded of each body, in their order: it must be known, and need not be a member.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="at">When.</param>
    public Outcome<FoundingEvent> Decide(Founding founding, IReadOnlyList<PartnerCompany> bodies, ConsortiumRules rules, DateTimeOffset at)
    {
        ImmutableArray<CompanyId> ordered = [.. Bodies.Distinct().OrderBy(body => body.Value)];
        if (founding.Kind == Kind && founding.Bodies.SequenceEqual(ordered))
            return Outcome.AlreadyDone<FoundingEvent>();
        if (rules.CommitteeIsConstituted)
            return FoundingIsOver;
        if (bodies.Any(body => body is PartnerCompany.Unknown))
            return PartnerCompany.NotFound;
        if (ordered.IsEmpty != Kind is ConsortiumKind.CompanyLed)
            return BodiesDoNotFit;

        return new FoundingEvent.KindSettled(Kind, ordered, at);
    }
}
