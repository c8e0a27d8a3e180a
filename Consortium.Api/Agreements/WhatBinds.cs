using Consortium.Api.Security;
using Consortium.Domain;

namespace Consortium.Api.Agreements;

/// <summary>The queries over what bound one company by the end of a day.</summary>
internal sealed class WhatBinds(Reader reader, Scope caller, Guid company, DateOnly on)
{
    /// <summary>The version in force on the day, as <see cref="Domain.Agreements.AgreementRules.InForceOn"/> says; published by then.</summary>
    public async Task<AgreementRead?> Agreement(CancellationToken ct)
    {
        var inForce = await reader.Query(
            caller,
            $"""
            select agreement from read.agreement_version
            where {Scope.OfConsortium} and begins <= @on order by begins desc, published_at desc limit 1
            """,
            row => row.GetGuid(0),
            ct,
            ("on", on));
        return inForce is [var agreement] ? await AgreementTexts.Find(reader, caller, agreement, ct) : null;
    }

    public async Task<(DateOnly On, string Language, TextId Signatory)?> Signature(Guid agreement, CancellationToken ct) =>
        await reader.Query(
            caller,
            $"""
            select signed_on, language, signatory from read.agreement_signature
            where {Scope.OfCompany("company")} and company = @company and agreement = @agreement and signed_on <= @on
            """,
            row => (On: row.GetFieldValue<DateOnly>(0), Language: row.GetString(1), Signatory: new TextId(row.GetGuid(2))),
            ct,
            ("company", company),
            ("agreement", agreement),
            ("on", on)) is [var signed] ? signed : null;

    /// <summary>Those that had taken effect by the end of the day and whose own days include it.</summary>
    public Task<IReadOnlyList<ReadWhatBindsEndpoint.CovenantBinding>> Covenants(CancellationToken ct) => reader.Query(
        caller,
        $"""
        select covenant, bound, beneficiary, reciprocal, jurisdiction, prohibited, territory, begins, ends, tail_months from read.covenant
        where {Scope.OfCompany("company")} and company = @company
            and (in_force_at at time zone 'UTC')::date <= @on and begins <= @on and ends >= @on
        order by begins, covenant
        """,
        row => new ReadWhatBindsEndpoint.CovenantBinding(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetGuid(2),
            row.GetBoolean(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetFieldValue<DateOnly>(7),
            row.GetFieldValue<DateOnly>(8),
            row.GetInt16(9)),
        ct,
        ("company", company),
        ("on", on));

    /// <summary>Participants registered by then who had not acknowledged that version by then.</summary>
    public Task<IReadOnlyList<Guid>> Outstanding(Guid agreement, CancellationToken ct) => reader.Query(
        caller,
        $"""
        select p.participant from read.participant p
        where {Scope.OfCompany("p.company")} and p.company = @company and (p.registered_at at time zone 'UTC')::date <= @on
            and not exists (select from read.acknowledgement a
                where a.participant = p.participant and a.agreement = @agreement and a.acknowledged_on <= @on)
        order by p.participant
        """,
        row => row.GetGuid(0),
        ct,
        ("company", company),
        ("agreement", agreement),
        ("on", on));
}
