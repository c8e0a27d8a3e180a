using System.Text.Json.Serialization.Metadata;
using Consortium.Domain.Cohorts;
using Consortium.Domain.Committee;
using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Domain.PersonalData;

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

    private static readonly (Type Case, string Word)[] _statements =
    [
        (typeof(Statement.Skills), "skills"),
        (typeof(Statement.Needs), "needs"),
        (typeof(Statement.Languages), "languages"),
        (typeof(Statement.YearsOfExperience), "years-of-experience"),
        (typeof(Statement.Functions), "functions"),
        (typeof(Statement.Situations), "situations"),
        (typeof(Statement.Contexts), "contexts"),
        (typeof(Statement.JobLevel), "job-level"),
        (typeof(Statement.Forms), "forms"),
        (typeof(Statement.Availability), "availability"),
        (typeof(Statement.Expectations), "expectations"),
    ];

    private static readonly (Type Case, string Word)[] _notices =
    [
        (typeof(DecisionNotice), "decision"),
        (typeof(SlateNotice), "slate"),
        (typeof(ErasureNotice), "erasure"),
    ];

    private static readonly Dictionary<Type, (Type Case, string Word)[]> _sets = new()
    {
        [typeof(BallotSubject)] = _subjects,
        [typeof(Statement)] = _statements,
        [typeof(Notice)] = _notices,
    };

    /// <summary>The word of a subject, in JSON and in read tables.</summary>
    public static string Word(BallotSubject subject) => _subjects.First(one => one.Case == subject.GetType()).Word;

    /// <summary>The word of a notice, in JSON and in read tables.</summary>
    public static string Word(Notice notice) => _notices.First(one => one.Case == notice.GetType()).Word;

    public static void Tell(JsonTypeInfo type)
    {
        if (!_sets.TryGetValue(type.Type, out var cases))
            return;

        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var (one, word) in cases)
            type.PolymorphismOptions.DerivedTypes.Add(new(one, word));
    }
}
