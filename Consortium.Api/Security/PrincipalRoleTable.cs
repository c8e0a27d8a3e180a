using Consortium.Api.Events;
using Consortium.Api.Security.Accounts;
using Consortium.Api.Security.SignIn;
using Consortium.Api.Security.Tokens;

namespace Consortium.Api.Security;

/// <summary>The roles in which each principal was given access, however long ago.</summary>
internal sealed class PrincipalRoleTable : IReadModel
{
    public string Table => "principal_role";

    public IEnumerable<SqlStatement> Apply(IReadOnlyList<RecordedEvent> page, string into)
    {
        var given = page.Select(e => e.Data switch
        {
            TokenEvent.Issued issued => (issued.Principal, issued.Role),
            SignInLinkEvent.Created created => (created.Principal, created.Role),
            AccountEvent.Opened opened => (opened.Principal, opened.Role),
            _ => ((Guid Principal, Role Role)?)null,
        }).OfType<(Guid Principal, Role Role)>().Distinct().ToList();
        if (given.Count > 0)
            yield return new SqlStatement(
                $"insert into {into} (principal, role) select * from unnest($1, $2) on conflict do nothing",
                given.Select(one => one.Principal).ToArray(),
                given.Select(one => StoredJson.Word(one.Role)).ToArray());
    }
}
