namespace Consortium.Domain.Agreements;

/// <summary>
/// The shortest way from one sequence to another by removing and adding: E. W. Myers, "An O(ND) Difference Algorithm and Its
/// Variations", Algorithmica 1 (1986). Two sequences that differ in more than <see cref="MostEdits"/> places are told as one
/// replaced by the other, so that no pair of texts takes long.
/// </summary>
internal static class EditScript
{
    /// <summary>Where looking for what is common ends.</summary>
    public const int MostEdits = 1_000;

    public static IEnumerable<(Change Change, string Part)> Between(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
            head++;
        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;

        return before.Take(head).Select(Kept)
            .Concat(Middle([.. before.Take(head..^tail)], [.. after.Take(head..^tail)]))
            .Concat(before.TakeLast(tail).Select(Kept));
    }

    private static IEnumerable<(Change, string)> Middle(string[] before, string[] after)
    {
        var most = Math.Min(before.Length + after.Length, MostEdits);
        var zero = most + 1;

        // furthest[zero + k]: how much of the earlier sequence is behind us on the diagonal k = (its place) - (the other's place).
        var furthest = new int[2 * most + 3];
        var steps = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            steps.Add((int[])furthest.Clone());
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = Adds(furthest, zero, k, edits) ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                while (x < before.Length && x - k < after.Length && before[x] == after[x - k])
                    x++;
                furthest[zero + k] = x;
                if (x >= before.Length && x - k >= after.Length)
                    return Way(steps, zero, before, after);
            }
        }

        return before.Select(part => (Change.Removed, part)).Concat(after.Select(part => (Change.Added, part)));
    }

    private static List<(Change, string)> Way(List<int[]> steps, int zero, string[] before, string[] after)
    {
        var way = new List<(Change, string)>();
        var (x, y) = (before.Length, after.Length);
        for (var edits = steps.Count - 1; edits > 0; edits--)
        {
            var furthest = steps[edits];
            var adds = Adds(furthest, zero, x - y, edits);
            var from = furthest[zero + x - y + (adds ? 1 : -1)];
            var kept = adds ? from : from + 1;
            for (; x > kept; y--)
                way.Add(Kept(before[--x]));
            if (adds)
                way.Add((Change.Added, after[--y]));
            else
                way.Add((Change.Removed, before[--x]));
        }

        while (x > 0)
            way.Add(Kept(before[--x]));
        way.Reverse();
        return way;
    }

    /// <summary>Whether the best way onto a diagonal adds a part; else it removes one.</summary>
    private static bool Adds(int[] furthest, int zero, int k, int edits) =>
        k == -edits || (k != edits && furthest[zero + k - 1] < furthest[zero + k + 1]);

    private static (Change, string) Kept(string part) => (Change.Kept, part);
}
