namespace Consortium.Api.Http;

/// <summary>
/// One act or query of the API: a class of its own beside its feature, found by its interface, so that adding one touches no
/// list but the access matrix. Its name (<c>WithName</c>) is its row there and its operation id.
/// </summary>
internal interface IEndpoint
{
    /// <param name="api">The group <c>/api/v1</c>.</param>
    static abstract void Map(IEndpointRouteBuilder api);
}
