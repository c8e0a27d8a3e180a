using System.Collections.Immutable;

namespace Consortium.Domain.Matches;

/// <summary>
/// One pair of a mentor and a mentee, from the matching run to their mission, or from the day on which a running pair was brought in. Every phase in which somebody is waited for is a
/// <see cref="Waiting"/>: it has a due date and an outcome of its own, so nothing waits for ever (C-01).
/// </summary>
public abstract record Match : IState<Match, MatchEvent>
{
    /// <summary>Nothing is known under this id.</summary>
    public static readonly Refusal NotFound = new(
        "match.unknown", "L-39", "Aucun jumelage ne porte cet identifiant.", "No match has this id.");

    /// <summary>The act needs a match that both home companies consented to.</summary>
    public static readonly Refusal NotConsented = new(
        "match.not-consented", "L-32",
        "Les deux entreprises n'ont pas encore consenti à ce jumelage, ou il est déjà plus loin.",
        "The two companies have not both consented to this match yet, or it is further on already.");

    private Match() { }

    /// <summary>No such match.</summary>
    public sealed record Unknown : Match;

    /// <summary>A match in any phase.</summary>
    /// <param name="File">What it takes along.</param>
    public abstract record Known(MatchFile File) : Match
    {
        /// <summary>Who is joined.</summary>
        public Pair Pair => File.Pair;
    }

    /// <summary>A phase in which somebody is waited for.</summary>
    /// <param name="File">What it takes along.</param>
    /// <param name="Since">Since when.</param>
    public abstract record Waiting(MatchFile File, DateTimeOffset Since) : Known(File)
    {
        /// <summary>Whether they were reminded.</summary>
        public bool Reminded { get; init; }

        /// <summary>How long at most.</summary>
        public abstract TimeSpan Patience { get; }

        /// <summary>When they are reminded: at half time.</summary>
        public DateTimeOffset RemindAt => Since + Patience / 2;

        /// <summary>From this instant on the automatic outcome holds.</summary>
        public DateTimeOffset Due => Since + Patience;
    }

    /// <summary>Found by a run, or made by hand, and nobody has looked at it yet.</summary>
    public sealed record Draft(MatchFile File) : Known(File);

    /// <summary>A coordinator has looked at it and means to propose it (C-23).</summary>
    public sealed record Screened(MatchFile File, DateTimeOffset Since) : Waiting(File, Since)
    {
        /// <summary>As it stood before a coordinator took it up; null where somebody else, or time, led here.</summary>
        public Known? Before { get; init; }

        /// <inheritdoc/>
        public override TimeSpan Patience => Matches.Patience.Screened;
    }

    /// <summary>A home company is asked what is not known of its person (C-15).</summary>
    /// <param name="File">What it takes along.</param>
    /// <param name="Request">What is asked.</param>
    /// <param name="Since">Since when.</param>
    public sealed record AwaitingInformation(MatchFile File, InformationRequestId Request, DateTimeOffset Since) : Waiting(File, Since)
    {
        /// <inheritdoc/>
        public override TimeSpan Patience => Matches.Patience.Information;
    }

    /// <summary>Proposed: a place of each person is reserved and both home companies are asked.</summary>
    /// <param name="File">What it takes along.</param>
    /// <param name="Consents">Home companies that have consented.</param>
    /// <param name="Since">Since when.</param>
    public sealed record AwaitingCompanyConsents(MatchFile File, ImmutableHashSet<CompanyId> Consents, DateTimeOffset Since) : Waiting(File, Since)
    {
        /// <summary>As it stood before it was proposed.</summary>
        public Known? Before { get; init; }

        /// <inheritdoc/>
        public override TimeSpan Patience => Matches.Patience.CompanyConsents;
    }

    /// <summary>Both home companies consented; the coordinator brings it before the committee.</summary>
    public sealed record Consented(MatchFile File, DateTimeOffset Since) : Waiting(File, Since)
    {
        /// <inheritdoc/>
        public override TimeSpan Patience => Matches.Patience.Consented;
    }

    /// <summary>Before the steering committee; the ballot has a closing time of its own.</summary>
    public sealed record BeforeCommittee(MatchFile File, BallotId Ballot) : Known(File);

