using System.Security.Cryptography;
using System.Text;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.PersonalData;

/// <summary>Who may read a text (C-16); everybody else learns at most that there is one.</summary>
/// <param name="Kind">The stored name of the circle.</param>
/// <param name="Around">The company, principal, ballot or item of a ballot that it is drawn around.</param>
internal readonly record struct Readers(string Kind, Guid? Around)
{
    /// <summary>The pairing coordinators.</summary>
    public static Readers Coordinators { get; } = new("coordinators", null);

    /// <summary>The members of the steering committee, and the coordinators.</summary>
    public static Readers Committee { get; } = new("committee", null);

    /// <summary>A company's human resources, and the coordinators.</summary>
    public static Readers Company(CompanyId company) => new("company", company.Value);

    /// <summary>A company's human resources and nobody else.</summary>
    public static Readers OwnCompany(CompanyId company) => new("own-company", company.Value);

    /// <summary>Who wrote it and nobody else.</summary>
    public static Readers Author(Guid principal) => new("author", principal);

    /// <summary>The independent reviewer and nobody else.</summary>
    public static Readers Reviewer { get; } = new("reviewer", null);

    /// <summary>The committee members who may read a ballot's dossier, and the coordinators.</summary>
    public static Readers Ballot(BallotId ballot) => new("ballot", ballot.Value);

    /// <summary>The committee members who may read the dossier of one item of a ballot, and the coordinators.</summary>
    public static Readers Ballot(BallotItemId item) => new("ballot", item.Value);
}

/// <summary>What people write, kept beside the events, which carry its id and a keyed digest.</summary>
internal sealed class Texts(SubjectKeys keys, MasterKey master, Reader reader, TimeProvider clock)
{
    private readonly byte[] _digest = master.For("text digests");

    /// <summary>What the event carries, and the statement that keeps the words, to run alongside it. The key is made first.</summary>
    /// <param name="id">The text; the same id with other words is a fault of the caller.</param>
    /// <param name="subject">The person or company whose erasure takes the words along.</param>
    /// <param name="readers">Who may read it.</param>
    /// <param name="words">The words.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="also">Another person whose erasure takes them along too.</param>
    public async Task<(KeptText Text, SqlStatement Keep)> Keep(TextId id, Guid subject, Readers readers, string words, CancellationToken ct, Guid? also = null)
    {
        var made = await keys.Make([subject, .. also is { } other ? [other] : Array.Empty<Guid>()], ct);
        var plain = Encoding.UTF8.GetBytes(words);
        var inner = also is { } first ? Sealing.Seal(made[first], plain, id.Value.ToByteArray()) : plain;
        return (
            new KeptText(id, Digest(id, plain)),
            new SqlStatement(
                """
                insert into personal.text (text, subject, readers, around, sealed, kept_at, also) values ($1, $2, $3, $4::uuid, $5, $6, $7::uuid)
                on conflict (text) do nothing
                """,
                id.Value,
                subject,
                readers.Kind,
                readers.Around?.ToString(),
                Sealing.Seal(made[subject], inner, id.Value.ToByteArray()),
                clock.GetUtcNow(),
                also?.ToString()));
    }

    /// <summary>Hands the texts of a person over to another company: its human resources read them, and the other's no longer do.</summary>
    public static SqlStatement Hand(Guid subject, CompanyId from, CompanyId to) => new(
        "update personal.text set around = $3 where subject = $1 and around = $2 and readers in ('company', 'own-company')",
        subject,
        from.Value,
        to.Value);

    /// <summary>The words of those of these texts that the caller may read and that still have their key.</summary>
    public async Task<IReadOnlyDictionary<TextId, string>> Read(Scope scope, IReadOnlyCollection<TextId> texts, CancellationToken ct) =>
        texts.Count == 0 || scope.Role is Role.Auditor
            ? new Dictionary<TextId, string>()
            : (await Open(scope, "text = any(@texts)", ("texts", texts.Select(text => text.Value).ToArray()), ct)).ToDictionary(found => found.Text, found => found.Words);

    /// <summary>All that is kept in words under a person's own key and that the caller may read, oldest first.</summary>
    public Task<IReadOnlyList<(TextId Text, DateTimeOffset KeptAt, string Words)>> About(Scope scope, Guid subject, CancellationToken ct) =>
        Open(scope, "subject = @subject", ("subject", subject), ct);

    private async Task<IReadOnlyList<(TextId Text, DateTimeOffset KeptAt, string Words)>> Open(
        Scope scope, string which, (string Name, object? Value) parameter, CancellationToken ct)
    {
        var rows = await reader.Query(
            scope,
            $"""
            select {SealedText.Columns}, kept_at from personal.text
            where {which} and (@sees_all and readers not in ('own-company', 'author', 'reviewer')
                or readers = 'reviewer' and @role = 'IndependentReviewer'
                or readers in ('company', 'own-company') and around = @own_company and @role <> 'Participant'
                or readers = 'company' and subject = @principal and @role = 'Participant'
                or readers = 'author' and around = @principal
                or readers = 'committee' and @on_committee
                or readers = 'ballot' and exists (
                    select from read.ballot_item item join read.ballot_paper paper using (ballot)
                    where around in (item.ballot, item.item) and paper.member = @principal
                        and not exists (select from read.ballot_recusal recusal where recusal.item = item.item and recusal.member = @principal)))
            order by kept_at, text
            """,
            row => (Text: SealedText.Read(row), KeptAt: row.GetFieldValue<DateTimeOffset>(4)),
            ct,
            parameter,
            ("on_committee", scope.Role is Role.CommitteeMember));
        var found = await keys.Find([.. rows.SelectMany(row => row.Text.Keys).Distinct()], ct);
        return
        [
            .. rows.Select(row => (row.Text, row.KeptAt, Words: row.Text.Open(found))).Where(row => row.Words is not null)
                .Select(row => (new TextId(row.Text.Id), row.KeptAt, Encoding.UTF8.GetString(row.Words!))),
        ];
    }

    /// <summary>Bound to the text's id, so that the same words in two texts cannot be told to be the same.</summary>
    public string Digest(TextId id, ReadOnlySpan<byte> words)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _digest);
        hmac.AppendData(id.Value.ToByteArray());
        hmac.AppendData(words);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
