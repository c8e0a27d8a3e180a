using Consortium.Domain;

namespace Consortium.Tests.Acts;

[Trait("Rule", "L-13")]
public class FindingForbiddenContent
{
    [Theory]
    [InlineData("Son salaire est trop bas.", ForbiddenCategory.Pay, 4)]
    [InlineData("What about her SALARY?", ForbiddenCategory.Pay, 15)]
    [InlineData("une prime de rendement", ForbiddenCategory.Pay, 4)]
    [InlineData("Nos prix montent.", ForbiddenCategory.Prices, 0)]
    [InlineData("le plan d’embauche de 2027", ForbiddenCategory.Hiring, 3)]
    [InlineData("our MARGINS are thin", ForbiddenCategory.Margins, 4)]
    [InlineData("la capacité de  production", ForbiddenCategory.Capacity, 3)]
    [InlineData("leur Part de marché", ForbiddenCategory.Market, 5)]
    [InlineData("the R&D plan", ForbiddenCategory.Plans, 4)]
    public void Tells_the_category_and_the_place(string text, ForbiddenCategory category, int position) =>
        Assert.Equal(new ForbiddenWord(category, position), ForbiddenContent.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("Partager ce que j'ai appris de la négociation et du changement.")]
    [InlineData("Preparing for a first management role; the benefits of listening.")]
    [InlineData("Une entreprise de Saint-Prix, en marge du marché.  ", true)]
    [InlineData("primeurs et tarification")]
    public void Leaves_ordinary_sentences_alone(string text, bool found = false) => Assert.Equal(found, ForbiddenContent.In(text) is not null);
}
