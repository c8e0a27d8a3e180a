namespace Consortium.Api.Http;

/// <summary>One title per status, as RFC 9457 asks: the detail tells the rest.</summary>
internal static class ProblemTitles
{
    public static string Of(int status, bool french)
    {
        var (fr, en) = status switch
        {
            StatusCodes.Status400BadRequest => ("La demande n'est pas bien formée.", "The request is not well formed."),
            StatusCodes.Status401Unauthorized => ("Il faut d'abord s'identifier.", "Sign in first."),
            StatusCodes.Status403Forbidden => ("Ce rôle ne peut pas faire cela.", "This role may not do this."),
            StatusCodes.Status404NotFound => ("Rien ne se trouve à cette adresse.", "Nothing is at this address."),
            StatusCodes.Status409Conflict => ("Les règles du consortium ne le permettent pas.", "The consortium's rules do not allow this."),
            StatusCodes.Status412PreconditionFailed => ("L'élément a changé entre-temps.", "This has changed in the meantime."),
            StatusCodes.Status422UnprocessableEntity => ("La demande se contredit.", "The request contradicts itself."),
            StatusCodes.Status428PreconditionRequired => ("Il faut dire quelle version a été lue.", "Say which version was read."),
            StatusCodes.Status429TooManyRequests => ("Trop de demandes en peu de temps.", "Too many requests in a short time."),
            StatusCodes.Status503ServiceUnavailable => ("Le service n'est pas disponible pour l'instant.", "The service is not available for now."),
            >= 500 => ("Une erreur est survenue de notre côté.", "Something went wrong on our side."),
            _ => ("La demande n'a pas pu être traitée.", "The request could not be handled."),
        };
        return french ? fr : en;
    }
}
