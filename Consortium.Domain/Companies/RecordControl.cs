namespace Consortium.Domain.Companies;

/// <summary>
/// Records that one company controls another; an acquisition is this act. From its first day on it takes the place of what was
/// recorded of the two before. Recording the same again records nothing.
/// </summary>
/// <param name="Controller">Who controls: a member, or any company that is known here.</param>
/// <param name="Controlled">Who is controlled.</param>
/// <param name="Control">When, how, and how that is known.</param>
public sealed record RecordControl(CompanyId Controller, CompanyId Controlled, Control Control)
{
    public static readonly Refusal OfItself = new(
        "control-link.of-itself", "L-18",
        "Une entreprise ne se contrôle pas elle-même : indiquez deux entreprises.",
        "A company does not control itself: name two companies.");

    public static readonly Refusal ShareOutOfRange = new(
        "control-link.share-out-of-range", "L-18",
        "La part des voix va de 0 à 10 000 centièmes de pour cent, et la confiance de 0 à 100.",
        "The share of the votes goes from 0 to 10,000 hundredths of a percent, and the confidence from 0 to 100.");

    public static readonly Refusal TooFewVotes = new(
        "control-link.too-few-votes", "L-18",
        "Moins de la moitié des voix ne suffit pas au critère des voix : choisissez celui qui s'applique.",
        "Less than half of the votes does not meet the test of votes: choose the one that applies.");

    public Outcome<ControlLinkEvent> Decide(ControlLink link, DateTimeOffset at)
    {
        if (Controller == Controlled)
            return OfItself;
        if (Control.Period.IsEmpty)
            return Period.EndsBeforeItBegins;
        if (Control.Share is < 0 or > 10_000 || Control.Confidence is < 0 or > 100)
            return ShareOutOfRange;
        if (Control is { Test: ControlTest.Votes, Share: < 5_000 })
            return TooFewVotes;
        if (link is ControlLink.Recorded { History: [.., var last] } && last == Control)
            return Outcome.AlreadyDone<ControlLinkEvent>();

        return new ControlLinkEvent.Recorded(Controller, Controlled, Control, at);
    }
}
