using Consortium.Domain;

namespace Consortium.Api.Generation;

/// <summary>What acts of an invented consortium come to. None of them may be refused: the invention keeps to the rules.</summary>
internal static class Recordings
{
    public static IReadOnlyList<object> Happened<T>(this Outcome<T> outcome) where T : notnull =>
        outcome.Refusal is { } refusal ? throw Against(refusal) : [.. outcome.Events.Cast<object>()];

    public static InvalidOperationException Against(Refusal refusal) =>
        new($"What was invented is against rule {refusal.Rule}: {refusal.Code}.");
}
