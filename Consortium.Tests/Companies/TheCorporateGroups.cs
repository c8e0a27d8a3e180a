using System.Globalization;
using Consortium.Domain;
using Consortium.Domain.Companies;

namespace Consortium.Tests.Companies;

[Trait("Rule", "L-18")]
public class TheCorporateGroups
{
    private static readonly CompanyId _head = Named("head"), _daughter = Named("daughter"), _granddaughter = Named("granddaughter"), _other = Named("other");

    [Fact]
    public void A_company_that_nobody_controls_is_a_group_of_its_own() => Assert.Equal([_head], new CorporateGroups([]).Of(_head));

    [Fact]
    public void A_group_is_everything_under_one_ultimate_controller()
    {
        var groups = new CorporateGroups([(_head, _daughter), (_daughter, _granddaughter)]);

        Assert.All([_head, _daughter, _granddaughter], company => Assert.Equal([_head], groups.Of(company)));
    }

    [Fact]
    public void Joint_control_puts_a_company_and_what_is_under_it_in_both_groups()
    {
        var groups = new CorporateGroups([(_head, _daughter), (_other, _daughter), (_daughter, _granddaughter)]);

        var both = new[] { _head, _other }.OrderBy(company => company.Value);
        Assert.Equal(both, groups.Of(_daughter));
        Assert.Equal(both, groups.Of(_granddaughter));
        Assert.Equal([_head], groups.Of(_head));
    }

    [Fact]
    public void Companies_that_control_each_other_in_a_circle_are_one_group()
    {
        var groups = new CorporateGroups([(_head, _daughter), (_daughter, _granddaughter), (_granddaughter, _head), (_granddaughter, _other)]);

        Assert.Single(new[] { _head, _daughter, _granddaughter, _other }.SelectMany(company => groups.Of(company)).Distinct());
    }

    [Fact]
    public void They_are_those_of_a_naive_closure_over_any_links()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var draw = new Random(seed);
            var companies = Enumerable.Range(0, draw.Next(2, 14)).Select(number => Named($"company {number}")).ToArray();
            var links = Enumerable.Range(0, draw.Next(0, 2 * companies.Length))
                .Select(_ => (Controller: companies[draw.Next(companies.Length)], Controlled: companies[draw.Next(companies.Length)]))
                .Where(link => link.Controller != link.Controlled)
                .ToList();
            var groups = new CorporateGroups(links);

            Assert.All(companies, company => Assert.Equal((seed, Written(ByClosure(company, links))), (seed, Written(groups.Of(company)))));
        }
    }

    [Fact]
    public void A_chain_of_twenty_thousand_has_one_head()
    {
        var chain = Enumerable.Range(0, 20_000).Select(number => Named(string.Create(CultureInfo.InvariantCulture, $"link {number}"))).ToArray();

        var groups = new CorporateGroups(chain.Zip(chain.Skip(1)));

        Assert.All(chain, company => Assert.Equal([chain[0]], groups.Of(company)));
    }

    /// <summary>All that is above, step by step; on top are those whom everything above them has above it too.</summary>
    private static IEnumerable<CompanyId> ByClosure(CompanyId company, IReadOnlyList<(CompanyId Controller, CompanyId Controlled)> links)
    {
        return AtOrAbove(company).Where(top => AtOrAbove(top).All(above => AtOrAbove(above).Contains(top)))
            .Select(top => AtOrAbove(top).MinBy(one => one.Value)).Distinct().OrderBy(group => group.Value);

        HashSet<CompanyId> AtOrAbove(CompanyId from)
        {
            HashSet<CompanyId> found = [from];
            while (links.Where(link => found.Contains(link.Controlled)).Any(link => found.Add(link.Controller)))
            {
            }

            return found;
        }
    }

    private static string Written(IEnumerable<CompanyId> groups) => string.Join(' ', groups.Select(group => group.Value));

    private static CompanyId Named(string name) => new(DerivedId.Of(name));
}