    /// <summary>Approved: the places are taken, and mentor and mentee are asked.</summary>
    /// <param name="File">What it takes along.</param>
    /// <param name="Accepted">Who has accepted.</param>
    /// <param name="Since">Since when.</param>
    public sealed record AwaitingParticipants(MatchFile File, ImmutableHashSet<ParticipantId> Accepted, DateTimeOffset Since) : Waiting(File, Since)
    {
        /// <inheritdoc/>
        public override TimeSpan Patience => Matches.Patience.Participants;
    }

    /// <summary>Everybody said yes and the mission runs; nobody has recorded a first meeting yet (C-13).</summary>
    /// <param name="File">What it takes along.</param>
    /// <param name="Since">From when a meeting is awaited: the acceptance or the mission's first day, whichever is later.</param>
    public sealed record AwaitingFirstMeeting(MatchFile File, DateTimeOffset Since) : Waiting(File, Since)
    {
        /// <inheritdoc/>
        public override TimeSpan Patience => Matches.Patience.FirstMeeting;
    }

    /// <summary>The mission runs and its two people have met, or met before their pair was brought in.</summary>
    public sealed record Active(MatchFile File) : Known(File);

    /// <summary>The mission rests: a rule that came in may forbid it. The places stay taken.</summary>
    public sealed record Suspended(MatchFile File) : Known(File);

    /// <summary>The mission is over; the places are free again.</summary>
    /// <param name="File">What it takes along.</param>
    /// <param name="How">How it ended, as both people and both home companies are told.</param>
    public sealed record Ended(MatchFile File, MissionEnd How) : Known(File);

    /// <summary>The committee decided against it, or a rule that came in during the vote did; the places are free.</summary>
    public sealed record Rejected(MatchFile File) : Known(File);

    /// <summary>The committee had no quorum: the places are free, and on its day the match comes back to the queue.</summary>
    public sealed record Deferred(MatchFile File, DateTimeOffset Since) : Waiting(File, Since)
    {
        /// <inheritdoc/>
        public override TimeSpan Patience => Matches.Patience.Deferred;
    }

    /// <summary>It ended before its mission began; the places are free again.</summary>
    /// <param name="File">What it takes along.</param>
    /// <param name="Because">Why; each home company is told that it ended, and not why.</param>
    public sealed record Withdrawn(MatchFile File, MatchEnd Because) : Known(File);

    /// <inheritdoc/>
    public static Match Initial { get; } = new Unknown();

