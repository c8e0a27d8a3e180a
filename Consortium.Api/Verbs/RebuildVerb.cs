using System.CommandLine;
using Consortium.Api.Events;

namespace Consortium.Api.Verbs;

internal static class RebuildVerb
{
    private static readonly Argument<string> Table = new("table") { Description = "A read table, or 'all'." };

    public static Command Command() => Verb.Of(
        "rebuild",
        "Tell read tables again from the first event; the old ones serve until then.",
        async (installation, parsed, ct) =>
        {
            await using var services = installation.Services();
            var known = services.GetServices<IReadModel>().Select(readModel => readModel.Table).Order(StringComparer.Ordinal).ToList();
            var asked = parsed.GetRequiredValue(Table);
            var tables = asked == "all" ? known : known.Where(table => table == asked).ToList();
            if (asked != "all" && tables.Count == 0)
            {
                await Console.Error.WriteLineAsync($"There is no read table '{asked}'. There are: {string.Join(", ", known)}.");
                return Verb.NotDone;
            }

            await services.GetRequiredService<IEngine>().Check(ct);
            foreach (var table in tables)
            {
                var events = await services.GetRequiredService<IReadModels>().Rebuild(table, ct);
                Console.WriteLine($"{table}: told again from {events} events.");
            }

            return Verb.Done;
        },
        Table);
}
