using System.ComponentModel.DataAnnotations;
using Consortium.Api.Events;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Agreements;

namespace Consortium.Api.Agreements.Covenants;

internal sealed class SignOffCovenantEndpoint : IEndpoint
{
    /// <param name="Counsel">Who approved it: name and firm.</param>
    /// <param name="On">The day of the approval.</param>
    /// <param name="DocumentDigest">SHA-256 of the document that counsel read, in lower-case hexadecimal.</param>
    internal sealed record Request(
        [property: Required, StringLength(200, MinimumLength = 3)] string Counsel,
        DateOnly On,
        [property: Required, RegularExpression("^[0-9a-f]{64}$")] string DocumentDigest);

    internal sealed record Response(CovenantId Id, CompanyId Company);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/covenants/{covenant:guid}/sign-offs", Handle)
        .WithName("SignOffCovenant")
        .WithSummary("Records that counsel of the caller's company approved the draft of a covenant.")
        .WithTags("Agreements")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid covenant, Request request, ActRequest act, Texts texts, IEventStreams streams, TimeProvider clock, CancellationToken ct)
    {
        var company = act.Caller.Company!.Value;
        var counsel = act.NewId("counsel");
        var (text, keep) = await texts.Keep(new TextId(counsel), counsel, Readers.Company(company), request.Counsel, ct);
        var signOff = new SignOffCovenant(company, new CounselSignOff(text, request.On, request.DocumentDigest));
        var kept = act.Keep(StatusCodes.Status200OK);
        var folds = await streams.Decide(
            [StreamAddress.Of<NonSolicitationCovenant>(covenant, act.Expected)],
            before =>
            {
                var outcome = signOff.Decide(before.Of<NonSolicitationCovenant>(covenant), clock.GetUtcNow());
                return new Recording(outcome.Refusal)
                {
                    Events = [(covenant, [.. outcome.Events])],
                    Alongside = outcome.Events.Count > 0 ? [keep, .. kept] : kept,
                };
            },
            ct);

        return Answer.Ok(folds.As<NonSolicitationCovenant>(covenant), _ => new Response(new CovenantId(covenant), company));
    }
}
