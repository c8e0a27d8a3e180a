using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Consortium.Api.Http;
using Consortium.Api.PersonalData;
using Consortium.Domain;
using Consortium.Domain.Cohorts;

namespace Consortium.Api.Cohorts;

internal sealed class DeclareIndependenceEndpoint : IEndpoint
{
    /// <summary>
    /// The answers take the place of those given before. A question with an empty list was answered with "none"; one that is named
    /// nowhere was not answered.
    /// </summary>
    /// <param name="Companies">By question, the companies that the person has or had the link with.</param>
    /// <param name="People">By question, the e-mail addresses of the people; they are recognised and not kept.</param>
    /// <param name="WithheldCompanies">Questions about companies that the person chose not to answer.</param>
    /// <param name="WithheldPeople">Questions about people that the person chose not to answer.</param>
    internal sealed record Request(
        IReadOnlyDictionary<CompanyQuestion, IReadOnlyList<CompanyLink>>? Companies,
        IReadOnlyDictionary<PersonQuestion, IReadOnlyList<string>>? People,
        [property: MaxLength(7)] IReadOnlyList<CompanyQuestion>? WithheldCompanies,
        [property: MaxLength(2)] IReadOnlyList<PersonQuestion>? WithheldPeople);

    /// <param name="Open">Whether a question is still to be answered before the person can be proposed as a mentor.</param>
    /// <param name="AskAgainOn">The first day on which the answers no longer hold; null while a question is open.</param>
    internal sealed record Response(ParticipantId Id, bool Open, DateOnly? AskAgainOn);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/cohorts/{cohort:guid}/participants/{participant:guid}/independence", Handle)
        .WithName("DeclareIndependence")
        .WithSummary("A participant declares their links with companies and people; the answers hold for a year.")
        .WithTags("Cohorts")
        .Produces<Response>();

    private static async Task<IResult> Handle(
        Guid cohort, Guid participant, Request request, ActRequest act, ParticipantActs acts, People people, CancellationToken ct)
    {
        var (source, on) = (ParticipantActs.SourceOf(act.Caller), acts.Today);
        var companies = (request.WithheldCompanies ?? []).Distinct().ToDictionary(
            question => question, _ => (Knowledge<ImmutableArray<CompanyLink>>)new Knowledge<ImmutableArray<CompanyLink>>.Withheld(source, on));
        foreach (var (question, links) in request.Companies ?? ImmutableDictionary<CompanyQuestion, IReadOnlyList<CompanyLink>>.Empty)
            companies[question] = new Knowledge<ImmutableArray<CompanyLink>>.Known([.. links], source, on);
        var persons = (request.WithheldPeople ?? []).Distinct().ToDictionary(
            question => question, _ => (Knowledge<ImmutableArray<PersonId>>)new Knowledge<ImmutableArray<PersonId>>.Withheld(source, on));
        foreach (var (question, emails) in request.People ?? ImmutableDictionary<PersonQuestion, IReadOnlyList<string>>.Empty)
            persons[question] = new Knowledge<ImmutableArray<PersonId>>.Known([.. await people.Of(emails, ct)], source, on);

        var declaration = new IndependenceDeclaration(companies.ToImmutableSortedDictionary(), persons.ToImmutableSortedDictionary());
        var decided = await acts.Decide(
            act, cohort, participant, (state, at) => new DeclareIndependence(declaration).Decide(state, at), [], ct);
        return Answer.Ok(decided, _ => new Response(
            new ParticipantId(participant), declaration.IsOpenOn(on), declaration.IsOpenOn(on) ? null : on.AddYears(1)));
    }
}
