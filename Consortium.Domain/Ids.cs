using System.Security.Cryptography;
using System.Text;

namespace Consortium.Domain;

/// <summary>A legal entity that is, was or asks to be a member of the consortium.</summary>
public readonly record struct CompanyId(Guid Value);

/// <summary>A seat's holder on the steering committee: the person who signs in, never a company.</summary>
public readonly record struct CommitteeMemberId(Guid Value);

/// <summary>One edition of the programme, with its own participants and matches.</summary>
public readonly record struct CohortId(Guid Value);

/// <summary>
/// A natural person, whichever companies and cohorts they take part with: drawn at random for an e-mail address, and kept apart
/// from the events together with a digest of it, so that erasing that row leaves an id of nobody.
/// </summary>
public readonly record struct PersonId(Guid Value);

/// <summary>A mentor or a mentee in one cohort. The same person in two cohorts has two.</summary>
public readonly record struct ParticipantId(Guid Value);

/// <summary>A version of the confidentiality agreement that companies sign.</summary>
public readonly record struct AgreementId(Guid Value);

/// <summary>A bounded non-solicitation covenant between two companies.</summary>
public readonly record struct CovenantId(Guid Value);

/// <summary>A text that companies signed elsewhere.</summary>
public readonly record struct FiledAgreementId(Guid Value);

/// <summary>A report of an alleged breach.</summary>
public readonly record struct BreachReportId(Guid Value);

/// <summary>A joint-controller arrangement.</summary>
public readonly record struct ArrangementId(Guid Value);

/// <summary>One run of the matching engine over one cohort.</summary>
public readonly record struct MatchingRunId(Guid Value);

/// <summary>One proposed pair, from draft to close.</summary>
public readonly record struct MatchId(Guid Value);

/// <summary>A pairing coordinator: the person who signs in.</summary>
public readonly record struct CoordinatorId(Guid Value);

/// <summary>One request to a company to say what is not known of its people.</summary>
public readonly record struct InformationRequestId(Guid Value);

/// <summary>The mission of an active match.</summary>
public readonly record struct MissionId(Guid Value);

/// <summary>One ballot of the steering committee, on one item or on a slate of several.</summary>
public readonly record struct BallotId(Guid Value);

/// <summary>One item of a ballot: a question of its own, with a result of its own.</summary>
public readonly record struct BallotItemId(Guid Value);

/// <summary>A meeting of the steering committee.</summary>
public readonly record struct MeetingId(Guid Value);

/// <summary>Something that the committee follows up.</summary>
public readonly record struct FollowUpId(Guid Value);

/// <summary>A waiver of a competitor exclusion for two companies.</summary>
public readonly record struct WaiverId(Guid Value);

/// <summary>One outcome of the committee on one match.</summary>
public readonly record struct DecisionId(Guid Value);

/// <summary>One decision on its way to one company.</summary>
public readonly record struct DeliveryId(Guid Value);

/// <summary>A free text that is kept outside the events.</summary>
public readonly record struct TextId(Guid Value);

/// <summary>
/// Ids of things that follow from other things: the same cause gives the same id,
/// so a message that arrives twice creates once.
/// </summary>
public static class DerivedId
{
    /// <summary>
    /// A version 8 UUID (RFC 9562, section 5.8) from the first 122 bits of SHA-256 over the purpose and the causes, in order.
    /// </summary>
    public static Guid Of(string purpose, params ReadOnlySpan<Guid> causes)
    {
        var prefix = Encoding.UTF8.GetByteCount(purpose);
        var length = prefix + 16 * causes.Length;
        Span<byte> written = length <= 256 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(purpose, written);
        for (var i = 0; i < causes.Length; i++)
            causes[i].TryWriteBytes(written[(prefix + 16 * i)..], bigEndian: true, out _);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(written, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
