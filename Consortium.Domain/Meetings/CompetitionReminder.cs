namespace Consortium.Domain.Meetings;

/// <summary>What every agenda of the committee carries and every meeting begins with (L-16).</summary>
public static class CompetitionReminder
{
    /// <summary>The reminder in Québec French.</summary>
    public const string French =
        "Rappel : entre entreprises, nous ne parlons ni de rémunération, ni d'embauche, ni de prix, de coûts, de marges, de capacités, "
        + "de parts de marché, de clientèle ou de stratégie, et nous ne convenons de rien à ce sujet. "
        + "Toute personne peut interrompre un sujet et le faire inscrire au procès-verbal.";

    /// <summary>The reminder in English.</summary>
    public const string English =
        "Reminder: between companies we speak neither of pay or hiring, nor of prices, costs, margins, capacity, market shares, "
        + "customers or strategy, and agree on nothing about them. Anybody may stop a topic and have it minuted.";
}
