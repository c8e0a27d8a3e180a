namespace Consortium.Api.Http;

/// <summary>A part of what changes while it is worked on, in the order of the work: at most fifty around one of them, or the first.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Start">How many of them come before these.</param>
/// <param name="Items">The things.</param>
/// <param name="PageBefore">The first of the part before; null in the first.</param>
/// <param name="PageAfter">The first of the part after; null in the last.</param>
internal sealed record Part<T>(int Total, int Start, IReadOnlyList<T> Items, Guid? PageBefore, Guid? PageAfter);

/// <summary>Finds a part by numbers alone, so that of thousands the database reads whole the few that are shown.</summary>
internal static class Part
{
    public const int Most = 50;

    /// <summary>The table expressions <c>part</c> and <c>shown</c>: with the part, what stands around it and tells where the parts beside it begin.</summary>
    /// <param name="numbered">An earlier table expression with <paramref name="id"/> and place, from 1.</param>
    /// <param name="id">The column of the id.</param>
    /// <param name="around">The parameter, with its @, that holds the id to read around.</param>
    public static string Of(string numbered, string id, string around) =>
        $"""
        part as materialized (
            select (select count(*) from {numbered})::integer as total,
                coalesce((select (place - 1) / {Most} * {Most} from {numbered} where {id} = {around}), 0)::integer as start),
        shown as materialized (
            select n.{id}, n.place::integer, p.total, p.start from {numbered} n cross join part p
            where n.place between p.start + 1 and p.start + {Most} + 1 or n.place in (p.start - {Most} + 1, p.start)
            -- There are no more: said so that the planner looks these few up.
            limit {Most} + 3)
        """;

    /// <param name="rows">What was shown, by place.</param>
    public static Part<T> Of<T>(IReadOnlyList<(T Item, Guid Id, int Place, int Total, int Start)> rows)
    {
        var (total, start) = rows is [var any, ..] ? (any.Total, any.Start) : (0, 0);
        return new(
            total,
            start,
            [.. rows.Where(row => row.Place > start && row.Place <= start + Most).Select(row => row.Item)],
            rows.Where(row => row.Place <= start).Select(row => (Guid?)row.Id).FirstOrDefault(),
            rows.Where(row => row.Place > start + Most).Select(row => (Guid?)row.Id).FirstOrDefault());
    }
}
