using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Consortium.Api.Adapters;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Decisions;
using Consortium.Domain.Deliveries;
using Consortium.Domain.PersonalData;

namespace Consortium.Api.Deliveries;

/// <summary>
/// Puts notices into their envelopes, for the webhook and the feed alike. Names are joined here, at the last moment, and only
/// for the home companies that the notice names people to.
/// </summary>
internal sealed class NoticeEnvelopes(PersonalDetails people, DossierReads reads, AdapterSettings settings)
{
    public const string DecisionType = "consortium.decision.v1", SlateType = "consortium.slate.v1", ErasureType = "consortium.erasure.v1";

    /// <param name="notices">Notices of one company.</param>
    /// <param name="principal">Who reads them in the feed; null when they are delivered.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="named">Whether names leave with them, where the notice names anybody.</param>
    public async Task<IReadOnlyList<CloudEvent>> Of(IReadOnlyList<NumberedNotice> notices, Guid? principal, CancellationToken ct, bool named = true)
    {
        var parties = notices.Select(numbered => numbered.Notice).OfType<DecisionNotice>().Where(_ => named).Select(notice => notice.Parties);
        var subjects = parties.SelectMany(pair => new[] { pair.Mentor.Value, pair.Mentee.Value }).Distinct().ToList();
        var names = subjects.Count > 0 ? await people.Of(subjects, ct) : new Dictionary<Guid, PersonalDetail>();
        if (names.Count > 0)
            await reads.Note([.. names.Keys], notices[0].Notice.Company, principal, ct);

        return [.. notices.Select(numbered => Envelope(numbered, names))];
    }

    private CloudEvent Envelope(NumberedNotice numbered, IReadOnlyDictionary<Guid, PersonalDetail> names)
    {
        var notice = numbered.Notice;
        var (type, subject, data) = notice switch
        {
            DecisionNotice decision => (DecisionType, decision.Decision.Value, Data(numbered.Number, decision, names)),
            SlateNotice slate => (SlateType, slate.Ballot.Value, new SlateData(numbered.Number, slate.Ballot, slate.Outcomes)),
            ErasureNotice erasure => (ErasureType, erasure.Person.Value, (object)new ErasureData(numbered.Number, erasure.Person, erasure.Matches)),
            _ => throw new InvalidOperationException($"Nothing says how a company is told of {notice.GetType().Name}."),
        };
        return new CloudEvent(notice.Delivery.Value.ToString(), settings.Source, type, notice.At, subject.ToString(), data);
    }

    private static DecisionData Data(long number, DecisionNotice notice, IReadOnlyDictionary<Guid, PersonalDetail> names)
    {
        var parties = notice.Parties;
        return new DecisionData(
            number, notice.Decision, notice.Cohort, notice.Outcome, parties.Match, Person(parties.Mentor), Person(parties.Mentee));

        NoticePerson Person(ParticipantId id) => new(id, names.GetValueOrDefault(id.Value)?.DisplayName);
    }
}

/// <summary>A notice and its number in its company's feed.</summary>
internal sealed record NumberedNotice(Notice Notice, long Number);

/// <summary>What a home company reads in the envelope of a decision.</summary>
/// <param name="Number">The company's own count of notices, from 1 and without gaps: a gap is a notice still under way.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Cohort">The cohort.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Match">The match.</param>
/// <param name="Mentor">Its mentor.</param>
/// <param name="Mentee">Its mentee.</param>
internal sealed record DecisionData(
    long Number, DecisionId Decision, CohortId Cohort, DecisionOutcome Outcome, MatchId Match, NoticePerson Mentor, NoticePerson Mentee);

/// <summary>What a company reads in the envelope of a slate: what was decided of the matches that are not its own.</summary>
/// <param name="Number">The company's own count of notices, which all kinds share.</param>
/// <param name="Ballot">The slate; a ballot on one match is a slate of one.</param>
/// <param name="Outcomes">In the order of the agenda.</param>
internal sealed record SlateData(long Number, BallotId Ballot, ImmutableArray<MatchOutcome> Outcomes);

/// <summary>What a company reads in the envelope of an erasure: whose name to forget, and where it was told the name.</summary>
/// <param name="Number">The company's own count of notices, which all kinds share.</param>
/// <param name="Person">The participant, by the id that the notices of these matches gave beside the name.</param>
/// <param name="Matches">The matches in whose notices the name stood.</param>
internal sealed record ErasureData(long Number, ParticipantId Person, ImmutableArray<MatchId> Matches);

/// <param name="Id">The participant.</param>
/// <param name="Name">How the person is called; absent once the person's details were erased.</param>
internal sealed record NoticePerson(
    ParticipantId Id, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name);
