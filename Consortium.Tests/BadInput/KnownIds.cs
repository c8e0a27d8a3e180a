using System.Collections.Concurrent;
using System.Text.Json;

namespace Consortium.Tests.BadInput;

/// <summary>Ids that the service gave out, by what they name, so that requests reach things that exist.</summary>
internal sealed class KnownIds
{
    private const int Enough = 300;
    private readonly ConcurrentDictionary<string, ConcurrentBag<Guid>> known = [];

    /// <summary>An id of this kind; now and then one of another kind, or one that nobody has.</summary>
    public Guid Pick(string kind, Random random)
    {
        if (random.Next(15) == 0)
            kind = known.Keys.ElementAtOrDefault(random.Next(known.Count)) ?? kind;

        var ids = known.TryGetValue(Plain(kind), out var found) ? found.ToArray() : [];
        return ids.Length == 0 || random.Next(12) == 0 ? Random(random) : ids[random.Next(ids.Length)];
    }

    public void Add(string kind, Guid id)
    {
        var ids = known.GetOrAdd(Plain(kind), _ => []);
        if (ids.Count < Enough)
            ids.Add(id);
    }

    /// <summary>Takes up the ids of an answer: <c>id</c> is what the path's last word says, any other is what its name says.</summary>
    public void Learn(string path, JsonElement answer)
    {
        if (answer.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in answer.EnumerateArray())
                Learn(path, item);
        }

        if (answer.ValueKind is not JsonValueKind.Object)
            return;

        foreach (var field in answer.EnumerateObject())
        {
            if (field.Value.ValueKind is not JsonValueKind.String)
                Learn(path, field.Value);
            else if (field.Value.TryGetGuid(out var id))
                Add(field.Name is "id" ? path.Split('/').Last(word => word is not ['{', ..]).TrimEnd('s') : field.Name, id);
        }
    }

    private static string Plain(string kind) => kind switch
    {
        "against" or "mentorCompany" or "menteeCompany" or "otherCompany" or "controller" or "controlled" or "to" or "companies" => "company",
        "bound" or "beneficiary" or "parties" or "one" or "other" or "competitors" or "application" or "candidate" or "bodies" or "through" => "company",
        "mainAgreement" => "agreement",
        "breach-report" => "report",
        "information-request" => "request",
        "about" or "with" or "concerning" or "mentor" or "mentee" or "person" => "participant",
        "matching-run" => "run",
        "principal" or "present" or "owner" => "member",
        "matches" => "match",
        "items" => "item",
        _ => kind,
    };

    private static Guid Random(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
