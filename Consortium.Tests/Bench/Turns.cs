using Repetitions = System.Collections.Generic.OrderedDictionary<string, System.Collections.Generic.List<double>>;

namespace Consortium.Tests.Bench;

/// <summary>
/// Whatever does the same work takes turns, a repetition each, since the machine's mood changes. In its turn an engine starts,
/// warms up, is measured and stops, so that none is measured while another looks for work.
/// </summary>
internal static class Turns
{
    public static async Task<OrderedDictionary<string, List<T>>> Take<T>(int rounds, IReadOnlyList<(string Name, Func<Task<T>> Work)> turns)
    {
        OrderedDictionary<string, List<T>> taken = new(turns.Select(one => KeyValuePair.Create(one.Name, new List<T>())));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, work) in turns)
            {
                taken[name].Add(await work());
            }
        }

        return taken;
    }

    /// <summary>The wait that the given share of each repetition's waits do not exceed.</summary>
    public static Repetitions At(this OrderedDictionary<string, List<IReadOnlyList<double>>> taken, double share) =>
        new(taken.Select(one => KeyValuePair.Create(one.Key, one.Value.ConvertAll(waits => Samples.At(waits, share)))));
}
