using Consortium.Api.Security;

namespace Consortium.Api.Http;

/// <summary>Says who is signed in and what that role may do; a stranger is told how to come in.</summary>
internal static class HomePage
{
    public static void MapHome(this IEndpointRouteBuilder app) => app.MapGet("/", Show).WithName("Home").ExcludeFromDescription();

    private static HtmlPage Show(HttpContext context) => context.Features.Get<Scope>() is { } caller ? Of(caller) : Stranger;

    private static HtmlPage Stranger { get; } = new("Consortium de mentorat", "Mentoring consortium", new(
        "<p>Pour entrer, ouvrez le lien de connexion que l'exploitant vous a remis. Il sert une fois.</p><p><a href=/docs>Document de l'API</a></p>",
        "<p>To come in, open the sign-in link that the operator gave you. It serves once.</p><p><a href=/docs>API document</a></p>"));

    private static HtmlPage Of(Scope caller)
    {
        var (fr, en) = RoleNames.Of(caller.Role);
        var company = caller.Company is { } id ? $"<code>{id.Value}</code>" : "–";
        var acts = Acts(caller.Role);
        return new("Consortium de mentorat", "Mentoring consortium", new(
            $"<p>Vous êtes là comme <strong>{fr}</strong>, entreprise {company}, identifiant <code>{caller.Principal}</code>.</p>" +
            $"<h2>Ce que ce rôle peut faire</h2>{acts}<p><a href=/docs>Document de l'API</a></p><form method=post action=/sign-out><button>Se déconnecter</button></form>",
            $"<p>You are here as <strong>{en}</strong>, company {company}, identifier <code>{caller.Principal}</code>.</p>" +
            $"<h2>What this role may do</h2>{acts}<p><a href=/docs>API document</a></p><form method=post action=/sign-out><button>Sign out</button></form>"));
    }

    private static string Acts(Role role) => AccessMatrix.Rows
        .Where(row => row.May.Any(access => access.Role == role))
        .Aggregate("<ul>", (list, row) => $"{list}<li><a href=\"/docs#{row.Endpoint}\">{row.Endpoint}</a></li>") + "</ul>";
}
