using System.Net;
using Consortium.Tests.Support;

namespace Consortium.Tests.Registering;

[Trait("Rule", "A-109")]
public sealed class ReadingTheTaxonomy(AConsortium consortium) : IClassFixture<AConsortium>
{
    [Fact]
    public async Task Shows_every_term_in_both_languages_to_everybody()
    {
        var items = await consortium.Acme.Hr.Items("/api/v1/taxonomy");

        var negotiation = Assert.Single(items, item => item.Text("code") == "negotiation");
        Assert.Equal(("skill", "négociation", "negotiation"), (negotiation.Text("kind"), negotiation.Text("fr"), negotiation.Text("en")));
        Assert.Equal(("Communication", "Communication"), (negotiation.Text("groupFr"), negotiation.Text("groupEn")));
        Assert.Equal(["context", "function", "situation", "skill"], items.Select(item => item.Text("kind")).Distinct().Order());
    }

    [Theory]
    [InlineData("kind=function&contains=achats", "purchasing")]
    [InlineData("kind=skill&contains=NEGOCIATION", "negotiation")]
    [InlineData("group=maple", "")]
    [InlineData("group=agri-food&contains=cole", "farm-management")]
    [InlineData("kind=situation&contains=mes-rollout", "mes-rollout")]
    public async Task Narrows_the_list_by_kind_group_and_word(string query, string found) =>
        Assert.Equal(found, string.Join(' ', (await consortium.Coordinator.Items($"/api/v1/taxonomy?{query}")).Select(item => item.Text("code"))));

    [Fact]
    public async Task Says_which_kinds_there_are_when_another_is_asked_for() =>
        await consortium.Coordinator.Get("/api/v1/taxonomy?kind=hobby").IsProblem(400, "request.parameter");

    [Fact]
    public async Task Is_for_those_who_are_signed_in() =>
        await consortium.Service.Nobody().Get("/api/v1/taxonomy").Is(HttpStatusCode.Unauthorized);
}