    /// <inheritdoc/>
    public static Match Evolve(Match state, MatchEvent recorded) => (state, recorded) switch
    {
        (Unknown, MatchEvent.Drafted e) => new Draft(new MatchFile(e.Pair) { Origin = e.Run is null ? MatchOrigin.ByHand : MatchOrigin.Run }),
        (Unknown, MatchEvent.BroughtIn e) => new Active(MatchFile.BroughtIn(e)),
        (Draft or Deferred, MatchEvent.Screened e) => new Screened(((Known)state).File with { Coordinator = e.By }, e.At) { Before = (Known)state },
        (Screened { Before: { } before } screened, MatchEvent.ScreeningTakenBack e) => Again(before, screened.File, e.At),
        (Draft or Screened, MatchEvent.InformationAsked e) =>
            new AwaitingInformation(((Known)state).File with { Coordinator = e.By }, e.Request, e.At),
        (AwaitingInformation asked, MatchEvent.InformationAnswered e) => new Screened(asked.File, e.At),
        (AwaitingInformation asked, MatchEvent.InformationLapsed e) => new Screened(asked.File, e.At),
        (Known known, MatchEvent.Overruled e) => known with { File = known.File with { Overruled = known.File.Overruled.Add(e.Code) } },
        (Known known, MatchEvent.HandedOver e) => known with { File = known.File with { Coordinator = e.To } },
        (Draft or Screened, MatchEvent.Proposed e) =>
            new AwaitingCompanyConsents(
                ((Known)state).File with { Coordinator = e.By, WasProposed = true, IsTakenBack = false, Checked = new Committee.ConflictCheck(e.At, e.RulesPosition, []) },
                [],
                e.At)
            {
                Before = (Known)state,
            },
        (AwaitingCompanyConsents { Before: { } before } proposed, MatchEvent.ProposalTakenBack e) =>
            Again(before, proposed.File with { IsTakenBack = true }, e.At),
        (Known known, MatchEvent.Noted e) => known with { File = known.File with { Notes = known.File.Notes.Add(e.Words.Id) } },
        (AwaitingCompanyConsents proposed, MatchEvent.CompanyConsented e) => proposed with { Consents = proposed.Consents.Add(e.Company) },
        (AwaitingCompanyConsents proposed, MatchEvent.Consented e) => new Consented(proposed.File, e.At),
        (Consented consented, MatchEvent.BroughtBeforeCommittee e) => new BeforeCommittee(consented.File, e.Ballot),
        (BeforeCommittee before, MatchEvent.BroughtBeforeCommittee e) => before with { Ballot = e.Ballot },
        (BeforeCommittee before, MatchEvent.ReturnedFromCommittee e) => new Consented(before.File, e.At),
        (BeforeCommittee before, MatchEvent.Decided e) => After(before.File with { Decision = e.Decision }, e.Decision),
        (AwaitingParticipants asked, MatchEvent.ParticipantAccepted e) => asked with { Accepted = asked.Accepted.Add(e.Participant) },
        (AwaitingParticipants asked, MatchEvent.Activated e) => new AwaitingFirstMeeting(
            asked.File with { Mission = new MatchMission(e.Mission, e.StartsOn, e.Training, DateOnly.FromDateTime(e.At.UtcDateTime)) }, e.MeetingAwaitedFrom),
        (AwaitingFirstMeeting waiting, MatchEvent.FirstMeetingRecorded e) =>
            new Active(waiting.File with { Mission = waiting.File.Mission?.AfterMeeting(e.On) }),
        (AwaitingFirstMeeting or Active, MatchEvent.Suspended) => new Suspended(((Known)state).File),
        (Suspended suspended, MatchEvent.Resumed e) =>
            e.MeetingAwaitedFrom is { } from ? new AwaitingFirstMeeting(suspended.File, from) : new Active(suspended.File),
        (Known known, MatchEvent.EndAgreed e) => known with { File = known.File with { AgreedToEnd = known.File.AgreedToEnd.Add(e.By) } },
        (AwaitingFirstMeeting or Active or Suspended, MatchEvent.Ended e) => new Ended(((Known)state).File, e.How),
        (AwaitingFirstMeeting or Active or Suspended, MatchEvent.Closed e) => new Ended(((Known)state).File, e.How),
        (Deferred deferred, MatchEvent.CameBack e) => new Screened(deferred.File, e.At),
        (Waiting waiting, MatchEvent.Reminded) => waiting with { Reminded = true },
        (Known and not (Withdrawn or Rejected or Ended), _) when EndOf(recorded) is { } because => new Withdrawn(((Known)state).File, because),
        _ => state,
    };

    // Whoever is waited for has all of their time again, since some of it went by elsewhere.
    private static Known Again(Known before, MatchFile file, DateTimeOffset at) =>
        before is Waiting waiting ? waiting with { File = file, Since = at, Reminded = false } : before with { File = file };

    private static Match After(MatchFile file, Decisions.Decision decision) => decision.Outcome switch
    {
        Decisions.DecisionOutcome.Approved => new AwaitingParticipants(file, [], decision.At),
        Decisions.DecisionOutcome.Inquorate => new Deferred(file, decision.At),
        _ => new Rejected(file),
    };

    private static MatchEnd? EndOf(MatchEvent recorded) => recorded switch
    {
        MatchEvent.CompanyDeclined => MatchEnd.CompanyDeclined,
        MatchEvent.ParticipantDeclined => MatchEnd.ParticipantDeclined,
        MatchEvent.ParticipantLost => MatchEnd.ParticipantLost,
        MatchEvent.Lapsed => MatchEnd.NoAnswer,
        MatchEvent.Replaced => MatchEnd.Replaced,
        MatchEvent.Stopped => MatchEnd.NotEligible,
        _ => null,
    };
}

/// <summary>
/// Why a match ended before its mission: for the coordinators, since each ground is somebody's own affair (C-05). How a mission
/// ended is a <see cref="MissionEnd"/>.
/// </summary>
public enum MatchEnd
{
    /// <summary>A home company did not consent.</summary>
    CompanyDeclined,

    /// <summary>Mentor or mentee said no.</summary>
    ParticipantDeclined,

    /// <summary>One of the two left, moved to another company or takes no proposals.</summary>
    ParticipantLost,

    /// <summary>Whoever was waited for did not answer by the due date.</summary>
    NoAnswer,

    /// <summary>An alternative took the place of one of the two.</summary>
    Replaced,

    /// <summary>A rule that came in forbids it.</summary>
    NotEligible,
}
