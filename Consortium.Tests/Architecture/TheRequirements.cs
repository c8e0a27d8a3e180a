using System.Reflection;

namespace Consortium.Tests.Architecture;

/// <summary>
/// What companies, agreements, people, the queue, the committee and decisions must do: requirements (A), rules (L) and
/// complaints about other programs (C), by the numbers that refusals carry too.
/// </summary>
public sealed class TheRequirements
{
    private static readonly string[] Promised =
    [
        .. Numbers('A', 1, 5), .. Numbers('L', 17, 21), "L-28",
        .. Numbers('A', 7, 10), .. Numbers('L', 1, 12), "L-36",
        "A-21", "A-27", "A-31", "A-35", .. Numbers('A', 64, 69), "L-26", "L-29",
        .. Numbers('C', 1, 9), .. Numbers('C', 13, 15), .. Numbers('C', 22, 25),
        .. Numbers('A', 11, 14), .. Numbers('L', 30, 35),
        "A-24", "L-13", "L-37", .. Numbers('L', 39, 42), "L-46",
    ];

    [Fact]
    public void Are_named_by_a_test_each() => Assert.Empty(Promised.Except(Tested()));

    private static IEnumerable<string> Tested() =>
        from type in typeof(TheRequirements).Assembly.GetTypes()
        from member in (IEnumerable<MemberInfo>)[type, .. type.GetMethods()]
        from trait in member.GetCustomAttributes<TraitAttribute>()
        where trait.Name is "Rule"
        select trait.Value;

    private static IEnumerable<string> Numbers(char kind, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"{kind}-{number:00}");
}
