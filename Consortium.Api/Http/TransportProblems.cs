namespace Consortium.Api.Http;

/// <summary>What can go wrong before or around an act; a rule that stands in its way is a refusal instead.</summary>
internal static class TransportProblems
{
    public static readonly Problem BadRequest = new(
        "request.malformed", 400,
        "La demande n'a pas la forme attendue ; le document de l'API décrit chaque paramètre.",
        "The request does not have the expected form; the API document describes every parameter.");

    public static readonly Problem BadParameter = new(
        "request.parameter", 400,
        "Un paramètre de l'adresse n'a pas la forme attendue.",
        "A parameter of the address does not have the expected form.");

    public static readonly Problem BadBody = new(
        "request.body", 400,
        "Le corps de la demande n'a pas la forme attendue ; « errors » dit où et ce qu'il faut écrire.",
        "The body does not have the expected form; “errors” says where, and what to write.");

    public static readonly Problem NobodySignedIn = new(
        "access.sign-in", 401,
        "Envoyez un jeton en vigueur dans l'en-tête Authorization: Bearer, ou ouvrez un lien de connexion.",
        "Send a token in force in the header Authorization: Bearer, or open a sign-in link.");

    public static readonly Problem NotThisRole = new(
        "access.role", 403,
        "Votre rôle ne donne pas accès à cette opération.",
        "Your role does not give access to this operation.");

    public static readonly Problem CrossSite = new(
        "access.cross-site", 403,
        "La demande vient d'un autre site ; une session ne sert que depuis les pages de ce service.",
        "The request comes from another site; a session serves from the pages of this service alone.");

    public static readonly Problem NothingHere = new(
        "request.nothing-here", 404,
        "Aucune ressource n'existe à cette adresse.",
        "No resource exists at this address.");

    public static readonly Problem MethodNotAllowed = new(
        "request.method", 405,
        "Cette adresse n'accepte pas cette méthode ; l'en-tête Allow dit lesquelles.",
        "This address does not take this method; the header Allow says which.");

    public static readonly Problem InProgress = new(
        "idempotency.in-progress", 409,
        "La même clé d'idempotence est en cours de traitement ; redemandez dans un instant.",
        "The same idempotency key is being handled; ask again in a moment.")
    { RetryAfter = TimeSpan.FromSeconds(1) };

    public static readonly Problem BodyTooLarge = new(
        "request.too-large", 413,
        "Le corps de la demande dépasse 5 Mo.",
        "The body is larger than 5 MB.");

    public static readonly Problem MediaType = new(
        "request.media-type", 415,
        "Ce type de contenu n'est pas accepté ici ; le document de l'API dit lesquels le sont.",
        "This content type is not taken here; the API document says which are.");

    public static readonly Problem KeyMissing = new(
        "idempotency.key-missing", 400,
        "Chaque POST porte un en-tête Idempotency-Key : une valeur à vous, la même quand vous répétez la demande.",
        "Every POST carries a header Idempotency-Key: a value of your own, the same when you repeat the request.");

    public static readonly Problem KeyMalformed = new(
        "idempotency.key-malformed", 400,
        "L'en-tête Idempotency-Key a de 1 à 255 caractères ASCII visibles et n'est envoyé qu'une fois.",
        "The header Idempotency-Key has 1 to 255 visible ASCII characters and is sent once.");

    public static readonly Problem KeyReused = new(
        "idempotency.key-reused", 422,
        "Cette clé d'idempotence a déjà servi pour une autre demande ; prenez-en une nouvelle.",
        "This idempotency key has served for another request; take a new one.");

    public static readonly Problem IfMatchMalformed = new(
        "precondition.malformed", 400,
        "L'en-tête If-Match reprend un seul ETag, tel que la lecture l'a donné.",
        "The header If-Match carries one ETag, as the read gave it.");

    public static readonly Problem IfMatchRequired = new(
        "precondition.required", 428,
        "Cette opération demande l'en-tête If-Match avec l'ETag de ce que vous avez lu.",
        "This operation requires the header If-Match with the ETag of what you read.");

    public static readonly Problem TooManyAttempts = new(
        "access.too-many-attempts", 429,
        "Trop d'essais de connexion ; attendez une minute.",
        "Too many attempts to sign in; wait a minute.")
    { RetryAfter = TimeSpan.FromMinutes(1) };

    public static readonly Problem Fault = new(
        "service.fault", 500,
        "Le service a rencontré une erreur qui n'était pas prévue ; elle est notée avec l'identifiant de la réponse.",
        "The service met a fault that was not planned for; it is noted with the identifier of the answer.");

    public static readonly Problem DatabaseAway = new(
        "storage.away", 503,
        "La base de données n'est pas joignable pour l'instant ; rien de ce qui a été confirmé n'est perdu. Répétez la demande avec la même clé.",
        "The database cannot be reached for now; nothing that was acknowledged is lost. Repeat the request with the same key.")
    { RetryAfter = TimeSpan.FromSeconds(2) };

    public static readonly Problem DatabaseFull = new(
        "storage.full", 503,
        "Il n'y a plus de place pour écrire ; la personne responsable de l'exploitation doit en libérer. Rien de ce qui a été confirmé n'est perdu.",
        "There is no space left to write; the operator must free some. Nothing that was acknowledged is lost.")
    { RetryAfter = TimeSpan.FromSeconds(30) };

    public static readonly Problem WrittenByNewerVersion = new(
        "storage.newer-version", 503,
        "Une version plus récente du service a écrit ici ; la personne responsable de l'exploitation doit la démarrer.",
        "A newer version of the service wrote here; the operator must start it.")
    { RetryAfter = TimeSpan.FromSeconds(60) };

    public static readonly Problem TooSlow = new(
        "service.too-slow", 503,
        "La réponse n'est pas venue à temps ; répétez la demande avec la même clé.",
        "The answer did not come in time; repeat the request with the same key.")
    { RetryAfter = TimeSpan.FromSeconds(5) };

    /// <summary>What the framework answered with a bare status.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        401 => NobodySignedIn,
        403 => NotThisRole,
        404 => NothingHere,
        405 => MethodNotAllowed,
        413 => BodyTooLarge,
        415 => MediaType,
        429 => TooManyAttempts,
        503 => DatabaseAway,
        >= 500 => Fault,
        _ => BadRequest with { Status = status },
    };
}
