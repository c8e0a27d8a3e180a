using System.Collections.Immutable;
using System.Text.Json;
using Consortium.Api.Database;
using Consortium.Api.Events;
using Consortium.Api.Security;
using Consortium.Domain;
using Consortium.Domain.Cohorts;
using Npgsql;

namespace Consortium.Api.PersonalData;

/// <summary>How a person is called and reached.</summary>
internal sealed record PersonalDetail(string GivenName, string FamilyName, string Email)
{
    public string DisplayName => $"{GivenName} {FamilyName}";

    /// <summary>What other details say differently.</summary>
    public ImmutableArray<DetailField> Corrected(PersonalDetail now) =>
    [
        .. GivenName != now.GivenName ? [DetailField.GivenName] : (DetailField[])[],
        .. FamilyName != now.FamilyName ? [DetailField.FamilyName] : (DetailField[])[],
        .. Email != now.Email ? [DetailField.Email] : (DetailField[])[],
    ];
}

/// <summary>A person's details as they are kept.</summary>
internal sealed record SealedDetail(Guid Subject, byte[] Sealed, byte[] Digest);

/// <summary>Names and addresses, joined to ids at read time; events never hold them.</summary>
internal sealed class PersonalDetails(Databases databases, SubjectKeys keys, MasterKey master, Reader reader)
{
    /// <summary>The constraint that says that a company already registered this address in this cohort.</summary>
    public const string OncePerCompanyAndCohort = "detail_once_per_company_and_cohort";

    /// <summary>People's details, sealed under keys that are made first.</summary>
    public async Task<IReadOnlyList<SealedDetail>> Seal(IReadOnlyList<(Guid Subject, PersonalDetail Detail)> people, CancellationToken ct)
    {
        var made = await keys.Make([.. people.Select(person => person.Subject)], ct);
        return
        [
            .. people.Select(person => new SealedDetail(
                person.Subject, Seal(made[person.Subject], person.Subject, person.Detail), EmailDigest.Of(master, person.Detail.Email))),
        ];
    }

    /// <summary>Seals people's details and answers the statement that keeps them.</summary>
    public async Task<SqlStatement> Keep(
        CompanyId company, CohortId cohort, IReadOnlyList<(Guid Subject, PersonalDetail Detail)> people, CancellationToken ct) =>
        Keep(company, cohort, await Seal(people, ct));

    /// <summary>The statement that keeps people's details, to run alongside what is recorded of them. Details that were kept before are replaced.</summary>
    public static SqlStatement Keep(CompanyId company, CohortId cohort, IReadOnlyList<SealedDetail> people) => new(
        """
        insert into personal.detail (subject, company, cohort, sealed, email_digest)
        select subject, $1, $2, sealed, digest from unnest($3, $4, $5) as p (subject, sealed, digest)
        on conflict (subject) do update set company = excluded.company, sealed = excluded.sealed, email_digest = excluded.email_digest
        """,
        company.Value,
        cohort.Value,
        people.Select(person => person.Subject).ToArray(),
        people.Select(person => person.Sealed).ToArray(),
        people.Select(person => person.Digest).ToArray());

    /// <summary>The statement that corrects a person's details. The address of somebody who left stays free to be registered anew.</summary>
    public async Task<SqlStatement> Correct(ParticipantId person, PersonalDetail detail, CancellationToken ct) => new(
        "update personal.detail set sealed = $2, email_digest = case when email_digest is null then null else $3 end where subject = $1",
        person.Value,
        Seal(await keys.Make(person.Value, ct), person.Value, detail),
        EmailDigest.Of(master, detail.Email));

    /// <summary>Lets the address of somebody who left be registered anew; the details stay until they are erased.</summary>
    public static SqlStatement Vacate(Guid subject) => new("update personal.detail set email_digest = null where subject = $1", subject);

