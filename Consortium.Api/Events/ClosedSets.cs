using System.Text.Json.Serialization.Metadata;
using Consortium.Domain.Committee;

namespace Consortium.Api.Events;

/// <summary>Closed sets of records whose cases stand inside events and messages, each under its word in the property <c>kind</c>.</summary>
internal static class ClosedSets
{
    private static readonly (Type Case, string Word)[] _subjects =
    [
        (typeof(BallotSubject.OfMatch), "match"),
        (typeof(BallotSubject.OfAdmission), "admission"),
        (typeof(BallotSubject.OfWaiver), "waiver"),
        (typeof(BallotSubject.OfExclusion), "exclusion"),
        (typeof(BallotSubject.OfAgreement), "agreement"),
        (typeof(BallotSubject.OfPolicy), "policy"),
    ];

    /// <summary>The word of a subject, in JSON and in read tables.</summary>
    public static string Word(BallotSubject subject) => _subjects.First(one => one.Case == subject.GetType()).Word;

    public static void Tell(JsonTypeInfo type)
    {
        if (type.Type != typeof(BallotSubject))
            return;

        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var (subject, word) in _subjects)
            type.PolymorphismOptions.DerivedTypes.Add(new(subject, word));
    }
}
