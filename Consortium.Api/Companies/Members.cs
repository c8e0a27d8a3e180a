using System.Globalization;
using Consortium.Api.Pages;

namespace Consortium.Api.Companies;

/// <summary>The member companies as a page shows them: by name, and by the end of the id where somebody is no member any more.</summary>
internal sealed class Members
{
    private readonly Dictionary<Guid, string> _names;

    private Members(IReadOnlyList<ListMembersEndpoint.Member> members)
    {
        _names = members.ToDictionary(member => member.Id, member => member.LegalName);
        ByName = [.. members.OrderBy(member => member.LegalName, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))];
    }

    public static Members None { get; } = new([]);

    /// <summary>In the order of the reader's language.</summary>
    public IReadOnlyList<ListMembersEndpoint.Member> ByName { get; }

    public string NameOf(Guid company) => _names.GetValueOrDefault(company) ?? Shown.Short(company);

    public static async Task<Members> Of(OwnApi api, CancellationToken ct) => new(await api.All<ListMembersEndpoint.Member>("ListMembers", null, ct));
}