    /// <summary>Who of a company's people in a cohort is registered under each of these addresses, with the details as they stand.</summary>
    public async Task<IReadOnlyDictionary<string, (Guid Subject, PersonalDetail? Detail)>> Registered(
        CompanyId company, CohortId cohort, IReadOnlyCollection<string> emails, CancellationToken ct)
    {
        var byDigest = emails.Distinct().ToLookup(email => Convert.ToHexString(EmailDigest.Of(master, email)));
        await using var command = databases.Engine.CreateCommand(
            "select subject, sealed, email_digest from personal.detail where company = $1 and cohort = $2 and email_digest = any($3)");
        command.Parameters.Add(new NpgsqlParameter { Value = company.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = cohort.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = byDigest.Select(same => Convert.FromHexString(same.Key)).ToArray() });
        var found = new List<(Guid Subject, byte[] Sealed, string Digest)>();
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                found.Add((rows.GetGuid(0), rows.GetFieldValue<byte[]>(1), Convert.ToHexString(rows.GetFieldValue<byte[]>(2))));
        }

        var details = await Open([.. found.Select(row => (row.Subject, row.Sealed))], ct);
        return found.SelectMany(row => byDigest[row.Digest], (row, email) => (email, row.Subject))
            .ToDictionary(pair => pair.email, pair => (pair.Subject, details.GetValueOrDefault(pair.Subject)));
    }

    /// <summary>Who takes part in a cohort under each of these addresses, whichever company they work for.</summary>
    public async Task<ILookup<string, ParticipantId>> InCohort(CohortId cohort, IReadOnlyCollection<string> emails, CancellationToken ct)
    {
        var byDigest = emails.Distinct().ToLookup(email => Convert.ToHexString(EmailDigest.Of(master, email)));
        await using var command = databases.Engine.CreateCommand(
            "select email_digest, subject from personal.detail where cohort = $1 and email_digest = any($2)")
            .With(cohort.Value, byDigest.Select(same => Convert.FromHexString(same.Key)).ToArray());
        var found = new List<(string Email, ParticipantId Person)>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var person = new ParticipantId(rows.GetGuid(1));
            found.AddRange(byDigest[Convert.ToHexString(rows.GetFieldValue<byte[]>(0))].Select(email => (email, person)));
        }

        return found.ToLookup(one => one.Email, one => one.Person);
    }

    /// <summary>The statements that remove what is kept of a person, to run alongside the erasure.</summary>
    public static IReadOnlyList<SqlStatement> Forget(Guid subject) =>
    [
        new("delete from personal.detail where subject = $1", subject),
        new("delete from personal.text where subject = $1 or also = $1", subject),
    ];

    /// <summary>Those of these people of whom anything is kept.</summary>
    public async Task<IReadOnlySet<Guid>> Kept(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        await using var command = databases.Engine.CreateCommand(
            """
            select subject from personal.detail where subject = any($1) union select subject from personal.text where subject = any($1)
            union select principal from personal.account where principal = any($1) and closed_at is null
            union select also from personal.text where also = any($1)
            """).With(subjects.ToArray());
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

    /// <summary>The details of one person, for themself and their own human resources; null for everybody else and once they are erased.</summary>
    public async Task<PersonalDetail?> OfPerson(Scope scope, ParticipantId person, CancellationToken ct)
    {
        var rows = await reader.Query(
            scope,
            $"select subject, sealed from personal.detail where {Scope.OfPerson("company", "subject")} and subject = @subject",
            row => (Subject: row.GetGuid(0), Sealed: row.GetFieldValue<byte[]>(1)),
            ct,
            ("subject", person.Value));
        return (await Open(rows, ct)).Values.SingleOrDefault();
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

    private static byte[] Seal(byte[] key, Guid subject, PersonalDetail detail) =>
        Sealing.Seal(key, JsonSerializer.SerializeToUtf8Bytes(detail, StoredJson.Options), subject.ToByteArray());

    private async Task<IReadOnlyDictionary<Guid, PersonalDetail>> Open(IReadOnlyList<(Guid Subject, byte[] Sealed)> rows, CancellationToken ct)
    {
        var found = await keys.Find([.. rows.Select(row => row.Subject)], ct);
        return rows.Where(row => found.ContainsKey(row.Subject)).ToDictionary(
            row => row.Subject,
            row => JsonSerializer.Deserialize<PersonalDetail>(
                Sealing.Open(found[row.Subject], row.Sealed, row.Subject.ToByteArray()), StoredJson.Options)!);
    }
}
