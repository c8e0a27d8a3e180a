using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;
using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>How a person is called and reached.</summary>
internal sealed record PersonalDetail(string GivenName, string FamilyName, string Email)
{
    public string DisplayName => $"{GivenName} {FamilyName}";
}

/// <summary>Names and addresses, joined to ids at read time; events never hold them.</summary>
internal sealed class PersonalDetails(Databases databases, SubjectKeys keys, MasterKey master, Reader reader)
{
    /// <summary>The constraint that says that a company already registered this address in this cohort.</summary>
    public const string OncePerCompanyAndCohort = "detail_once_per_company_and_cohort";

    /// <summary>The statement that keeps a person's details, to run alongside the registration. The person's key is made first.</summary>
    public async Task<SqlStatement> Keep(Guid subject, CompanyId company, CohortId cohort, PersonalDetail detail, CancellationToken ct)
    {
        var key = await keys.Make(subject, ct);
        return new SqlStatement(
            """
            insert into personal.detail (subject, company, cohort, sealed, email_digest) values ($1, $2, $3, $4, $5)
            on conflict (subject) do nothing
            """,
            subject,
            company.Value,
            cohort.Value,
            Sealing.Seal(key, JsonSerializer.SerializeToUtf8Bytes(detail, StoredJson.Options), subject.ToByteArray()),
            HMACSHA256.HashData(master.Digest, Encoding.UTF8.GetBytes(detail.Email.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant())));
    }

    /// <summary>The statements that remove what is kept of a person, to run alongside the erasure.</summary>
    public static IReadOnlyList<SqlStatement> Forget(Guid subject) =>
    [
        new("delete from personal.detail where subject = $1", subject),
        new("delete from personal.text where subject = $1", subject),
    ];

    /// <summary>Those of these people of whom anything is kept.</summary>
    public async Task<IReadOnlySet<Guid>> Kept(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            "select subject from personal.detail where subject = any($1) union select subject from personal.text where subject = any($1)")
            .With(subjects.ToArray());
        var kept = new HashSet<Guid>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            kept.Add(rows.GetGuid(0));
        return kept;
    }

    /// <summary>The details of those of these people who are the caller's company's own, for its human resources.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonalDetail>> OfCompany(
        Scope scope, CohortId cohort, IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var rows = await reader.Query(
            scope,
            $"select subject, sealed from personal.detail where {Scope.OfCompany("company")} and cohort = @cohort and subject = any(@subjects)",
            row => (Subject: row.GetGuid(0), Sealed: row.GetFieldValue<byte[]>(1)),
            ct,
            ("cohort", cohort.Value),
            ("subjects", subjects.ToArray()));
        return await Open(rows, ct);
    }

    /// <summary>The details of these people, for a notice to a company that may be told their names.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonalDetail>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand("select subject, sealed from personal.detail where subject = any($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = subjects.ToArray() });
        var found = new List<(Guid, byte[])>();
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                found.Add((rows.GetGuid(0), rows.GetFieldValue<byte[]>(1)));
        }

        return await Open(found, ct);
    }

    private async Task<IReadOnlyDictionary<Guid, PersonalDetail>> Open(IReadOnlyList<(Guid Subject, byte[] Sealed)> rows, CancellationToken ct)
    {
        var found = await keys.Find([.. rows.Select(row => row.Subject)], ct);
        return rows.Where(row => found.ContainsKey(row.Subject)).ToDictionary(
            row => row.Subject,
            row => JsonSerializer.Deserialize<PersonalDetail>(
                Sealing.Open(found[row.Subject], row.Sealed, row.Subject.ToByteArray()), StoredJson.Options)!);
    }
}
